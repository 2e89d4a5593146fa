/** What keeps a TURN server from being of use to others than those who talk. */
const LINES = [
  'use-auth-secret',
  'stale-nonce=600',
  'no-cli',
  'no-tcp-relay',
  'no-multicast-peers',
  'no-tlsv1',
  'no-tlsv1_1',
  /^user-quota=\d+$/,
  /^total-quota=\d+$/,
  /^max-bps=\d+$/,
];
/** Lines that belong to a test, a trial or a secret place, and not into what people copy. */
const NEVER = /^(allow-loopback-peers|allowed-peer-ip|no-auth|lt-cred-mech|static-auth-secret|user|cli-password|verbose|Verbose)(=|$)/;
/** The first address of each range that nobody may be led to. The tests ask coturn itself for these and more. */
const RANGES = [
  '0.0.0.0',
  '10.0.0.0',
  '100.64.0.0',
  '127.0.0.0',
  '168.63.129.16',
  '169.254.0.0',
  '172.16.0.0',
  '192.0.0.0',
  '192.0.2.0',
  '192.88.99.0',
  '192.168.0.0',
  '198.18.0.0',
  '198.51.100.0',
  '203.0.113.0',
  '224.0.0.0',
  '::1',
  '2001::',
  '2001:db8::',
  '2002::',
  '3fff::',
  '4000::',
];

/** What is wrong with deploy/coturn/turnserver.conf, one line each. */
export function findTurnProblems(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const settings = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const isThere = (wanted: string | RegExp) => settings.some((line) => (typeof wanted === 'string' ? line === wanted : wanted.test(line)));
  return [
    ...LINES.filter((line) => !isThere(line)).map((line) => `turnserver.conf lacks ${String(line)}`),
    ...RANGES.filter((first) => !settings.some((line) => line.startsWith(`denied-peer-ip=${first}-`))).map(
      (first) => `turnserver.conf lets people be led to ${first}`,
    ),
    ...settings.filter((line) => NEVER.test(line)).map((line) => `turnserver.conf has ${line}`),
    // coturn takes it for a range that holds all of IPv4 as well.
    ...settings.filter((line) => line.startsWith('denied-peer-ip=::-')).map((line) => `turnserver.conf denies everything with ${line}`),
  ];
}
