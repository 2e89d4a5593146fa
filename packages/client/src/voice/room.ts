import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceQuality, VoiceSignal } from '@chat-js/protocol/voice.ts';
import { LATE } from './health.ts';
import { createInbox } from './inbox.ts';
import type { Tally } from './machine.ts';
import { createPeer, type Peer } from './peer.ts';
import type { VoicePlatform } from './ports.ts';
import type { Roster } from './roster.ts';
import { worstQuality } from './stats.ts';
import type { VoicePeer } from './voice-session.ts';

interface RoomOptions {
  /** This device. */
  own: string;
  platform: VoicePlatform;
  configuration: (user_id: Id) => RTCConfiguration;
  /** bit/s at most that one sends; undefined: as one likes. */
  bitrate: () => number | undefined;
  send: (to: string, signal: VoiceSignal) => void;
  nextId: () => number;
  onChange: () => void;
}

export type Room = ReturnType<typeof createRoom>;

/** The ways to all others in one channel. */
export function createRoom({ own, platform, configuration, bitrate, send, nextId, onChange }: RoomOptions) {
  const peers = new Map<string, Peer>();
  const inbox = createInbox();
  let track: MediaStreamTrack | null = null;

  function add(session_id: string, voice: VoicePeerState) {
    const peer = createPeer({
      voice,
      own,
      platform,
      configuration: () => configuration(voice.user_id),
      bitrate,
      send: (signal) => send(session_id, signal),
      nextId,
      onChange,
    });
    peers.set(session_id, peer);
    return peer;
  }

  /** To one who is not to hear anything nothing is sent. */
  const sendTo = (peer: Peer) => peer.setTrack(peer.voice().deaf ? null : track);

  return {
    follow(roster: Roster) {
      for (const [session_id, peer] of peers) {
        if (roster.has(session_id)) continue;
        peer.close();
        peers.delete(session_id);
      }
      for (const [session_id, { voice }] of roster) {
        const known = peers.get(session_id);
        const peer = known ?? add(session_id, voice);
        peer.setVoice(voice);
        sendTo(peer);
        if (!known) for (const signal of inbox.take(session_id)) peer.receive(signal);
      }
    },
    setTrack(next: MediaStreamTrack | null) {
      track = next;
      for (const peer of peers.values()) sendTo(peer);
    },
    receive(from: string, signal: VoiceSignal) {
      const peer = peers.get(from);
      if (peer) peer.receive(signal);
      else inbox.hold(from, signal);
    },
    /** What it is to be is another than before. */
    configure() {
      for (const peer of peers.values()) peer.configure(configuration(peer.voice().user_id));
    },
    reroute() {
      for (const peer of peers.values()) peer.reroute();
    },
    /** Those who were given up may be there again. */
    revive() {
      for (const peer of peers.values()) peer.revive();
    },
    async tick(online: boolean) {
      await Promise.all([...peers.values()].map((peer) => peer.tick(online)));
    },
    isAlive: (session_id: string) => peers.get(session_id)?.isAlive() === true,
    level(session_id: string, hears: boolean): number {
      const peer = peers.get(session_id);
      return peer && isAudible(peer, hears) && !peer.isHushed() ? peer.level() : 0;
    },
    tally(): Tally {
      const tally: Tally = { pending: 0, late: 0, connected: 0, reconnecting: 0, unreached: 0 };
      const now = Date.now();
      for (const peer of peers.values()) tally[placeOf(peer, now)] += 1;
      return tally;
    },
    /** As it is on screen. What may not be heard is silent, whoever plays it. */
    view(hears: boolean): VoicePeer[] {
      return [...peers].map(([session_id, peer]) => {
        const stream = peer.stream();
        const audible = isAudible(peer, hears);
        for (const heard of stream?.getAudioTracks() ?? []) heard.enabled = audible && !peer.isHushed();
        return { session_id, user_id: peer.voice().user_id, status: peer.health().status, stream, audible, stats: peer.stats() };
      });
    },
    /** Of the worst way; undefined: nothing is known. Alone nothing is missing. */
    quality(): VoiceQuality | undefined {
      if (peers.size === 0) return 'good';
      return worstQuality([...peers.values()].map((peer) => peer.stats()?.quality));
    },
    close() {
      for (const peer of peers.values()) peer.close();
      peers.clear();
      inbox.clear();
    },
  };
}

type VoicePeerState = ReturnType<Peer['voice']>;

function isAudible(peer: Peer, hears: boolean): boolean {
  const { mute, deaf, suppress } = peer.voice();
  return hears && !mute && !deaf && !suppress;
}

function placeOf(peer: Peer, now: number): keyof Tally {
  const { status, since, givenUp } = peer.health();
  if (status !== 'connecting') return status;
  if (givenUp) return 'unreached';
  return now - since >= LATE ? 'late' : 'pending';
}
