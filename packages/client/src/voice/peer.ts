import type { VoiceSignal, VoiceState } from '@chat-js/protocol/voice.ts';
import { type Connection, openConnection } from './connection.ts';
import { fallIll, type Health, hopeAgain, newHealth, pause, recovered, treat } from './health.ts';
import type { SessionDescription } from './negotiation.ts';
import type { VoicePlatform } from './ports.ts';
import { afterLoss, type Redundancy } from './redundancy.ts';
import { compareReadings, type Reading } from './stats.ts';
import type { VoiceStats } from './voice-session.ts';
import { feelPulse, isStalled, type Pulse } from './watchdog.ts';

/** ms in which sound is still on its way from somebody who is silent by now. */
const HUSH = 1000;

/** Readings that statistics look back on; two a second. */
const LOOK_BACK = 10;

interface PeerOptions {
  voice: VoiceState;
  /** This device; whoever of two has the greater name is not polite, and makes the first offer. */
  own: string;
  platform: VoicePlatform;
  configuration: () => RTCConfiguration;
  bitrate: () => number | undefined;
  send: (signal: VoiceSignal) => void;
  nextId: () => number;
  onChange: () => void;
}

export type Peer = ReturnType<typeof createPeer>;

/** The way to one other session, whatever becomes of the connections to it. */
export function createPeer({ voice: first, own, platform, configuration, bitrate, send, nextId, onChange }: PeerOptions) {
  const polite = own < first.session_id;
  // Where both look for another way at once, one of them does it for nothing.
  const wait = polite ? 1000 : 0;
  let voice = first;
  let health: Health = newHealth(Date.now());
  let connection: Connection | undefined;
  let track: MediaStreamTrack | null = null;
  let stream: MediaStream | undefined;
  let stats: VoiceStats | undefined;
  let readings: Reading[] = [];
  let pulse: Pulse | undefined;
  let redundancy: Redundancy = { on: false, calm: 0 };
  /** The greatest id of an offer from there: what is older belongs to a connection of before. */
  let newest = 0;
  let hushedUntil = 0;
  let tickedAt = Date.now();
  let closed = false;

  function become(next: Health) {
    const told = next.status !== health.status || next.givenUp !== health.givenUp;
    health = next;
    if (told) onChange();
  }

  function drop() {
    connection?.close();
    connection = undefined;
    stream = undefined;
    stats = undefined;
    pulse = undefined;
    readings = [];
    redundancy = { on: false, calm: 0 };
  }

  function build(): Connection {
    drop();
    const mine: Connection = openConnection({
      platform,
      configuration: configuration(),
      bitrate,
      polite,
      track,
      send,
      nextId,
      onState: (state) => mine === connection && follow(state),
      onStream(heard) {
        stream = heard;
        onChange();
      },
      onBroken: () => mine === connection && beginAfresh(),
    });
    connection = mine;
    return mine;
  }

  function follow(state: RTCPeerConnectionState) {
    if (state === 'connected') become(recovered(health, Date.now()));
    if (state === 'failed' || state === 'disconnected') become(fallIll(health, Date.now(), { wait }));
    if (health.status === 'reconnecting' && !polite) mend();
  }

  /** From nothing. Of the polite one that is a request. */
  function beginAfresh() {
    if (closed) return;
    if (!polite) return void build();
    drop();
    send({ type: 'restart' });
    onChange();
  }

  function mend() {
    const { health: next, remedy } = treat(health, Date.now());
    become(next);
    if (remedy === 'give up') drop();
    if (remedy === 'rebuild' || (remedy === 'restart' && !connection?.hasHeard())) {
      // An offer that was lost is no reason to make another one.
      if (remedy === 'restart' && connection?.negotiation.isOffering()) connection.negotiation.repeat({ now: true });
      else beginAfresh();
    } else if (remedy === 'restart') connection?.restart();
  }

  function hope() {
    if (!health.givenUp) return;
    become(hopeAgain(health, Date.now()));
    if (!polite) build();
  }

  function takeDescription(description: SessionDescription) {
    if (description.type === 'answer') return connection?.negotiation.describe(description);
    const { id } = description;
    if (id !== undefined && id < newest) return;
    newest = id ?? newest;
    if (connection && !connection.knows(description)) drop();
    (connection ?? build()).negotiation.describe(description);
  }

  async function look(now: number) {
    const looked = connection;
    if (!looked) return;
    let reading: Reading;
    try {
      reading = await looked.read();
    } catch {
      return;
    }
    if (looked !== connection) return;
    readings = [...readings, reading].slice(-LOOK_BACK - 1);
    const [oldest] = readings;
    if (oldest && readings.length > 2) {
      stats = compareReadings(oldest, reading);
      redundancy = afterLoss(redundancy, stats.lost);
      if (looked.isConnected()) looked.receiveTwice(redundancy.on);
    }
    pulse = feelPulse(pulse, reading);
    const stalled = isStalled(pulse, now, { quiet: saysNothing(voice) });
    if (health.status === 'connected' && stalled) become(fallIll(health, now, { wait }));
    else if (health.status === 'reconnecting' && pulse.aliveAt > health.since && looked.isConnected()) become(recovered(health, now));
  }

  if (!polite) build();

  return {
    polite,
    voice: () => voice,
    health: () => health,
    stream: () => stream,
    stats: () => stats,
    level: () => connection?.level() ?? 0,
    /** Whether something came from there a moment ago. */
    isAlive: () => health.status === 'connected',
    /** Nothing is to be played though something comes. Not longer: word of the end of a mute may be lost. */
    isHushed: () => Date.now() < hushedUntil,
    setVoice(next: VoiceState) {
      if (!saysNothing(next)) hushedUntil = 0;
      else if (!saysNothing(voice)) hushedUntil = Date.now() + HUSH;
      voice = next;
    },
    setTrack(next: MediaStreamTrack | null) {
      track = next;
      connection?.send(next);
    },
    configure: (next: RTCConfiguration) => connection?.configure(next),
    receive(signal: VoiceSignal) {
      if (closed) return;
      if (signal.type !== 'candidate') hope();
      if (signal.type === 'candidate') {
        // Of the impolite one there is a connection, unless it has given up.
        if (!connection && polite && !health.givenUp) build();
        connection?.negotiation.candidate(signal);
      } else if (signal.type !== 'restart') takeDescription(signal);
      else if (!polite) {
        // Asked twice, the first offer is on its way or lost.
        if (connection && !connection.hasHeard()) connection.negotiation.repeat({ now: true });
        else build();
      }
    },
    /** This device has another address: whatever was found before may lead nowhere. */
    reroute() {
      hope();
      if (!connection?.hasHeard()) return;
      become(fallIll(health, Date.now()));
      connection.restart();
    },
    /** Twice a second. `online`: the server is there to pass on what is said. */
    async tick(online: boolean) {
      const now = Date.now();
      if (!online) health = pause(health, now - tickedAt);
      tickedAt = now;
      await look(now);
      if (closed || !online) return;
      connection?.negotiation.repeat();
      mend();
    },
    revive: hope,
    close() {
      closed = true;
      drop();
    },
  };
}

/** Nothing is to be expected from there. */
function saysNothing({ mute, deaf, suppress, self_mute, self_deaf }: VoiceState): boolean {
  return mute || deaf || suppress || self_mute || self_deaf;
}
