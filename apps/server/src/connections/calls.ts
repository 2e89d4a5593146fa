import type { Id } from '@chat-js/protocol/ids.ts';
import type { Audience, Bus, CallNews, PlacedEvent, Stale, VoiceNews } from '../events/bus.ts';
import type { Node } from '../lib/node.ts';
import { createQueues } from '../lib/queues.ts';
import { insist } from './insist.ts';
import type { VoiceBoard } from './voice-board.ts';

/** Nobody is rung for longer. ms */
const RING_MS = 30_000;

/** Somebody who is rung. The node that said so ends it in time. */
interface Ring {
  by: Id;
  node_id: string;
}

/** What becomes of whom a call rings; of the rest nothing. */
interface Change {
  rings?: Readonly<Record<Id, Id>>;
  stops?: readonly Id[];
}

export interface CallSources {
  /** Who is told of what happens in a conversation. */
  voiceAudience(channel_id: Id): Promise<Audience>;
  /** Whether somebody who talks in a conversation may ring another one there. */
  mayRing(channel_id: Id, by: Id, user_id: Id): Promise<boolean>;
  failed(error: unknown): void;
}

export interface CallKeeper {
  ringingIn(channel_id: Id): Id[];
  /** @throws Unavailable */
  ring(channel_id: Id, by: Id, user_ids: readonly Id[]): Promise<void>;
  /** @throws Unavailable */
  stopRinging(channel_id: Id, user_ids: readonly Id[]): Promise<void>;
  /** Every event, in order, after the board has heard it. */
  hear(event: PlacedEvent): void;
  /** Events are missing. */
  doubt(): void;
}

/**
 * Calls in conversations, and whom they ring. What is said is what changes: all nodes hear the same changes in the same order, so
 * they know the same. What clients are told is the whole, which may be old when two nodes speak at once: whoever spoke sees that
 * and tells it again. A node that starts learns from the others whom they ring.
 */
