/** Names a peer connection for as long as it lives: the session id of its descriptions (RFC 8829, 5.2.1). */
export function originOf(sdp: string): string | undefined {
  return /^o=\S+ (\S+) /m.exec(sdp)?.[1];
}

/** Whether candidates with this name belong to the description. */
export function hasFragment(sdp: string, fragment: string): boolean {
  return sdp.split(LINE).includes(`a=ice-ufrag:${fragment}`);
}

export const isRelay = (candidate: string) => / typ relay( |$)/.test(candidate);

/** A relay candidate without the address it was asked from. */
export const withoutBase = (candidate: string) => candidate.replace(/ raddr \S+/, ' raddr 0.0.0.0').replace(/ rport \d+/, ' rport 0');

/** A description that tells no address but those of relays. */
export function relayedOnly(sdp: string): string {
  return sdp
    .split(LINE)
    .filter((line) => !line.startsWith('a=candidate:') || isRelay(line))
    .map((line) => {
      if (line.startsWith('a=candidate:')) return withoutBase(line);
      // The address that is guessed to be the best; whoever does trickled candidates does not read it.
      if (line.startsWith('c=')) return 'c=IN IP4 0.0.0.0';
      if (line.startsWith('a=rtcp:')) return 'a=rtcp:9 IN IP4 0.0.0.0';
      return line.startsWith('o=') ? line.replace(/ IN IP[46] \S+$/, ' IN IP4 127.0.0.1') : line;
    })
    .join('\r\n');
}

/** How this device wants to be sent Opus to, as the other side would have asked for it (RFC 7587): with FEC, silence not sent. */
const OPUS = { useinbandfec: '1', usedtx: '1', stereo: '0' };
/** bit/s; sent twice it is the same together. */
const ONCE = 64_000;
const TWICE = 32_000;

/** `most`: bit/s of the channel. */
export function withOpusSettings(sdp: string, most = ONCE): string {
  const type = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (type === undefined) return sdp;
  const settings = new RegExp(`^a=fmtp:${type} (.*)$`, 'm');
  const said = settings.exec(sdp)?.[1]?.trim();
  const maxaveragebitrate = String(wantsTwice(sdp) ? Math.min(TWICE, most) : most);
  const merged = { ...Object.fromEntries((said ?? '').split(';').filter(Boolean).map(toPair)), ...OPUS, maxaveragebitrate };
  const line = `a=fmtp:${type} ${Object.entries(merged)
    .map(([key, value]) => `${key}=${value}`)
    .join(';')}`;
  if (said !== undefined) return sdp.replace(settings, () => line);
  return sdp.replace(new RegExp(`^a=rtpmap:${type} .*$`, 'm'), (rtpmap) => `${rtpmap.trimEnd()}\r\n${line}`);
}

/** Whether whoever describes themselves wants to be sent everything twice. */
function wantsTwice(sdp: string): boolean {
  const first = /^m=audio \d+ \S+ (\d+)/m.exec(sdp)?.[1];
  return first !== undefined && new RegExp(`^a=rtpmap:${first} red/`, 'im').test(sdp);
}

const LINE = /\r?\n/;

function toPair(setting: string): [string, string] {
  const [key = '', value = ''] = setting.trim().split('=');
  return [key, value];
}
