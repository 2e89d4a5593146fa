import type { EventData, WireEvent } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { toCallError } from '../errors.ts';
import { createStore } from '../store.ts';
import { createIceServers } from './ice-servers.ts';
import { nextStatus, type VoiceStep } from './machine.ts';
import { createOwnSound } from './own-sound.ts';
import type { VoicePlatform, VoiceServer } from './ports.ts';
import { failureOf } from './refusal.ts';
import { createServerCalls } from './server-calls.ts';
import { sameSnapshot } from './snapshots.ts';
import { createStay, type Stay } from './stay.ts';
import { createUpdates } from './updates.ts';
import type { VoiceFailure, VoiceSession, VoiceSnapshot } from './voice-session.ts';

/** ms; a stall is seen in two seconds. */
const TICK = 500;
/** Signals that wait until this device knows itself. */
const MOST_EARLY = 200;

interface VoiceSessionOptions {
  server: VoiceServer;
  platform: VoicePlatform;
}

/** What one device says and hears in voice channels; begins in none. */
export function createVoiceSession({ server, platform }: VoiceSessionOptions): VoiceSession {
  const store = createStore<VoiceSnapshot>({ status: { name: 'idle' }, selfMuted: false, selfDeafened: false, silenced: false, peers: [] });
  const sound = createOwnSound(platform);
  const calls = createServerCalls(server);
  const updates = createUpdates(calls.update);
  const ice = createIceServers({ list: server.iceServers, onRenew: () => stay?.configure() });
  let stay: Stay | undefined;
  let relayOnly: boolean | null = false;
  /** Grows with everything that a person wants, so that what was wanted before ends. */
  let turn = 0;
  let offers = 0;
  let ticks = 0;
  let ticker: ReturnType<typeof setInterval> | undefined;
  /** The connection to the server is another one, which does not know of this device. */
  let rejoinDue = false;
  const settle: (() => void)[] = [];
  /** Others may have heard of this device before it has heard of itself. */
  let early: EventData<'VOICE_SIGNAL'>[] = [];

  const configuration = (): RTCConfiguration => ({
    iceServers: ice.servers(),
    iceTransportPolicy: (relayOnly ?? ice.mayRelay()) ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  });

  const ends = [server.listen(hear), server.subscribe(rejoinIfDue), platform.onNetworkChange(reroute)];

  function step(next: VoiceStep) {
    refresh(nextStatus(store.getState().status, next));
  }

  function refresh(status = store.getState().status) {
    const { self_mute, self_deaf } = sound.said();
    const peers = stay?.view(sound.hears()) ?? [];
    const next: VoiceSnapshot = { status, selfMuted: self_mute, selfDeafened: self_deaf, silenced: sound.silenced(), peers };
    store.update((before) => sameSnapshot(before, next));
    if (status.name === 'joining' || status.name === 'connecting') return;
    for (const done of settle.splice(0)) done();
  }

  /** After whatever may change how it goes with the others. */
  function count() {
    if (!stay) return;
    const status = nextStatus(store.getState().status, { type: 'counted', tally: stay.tally() });
    if (status.name === 'failed') giveUp(status.reason);
    else refresh(status);
  }

  async function join(channel_id: Id) {
    const mine = ++turn;
    end();
    step({ type: 'join', channel_id });
    const settled = new Promise<void>((resolve) => settle.push(resolve));
    void enter(channel_id, mine);
    await settled;
  }

  async function enter(channel_id: Id, mine: number) {
    try {
      platform.createPeer({}).close();
    } catch {
      return step({ type: 'failed', reason: 'blocked' });
    }
    const isWanted = () => mine === turn;
    try {
      const [answer] = await Promise.all([calls.join({ channel_id, ...sound.said() }, isWanted), ice.start()]);
      if (isWanted() && answer) begin(answer.session_id, channel_id, answer.voice_states);
    } catch (error) {
      if (!isWanted()) return;
      ice.stop();
      step({ type: 'failed', reason: failureOf(toCallError(error)) });
    }
  }

  function begin(session_id: string, channel_id: Id, named: readonly VoiceState[]) {
    stay = createStay({
      session_id,
      channel_id,
      platform,
      configuration,
      world: server.getState,
      signal: (to, signal) => void calls.signal({ to, signal }),
      nextOffer: () => ++offers,
      onChange: count,
      onCarried(to) {
        step({ type: 'carried', channel_id: to });
      },
      onFailure: giveUp,
      onOwn(voice) {
        sound.setAllowed(voice);
        stay?.setTrack(sound.track());
      },
    });
    sound.setTalking(true);
    stay.setTrack(sound.track());
    step({ type: 'joined' });
    ticker ??= setInterval(() => void tick(), TICK);
    stay.announced(named);
    for (const data of early) stay?.hearSignal(data);
    early = [];
    count();
  }

  /** What the person has not asked for. */
  function giveUp(reason: VoiceFailure) {
    turn += 1;
    // It has noticed these itself.
    if (reason !== 'moved' && reason !== 'disconnected') void calls.leave();
    end();
    step({ type: 'failed', reason });
  }

  function end() {
    clearInterval(ticker);
    ticker = undefined;
    rejoinDue = false;
    early = [];
    stay?.close();
    stay = undefined;
    ice.stop();
    updates.forget();
    sound.setTalking(false);
    sound.setAllowed(undefined);
  }

  function isIn(): boolean {
    const { name } = store.getState().status;
    return name !== 'idle' && name !== 'failed';
  }

  function hear(event: WireEvent) {
    if (event[0] === 'VOICE_SIGNAL') return hearSignal(event[1]);
    if (event[0] === 'READY' || event[0] === 'RESUMED') rejoinDue = isIn();
    stay?.hear(event);
    rejoinIfDue();
  }

  function hearSignal(data: EventData<'VOICE_SIGNAL'>) {
    if (stay) stay.hearSignal(data);
    else if (store.getState().status.name === 'joining') early = [...early, data].slice(-MOST_EARLY);
  }

  function rejoinIfDue() {
    if (!rejoinDue || !stay || server.getState().status !== 'online') return;
    rejoinDue = false;
    void rejoin();
  }

  async function rejoin() {
    const [mine, there] = [turn, stay];
    if (!there) return;
    const isWanted = () => mine === turn && stay === there;
    updates.forget();
    const { session_id } = there;
    const channel_id = there.channel();
    try {
      const answer = await calls.join({ channel_id, ...sound.said(), session_id }, isWanted);
      if (!isWanted() || !answer) return;
      ice.renew();
      if (answer.session_id === session_id) return there.announced(answer.voice_states);
      // To the others it is somebody else.
      there.close();
      begin(answer.session_id, channel_id, answer.voice_states);
    } catch (error) {
      const reason = failureOf(toCallError(error));
      if (!isWanted()) return;
      // The others are heard as before, and there will be another connection.
      if (reason === 'unreachable') rejoinDue = true;
      else giveUp(reason);
    }
  }

  function reroute() {
    if (!stay) return;
    ice.renew();
    stay.reroute();
  }

  async function tick() {
    const there = stay;
    await there?.tick(server.getState().status === 'online');
    if (!there || stay !== there) return;
    ticks += 1;
    if (ticks % 2 === 0) updates.tellQuality(there.quality());
    rejoinIfDue();
    count();
  }

  function leave() {
    turn += 1;
    if (isIn()) void calls.leave();
    end();
    step({ type: 'left' });
  }

  function sayOwn() {
    refresh();
    if (stay) updates.tell(sound.said());
  }

  return {
    getSnapshot: store.getState,
    subscribe(listener) {
      const end = store.subscribe(listener);
      return () => void end();
    },
    join,
    leave,
    setMicrophone(track) {
      sound.setMicrophone(track);
      stay?.setTrack(sound.track());
    },
    setSelfMuted(muted) {
      sound.setMuted(muted);
      sayOwn();
    },
    setSelfDeafened(deafened) {
      sound.setDeafened(deafened);
      sayOwn();
    },
    setRelayOnly(only) {
      relayOnly = only;
    },
    level: (session_id) => (session_id === 'own' ? sound.level() : (stay?.level(session_id, sound.hears()) ?? 0)),
    close() {
      leave();
      for (const stop of ends) stop();
    },
  };
}