export function createCalls(bus: Bus, node: Node, board: VoiceBoard, sources: CallSources, ringMs = RING_MS): CallKeeper {
  const calls = new Map<Id, Map<Id, Ring>>();
  const inTurn = createQueues();

  const ringingIn = (channel_id: Id): Id[] => [...(calls.get(channel_id)?.keys() ?? [])];
  const isOwn = (ring: Ring): boolean => node.was(ring.node_id);

  /** The call, whole: that it is there, or whom it rings now. */
  function tell(channel_id: Id, change: Change = {}, type: 'CALL_CREATE' | 'CALL_UPDATE' = 'CALL_UPDATE', only?: Audience): Promise<void> {
    return inTurn(channel_id, async () => {
      const audience = await audienceOf(channel_id, only);
      const voice_states = board.listIn(channel_id);
      if (voice_states.length === 0) return;
      const ringing = after(ringingIn(channel_id), change);
      const access: CallNews = { kind: 'call', node_id: node.id, channel_id, ...change, told: ringing };
      if (type === 'CALL_CREATE') await bus.publish({ type, data: { channel_id, ringing, voice_states }, audience, access });
      else await bus.publish({ type, data: { channel_id, ringing }, audience, access });
    });
  }

  function tellOver(channel_id: Id): Promise<void> {
    return inTurn(channel_id, async () => {
      const audience = await sources.voiceAudience(channel_id);
      // Somebody came meanwhile: it goes on.
      if (board.listIn(channel_id).length > 0) return;
      const access: CallNews = { kind: 'call', node_id: node.id, channel_id, told: null };
      await bus.publish({ type: 'CALL_DELETE', data: { channel_id }, audience, access });
    });
  }

  const soon = (work: Promise<void>): void => void work.catch(sources.failed);

  async function audienceOf(channel_id: Id, only: Audience | undefined): Promise<Audience> {
    const all = idsOf(await sources.voiceAudience(channel_id));
    return { user_ids: only ? all.filter((id) => idsOf(only).includes(id)) : all };
  }

  /** A call begins with the first one in a conversation, and is over when the last one has gone. */
  function heardVoice({ by, state: { user_id, channel_id }, left }: VoiceNews): void {
    const speaks = node.was(by);
    if (channel_id !== null) {
      if (board.find(user_id)?.channel_id !== channel_id) return;
      const rings = calls.get(channel_id);
      if (!rings && speaks) soon(tell(channel_id, {}, 'CALL_CREATE'));
      // Whoever answers is rung no more.
      else if (rings?.delete(user_id) && speaks) soon(tell(channel_id));
      return;
    }
    if (!left) return;
    const inside = board.listIn(left);
    if (inside.some((state) => state.user_id === user_id)) return;
    const hasStopped = stopWhere(left, (ring) => ring.by === user_id);
    if (inside.length === 0 && speaks) insist(() => tellOver(left), sources.failed);
    else if (hasStopped && speaks) soon(tell(left));
  }

  function stopWhere(channel_id: Id, isMeant: (ring: Ring) => boolean): boolean {
    const rings = calls.get(channel_id);
    const meant = [...(rings ?? [])].filter(([, ring]) => isMeant(ring));
    for (const [user_id] of meant) rings?.delete(user_id);
    return meant.length > 0;
  }

  function heardCall({ node_id, channel_id, rings: rung = {}, stops = [], told }: CallNews): void {
    const speaks = node.was(node_id);
    if (told === null) {
      calls.delete(channel_id);
      if (speaks && board.listIn(channel_id).length > 0) soon(tell(channel_id, {}, 'CALL_CREATE'));
      return;
    }
    const rings = calls.get(channel_id) ?? new Map<Id, Ring>();
    calls.set(channel_id, rings);
    for (const [user_id, by] of Object.entries(rung)) rings.set(user_id, { by, node_id });
    for (const user_id of stops) rings.delete(user_id);
    if (speaks) endInTime(channel_id, Object.keys(rung));
    if (speaks && board.listIn(channel_id).length === 0) insist(() => tellOver(channel_id), sources.failed);
    else if (told.join() !== ringingIn(channel_id).join() && (speaks || [...rings.values()].some(isOwn))) soon(tell(channel_id));
  }

  function endInTime(channel_id: Id, user_ids: readonly Id[]): void {
    if (user_ids.length === 0) return;
    const begun = new Map(user_ids.map((id) => [id, calls.get(channel_id)?.get(id)]));
    setTimeout(() => {
      // Whoever is rung anew meanwhile is rung on.
      const late = user_ids.filter((id) => begun.get(id) && calls.get(channel_id)?.get(id) === begun.get(id));
      insist(() => stopRinging(channel_id, late), sources.failed);
    }, ringMs).unref();
  }

  async function stopRinging(channel_id: Id, user_ids: readonly Id[]): Promise<void> {
    const stops = ringingIn(channel_id).filter((id) => user_ids.includes(id));
    if (stops.length > 0) await tell(channel_id, { stops });
  }

  /** Whoever may not be rung any more is not. */
  function review(isMeant: (channel_id: Id, user_id: Id, ring: Ring) => boolean): void {
    for (const [channel_id, rings] of calls) {
      for (const [user_id, ring] of rings) {
        if (isOwn(ring) && isMeant(channel_id, user_id, ring)) insist(() => reviewRing(channel_id, user_id, ring), sources.failed);
      }
    }
  }

  async function reviewRing(channel_id: Id, user_id: Id, { by }: Ring): Promise<void> {
    if (!(await sources.mayRing(channel_id, by, user_id))) await stopRinging(channel_id, [user_id]);
  }

  /** Whoever comes into a conversation is told of the call there. */
  function tellNewcomers({ type, audience, stale }: PlacedEvent): void {
    if (type !== 'CHANNEL_CREATE' && type !== 'CHANNEL_UPDATE') return;
    for (const channel_id of conversationsIn(stale)) {
      const [first] = board.listIn(channel_id);
      if (first && node.was(board.nodeOf(first.user_id) ?? '')) soon(tell(channel_id, {}, 'CALL_CREATE', audience));
    }
  }

  function announceOwn(): void {
    for (const [channel_id, rings] of calls) {
      const own = [...rings].filter(([, ring]) => isOwn(ring)).map(([user_id, { by }]) => [user_id, by]);
      if (own.length > 0) soon(tell(channel_id, { rings: Object.fromEntries(own) }));
    }
  }

  return {
    ringingIn,
    ring: (channel_id, by, user_ids) => tell(channel_id, { rings: Object.fromEntries(user_ids.map((id) => [id, by])) }),
    stopRinging,

    hear(event) {
      const { type, access, stale, audience } = event;
      if (access?.kind === 'voice' && access.state.guild_id === undefined) heardVoice(access);
      if (access?.kind === 'call') heardCall(access);
      if (access?.kind === 'roll-call' && !node.was(access.node_id)) announceOwn();
      if (access?.kind === 'node-gone') {
        for (const channel_id of calls.keys()) {
          if (stopWhere(channel_id, (ring) => ring.node_id === access.node_id) && node.was(access.by)) soon(tell(channel_id));
        }
      }
      if (type === 'RELATIONSHIP_ADD') review((_, user_id, { by }) => idsOf(audience).some((id) => id === user_id || id === by));
      const changed = conversationsIn(stale);
      if (changed.length > 0) review((channel_id) => changed.includes(channel_id));
      if (board.hasCalls()) tellNewcomers(event);
    },

    doubt() {
      for (const [channel_id, rings] of calls) {
        stopWhere(channel_id, (ring) => !isOwn(ring));
        if (rings.size === 0 && board.listIn(channel_id).length === 0) calls.delete(channel_id);
      }
    },
  };
}

function after(ringing: readonly Id[], { rings = {}, stops = [] }: Change): Id[] {
  const more = Object.keys(rings).filter((id) => !ringing.includes(id));
  return [...ringing, ...more].filter((id) => !stops.includes(id));
}

function conversationsIn(stale: readonly Stale[]): Id[] {
  return stale.flatMap((one) => ('direct_channel_id' in one ? [one.direct_channel_id] : []));
}

function idsOf(audience: Audience): readonly Id[] {
  return typeof audience === 'object' && 'user_ids' in audience ? (audience.user_ids ?? []) : [];
}
