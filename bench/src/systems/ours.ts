import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from '../../../scripts/lib/server-command.mjs';
import { startServer } from '../lib/process.ts';
import { seededFolder } from '../seed/seed.ts';
import { httpText, openHttp } from '../wire/http.ts';
import { openWebSocket } from '../wire/websocket.ts';
import { accepts, until } from './node-server.ts';
import { ackOf, eventOf, isOpen, kindOf, PONG, refuse, SOCKETIO_PATH } from './socketio-frames.ts';
import type { Address, Outgoing, Running, System } from './system.ts';

type Event = [type: string, data: unknown, event_id: string | null];

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url));
const ACCEPTED = Buffer.from('[{"ok":true');
const ENTERED = ['READY', 'RESUMED', 'RESYNC'];

/** The product as it is started by `npm start`, with everything on but the rate limits. */
export const ours: System = {
  name: 'ours',
  title: 'Chat-JS',
  missing: () => (existsSync(MAIN) ? undefined : 'apps/server is not there'),
  async start(port, plan) {
    const { folder, address, remove } = await seededFolder(plan, `run-${port}`);
    const started = performance.now();
    const server = startServer([process.execPath, ...SERVER_FLAGS, ...profileFlags(), MAIN], {
      ...SERVER_ENVIRONMENT,
      PORT: String(port),
      HOST: '127.0.0.1',
      STUN_PORT: '0',
      DATA_DIR: folder,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    });
    await until(server, () => isReady(port));
    const readyAfter = performance.now() - started;
    const stop = async () => {
      await server.stop();
      await remove();
    };
    return { address: { ...address, port }, server, readyAfter, stop } satisfies Running;
  },
  protocol: {
    open: ({ address }, handlers, opened) => openWebSocket(address.port, SOCKETIO_PATH, handlers, opened),
    greet: (frame, { address, person, resume }) => {
      refuse(frame);
      const token = address.people[person]?.token;
      if (isOpen(frame)) return { say: `40${JSON.stringify({ token, ...(resume ? { resume: { event_id: resume } } : {}) })}` };
      return { entered: kindOf(frame) === 'messages' && eventsOf(frame).some(([type]) => ENTERED.includes(type)) };
    },
    send: ({ id, ...message }) =>
      `42${id}${JSON.stringify(['call', 'messages.create', { channel_id: channelOf(message), ...bodyOf({ id, ...message }) }])}`,
    kind: kindOf,
    pong: PONG,
    acknowledged: (frame) => {
      const { id, at } = ackOf(frame);
      const isAccepted = frame.compare(ACCEPTED, 0, ACCEPTED.length, at, at + ACCEPTED.length) === 0;
      return isAccepted ? { id } : { id, refusal: frame.toString('utf8', at) };
    },
    contents: (frame) =>
      eventsOf(frame).flatMap(([type, data]) => (type === 'MESSAGE_CREATE' ? [(data as { content: string }).content] : [])),
    lastEventId: (frame) => eventsOf(frame).at(-1)?.[2] ?? undefined,
    sameForAll: true,
  },
  pages: {
    open: ({ port }) => openHttp(port),
    page: ({ address, person, before }) =>
      httpText({
        method: 'GET',
        path: `/api/v10/channels/${address.channel}/messages?limit=50&before=${before}`,
        ...tokenOf(address, person),
      }),
    count: (body) => (JSON.parse(body.toString()) as unknown[]).length,
  },
  rest: {
    send: (message) =>
      httpText({
        method: 'POST',
        path: `/api/v10/channels/${channelOf(message)}/messages`,
        body: JSON.stringify(bodyOf(message)),
        ...tokenOf(message.address, message.person),
      }),
  },
};

/** Set by `--profile`: the server leaves a CPU profile there when it stops. */
function profileFlags(): string[] {
  const folder = process.env.BENCH_PROFILES;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

function eventsOf(frame: Buffer): Event[] {
  const [name, events] = eventOf(frame);
  return name === 'events' ? (events as Event[]) : [];
}

function channelOf({ address, person, room }: Pick<Outgoing, 'address' | 'person' | 'room'>): string {
  return room === 'all' ? address.channel : (address.people[person]?.channel ?? address.channel);
}

function bodyOf({ content, id }: Pick<Outgoing, 'content' | 'id'>) {
  return { content, nonce: `${id}.${Math.random().toString(36).slice(2, 10)}` };
}

function tokenOf(address: Address, person: number): { token: string } {
  return { token: address.people[person]?.token ?? '' };
}

async function isReady(port: number): Promise<boolean> {
  if (!(await accepts(port))) return false;
  const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
  return status === 200;
}
