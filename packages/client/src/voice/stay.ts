import type { EventData, WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceSignal, VoiceState } from '@chat-js/protocol/voice.ts';
import { BLOCKED } from '../relationships.ts';
import type { VoicePlatform, VoiceWorld } from './ports.ts';
import { createRoom } from './room.ts';
import { everybody, GRACE, GRACE_UNHEARD, mayBeMissing, othersIn, type Roster, type Seat, seat, wasMissing } from './roster.ts';
import type { VoiceFailure } from './voice-session.ts';

/** ms in which somebody who was taken out of a channel turns up in another one. */
const CARRIED_WITHIN = 300;

interface StayOptions {
  /** This device. */
  session_id: string;
  channel_id: Id;
  platform: VoicePlatform;
  configuration: () => RTCConfiguration;
  world: () => VoiceWorld;
  signal: (to: string, signal: VoiceSignal) => void;
  nextOffer: () => number;
  onChange: () => void;
  /** A moderator has moved this device. */
  onCarried: (channel_id: Id) => void;
  onFailure: (reason: VoiceFailure) => void;
  /** What others allow this device. */
  onOwn: (voice: VoiceState) => void;
}

export type Stay = ReturnType<typeof createStay>;

/** One stay of this device in voice channels: who else is there, as the events of the server tell it. */
export function createStay(options: StayOptions) {
  const { session_id, platform, configuration, world, signal, nextOffer, onChange, onCarried, onFailure, onOwn } = options;
  let { channel_id } = options;
  const bitrate = () => world().channels[channel_id]?.bitrate;
  /** Whom the person has blocked learns no address of theirs: where there is no relay they are not heard. */
  const configurationFor = (user_id: Id): RTCConfiguration => ({
    ...configuration(),
    ...(world().relationships[user_id]?.type === BLOCKED && { iceTransportPolicy: 'relay' }),
  });
  const room = createRoom({
    own: session_id,
    platform,
    configuration: configurationFor,
    bitrate,
    send: signal,
    nextId: nextOffer,
    onChange,
  });
  let roster: Roster = new Map();
  let looked: VoiceWorld['voice'] | undefined;
  /** The server has named this device. */
  let named = false;
  let carried: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function setRoster(next: Roster) {
    if (closed) return;
    roster = next;
    room.follow(roster);
    onChange();
  }

  /** After an event; `keep`: who of those that are not named is there nevertheless. */
  function look(keep: (seat: Seat) => boolean, { sure }: { sure: boolean }) {
    const { voice, me } = world();
    looked = voice;
    const voices = everybody(world());
    const own = voices.find((one) => one.session_id === session_id);
    if (own) {
      named = true;
      clearTimeout(carried);
      carried = undefined;
      if (own.channel_id !== null && own.channel_id !== channel_id) carry(own.channel_id);
      onOwn(own);
    } else if (voices.some(({ user_id }) => user_id === me?.id) && (named || !sure)) return onFailure('moved');
    else if (named && sure) return leaveOrFollow();
    // After a start of the server this device is to announce itself, as all others are.
    else named = false;
    setRoster(seat(roster, othersIn(voices, channel_id, session_id), keep, Date.now()));
  }

  function carry(to: Id) {
    channel_id = to;
    roster = new Map();
    room.follow(roster);
    onCarried(to);
  }

  /** Nobody is to be heard from here on; where to, the next event says. */
  function leaveOrFollow() {
    if (carried !== undefined) return;
    setRoster(new Map());
    carried = setTimeout(() => onFailure('disconnected'), CARRIED_WITHIN);
  }

  function sees(there: Seat): boolean {
    if (there.missingSince === undefined) return true;
    return Date.now() - there.missingSince < (room.isAlive(there.voice.session_id) ? GRACE : GRACE_UNHEARD);
  }

  return {
    session_id,
    channel: () => channel_id,
    /** The server has answered who is there. Events may be ahead of it or behind, and have the last word. */
    announced(voices: readonly VoiceState[]) {
      const own = voices.find((voice) => voice.session_id === session_id);
      if (own) onOwn(own);
      looked = world().voice;
      const told = everybody(world());
      named = told.some((voice) => voice.session_id === session_id);
      const now = Date.now();
      roster = seat(roster, othersIn(voices, channel_id, session_id), mayBeMissing, now);
      room.revive();
      setRoster(seat(roster, othersIn(told, channel_id, session_id), mayBeMissing, now));
    },
    hear([type, data]: WireEvent) {
      const { voice, status } = world();
      if (type === 'VOICE_STATE_UPDATE' && roster.has(data.session_id) && data.channel_id !== channel_id) {
        setRoster(new Map([...roster].filter(([id]) => id !== data.session_id)));
      }
      if (type === 'READY') look(mayBeMissing, { sure: false });
      // What is told again after a gap may be about this device having been away.
      else if (voice !== looked) look(wasMissing, { sure: status === 'online' });
    },
    hearSignal(told: EventData<'VOICE_SIGNAL'>) {
      if (told.to === session_id && told.channel_id === channel_id) room.receive(told.from, told.signal);
    },
    async tick(online: boolean) {
      await room.tick(online);
      if (![...roster.values()].every(sees)) setRoster(new Map([...roster].filter(([, there]) => sees(there))));
    },
    setTrack: room.setTrack,
    configure: room.configure,
    reroute: room.reroute,
    tally: room.tally,
    view: room.view,
    level: room.level,
    quality: room.quality,
    close() {
      closed = true;
      clearTimeout(carried);
      room.close();
    },
  };
}
