import type { Socket as TcpSocket } from 'node:net';

let gathering: TcpSocket[] = [];

/** What is written to this socket until the end of the turn leaves in one write: the system call costs more than the bytes. */
export function gatherTurn(tcp: TcpSocket): void {
  tcp.cork();
  if (gathering.push(tcp) === 1) setImmediate(release);
}

function release(): void {
  const sockets = gathering;
  gathering = [];
  for (const tcp of sockets) tcp.uncork();
}
