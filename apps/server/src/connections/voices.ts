import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Audience, Bus, PlacedEvent, Publication, Stale, VoiceNews } from '../events/bus.ts';
import type { Voices } from '../features/voice/port.ts';
import type { Node } from '../lib/node.ts';
import { createQueues } from '../lib/queues.ts';
import { type CallSources, createCalls } from './calls.ts';
import { insist } from './insist.ts';
import { createVoiceBoard } from './voice-board.ts';

/** Whose connection is lost talks on for so long: the others hear them, and they may come again. ms */
const VOICE_GRACE_MS = 30_000;

/** Longer than it takes to find a node gone. ms */
const REMEMBERED_MS = 60_000;

/** Who talks, here and on the other nodes. */
export interface VoiceKeeper extends Voices {
  /** A connection is there; until then nobody can talk on it. */
  arrive(connection: Login): void;
  depart(connection_id: string): void;
  /** Every event, in order. */
  hear(event: PlacedEvent): void;
  /** Events are missing: what was heard of other nodes may be wrong. */
  doubt(): void;
  stop(): void;
}

interface Login {
  id: string;
  auth_session_id: Id;
}

/** Somebody who talks on a connection to this node. */
interface Stay {
  session_id: string;
  auth_session_id: Id;
  /** undefined: it is lost. */
  connection_id: string | undefined;
  timer: NodeJS.Timeout | undefined;
  /** It has no place in the order yet. */
  pending: boolean;
}

export interface VoiceSources extends CallSources {
  /** The state as the rules have it now; undefined: the person may not talk there any more. */
  reviewVoice(state: VoiceState): Promise<VoiceState | undefined>;
}

/** ms. Other times than the usual ones, for tests. */
export interface VoiceTimes {
  grace?: number | undefined;
  ring?: number | undefined;
}

/**
 * Every node hears the same news in the same order, so all know the same. The node that somebody is connected to ends their
 * stay, or changes it when the rules do; when that node is gone, whoever has said so speaks for it.
 */
export function createVoices(bus: Bus, node: Node, sources: VoiceSources, { grace = VOICE_GRACE_MS, ring }: VoiceTimes = {}): VoiceKeeper {
  const board = createVoiceBoard();
  const calls = createCalls(bus, node, board, sources, ring);
  const connections = new Map<string, Id>();
  const stays = new Map<Id, Stay>();
  const inTurn = createQueues();
  /** Nodes that were declared gone: few, and none of them comes again under its name. */
  const gone = new Set<string>();
  /** What was ended for them lately, and by whom. */
  const latest: { by: string; ends: Change[]; at: number }[] = [];

  async function publish(states: readonly Change[]): Promise<void> {
    const audiences = await Promise.all(states.map(({ state, left }) => sources.voiceAudience(state.channel_id ?? left ?? '0')));
    // All in one turn: what belongs together has its places side by side.
    const news = states.map(({ state, left, node_id = node.id, goesOn }, index): Publication<'VOICE_STATE_UPDATE'> => {
      const access: VoiceNews = { kind: 'voice', node_id, by: node.id, state, left };
      return { type: 'VOICE_STATE_UPDATE', data: state, audience: audiences[index] ?? 'nobody', ...(!goesOn && { access }) };
    });
    await Promise.all(news.map((one) => bus.publish(one)));
  }

  const say = (...states: Change[]): void => void publish(states).catch(sources.failed);

  /** Said of the connection that they talk on: whoever has come again elsewhere stays. */
  function endOf(state: VoiceState, node_id = board.nodeOf(state.user_id)): Change {
    return { state: { ...state, channel_id: null }, left: state.channel_id, node_id };
  }

  function end(user_id: Id, session_id: string): Promise<void> {
    return inTurn(user_id, async () => {
      const state = board.find(user_id);
      if (state?.session_id === session_id) await publish([endOf(state)]);
    });
  }

  /** Nobody else ends it. */
  function endSoon(user_id: Id, stay: Stay): void {
    insist(async () => {
      if (stays.get(user_id) === stay) await end(user_id, stay.session_id);
    }, sources.failed);
  }

  function forget(user_id: Id): void {
    clearTimeout(stays.get(user_id)?.timer);
    stays.delete(user_id);
  }

  function lose(user_id: Id, stay: Stay): void {
    stay.connection_id = undefined;
    clearTimeout(stay.timer);
    stay.timer = setTimeout(() => endSoon(user_id, stay), grace).unref();
  }

  /** Whoever is not held here any more, or was never, is none of this node's. */
  function heard(news: VoiceNews, untrue: VoiceState | undefined): void {
    const { user_id, session_id, channel_id } = news.state;
    const stay = stays.get(user_id);
    const isHeldHere = node.was(news.node_id);
    const isOver = channel_id === null ? stay?.session_id === session_id && !board.find(user_id) : !isHeldHere;
    if (isOver && !stay?.pending) forget(user_id);
    if (channel_id === null) tellAgain(news.state);
    if (channel_id === null || !isHeldHere) return;
    if (stays.get(user_id)?.session_id !== session_id) {
      // Moved, or changed, while it ended.
      if (board.find(user_id)?.session_id === session_id) say(endOf(news.state), ...(untrue ? [endOf(untrue)] : []));
      return;
    }
    const state = board.find(user_id);
    // Two said at once where somebody is: those who heard the other one are told that it is not so.
    if (untrue?.session_id === session_id && state) say({ ...endOf(untrue), goesOn: true }, { state, left: state.channel_id });
    else if (untrue) say(endOf(untrue));
  }

  /** They went on here while another node said that they are gone. */
  function tellAgain({ user_id, session_id }: VoiceState): void {
    const state = board.find(user_id);
    if (state?.session_id === session_id && stays.get(user_id)?.session_id === session_id) say({ state });
  }

  /** A node may have died between a word that ended something and telling of the end. */
  function spokenBy(node_id: string): Change[] {
    const now = performance.now();
    while (latest[0] && now - latest[0].at > REMEMBERED_MS) latest.shift();
    return latest.filter(({ by }) => by === node_id).flatMap(({ ends }) => ends);
  }

  function review(user_ids: readonly Id[]): void {
    for (const user_id of user_ids) insist(() => inTurn(user_id, () => reviewOne(user_id)), sources.failed);
  }

  async function reviewOne(user_id: Id): Promise<void> {
    const state = board.find(user_id);
    if (!state || !stays.has(user_id)) return;
    const now = await sources.reviewVoice(state);
    if (now === undefined) await publish([endOf(state)]);
    else if (JSON.stringify(now) !== JSON.stringify(state)) await publish([{ state: now, left: state.channel_id }]);
  }

  /** Those who talk on this node and are meant. */
  function among(isMeant: (state: VoiceState) => boolean): Id[] {
    return [...stays.keys()].filter((user_id) => {
      const state = board.find(user_id);
      return state !== undefined && isMeant(state);
    });
  }

  function isAbout(stale: Stale, { guild_id, channel_id, user_id }: VoiceState): boolean {
    if ('members_of' in stale) return stale.members_of === guild_id;
    if ('direct_channel_id' in stale) return stale.direct_channel_id === channel_id;
    if ('guild_id' in stale && stale.guild_id !== guild_id) return false;
    if ('user_id' in stale) return stale.user_id === user_id;
    return 'guild_id' in stale;
  }

  function announceAll(states: readonly VoiceState[] = among(() => true).flatMap((user_id) => board.find(user_id) ?? [])): void {
    for (const state of states) if (stays.get(state.user_id)?.session_id === state.session_id) say({ state, left: state.channel_id });
  }

  return {
    find: board.find,
    listIn: board.listIn,
    listInGuild: board.listInGuild,
    getCall(channel_id) {
      const voice_states = board.listIn(channel_id);
      return voice_states.length === 0 ? undefined : { channel_id, ringing: calls.ringingIn(channel_id), voice_states };
    },
    isOn: (connection_id, user_id) => stays.get(user_id)?.connection_id === connection_id,

    enter(connection_id, state) {
      return inTurn(state.user_id, async () => {
        const auth_session_id = connections.get(connection_id);
        if (auth_session_id === undefined) return false;
        const before = board.find(state.user_id);
        const goesOn = before?.session_id === state.session_id && before.channel_id === state.channel_id;
        forget(state.user_id);
        const stay: Stay = { session_id: state.session_id, auth_session_id, connection_id, timer: undefined, pending: true };
        stays.set(state.user_id, stay);
        try {
          await publish(before && !goesOn ? [endOf(before), { state }] : [{ state }]);
        } finally {
          stay.pending = false;
          if (board.find(state.user_id)?.session_id !== state.session_id) forget(state.user_id);
          if (!connections.has(connection_id) && stays.get(state.user_id) === stay) lose(state.user_id, stay);
        }
        // The rules may have changed after they were read and before anybody was there to look at again.
        review([state.user_id]);
        return true;
      });
    },

    change(user_id, change) {
      return inTurn(user_id, async () => {
        const [before, node_id] = [board.find(user_id), board.nodeOf(user_id)];
        const state = before && change(before);
        if (!state) return;
        const moves = before.channel_id !== state.channel_id;
        const left = before.channel_id;
        await publish([...(moves ? [{ ...endOf(before), goesOn: true }] : []), { state, node_id, left }]);
      });
    },

    end,
    ring: calls.ring,
    stopRinging: calls.stopRinging,

    arrive: ({ id, auth_session_id }) => void connections.set(id, auth_session_id),

    depart(connection_id) {
      connections.delete(connection_id);
      for (const [user_id, stay] of stays) if (stay.connection_id === connection_id) lose(user_id, stay);
    },

    hear(event) {
      const { type, access, stale, audience } = event;
      if (access?.kind === 'voice') {
        const isVoid = access.state.channel_id !== null && gone.has(access.node_id);
        if (!isVoid) {
          heard(access, board.hear(access));
          // Another node may have read the rules before they changed.
          if (!node.was(access.by) && stays.has(access.state.user_id)) review([access.state.user_id]);
        }
        // Changed by another node while theirs was declared gone.
        else if (node.was(access.by)) say(endOf(access.state, access.node_id));
      }
      if (access?.kind === 'roll-call' && !node.was(access.node_id)) announceAll();
      if (access?.kind === 'node-gone') {
        gone.add(access.node_id);
        const talked = board.removeNode(access.node_id);
        const ends = [...talked.map((state) => endOf(state, access.node_id)), ...spokenBy(access.node_id)];
        latest.push({ by: access.by, ends, at: performance.now() });
        if (node.was(access.node_id)) announceAll(talked);
        else if (node.was(access.by)) say(...ends);
      }
      calls.hear(event);
      if (stays.size === 0) return;
      if (access?.kind === 'sessions-end') {
        for (const [user_id, stay] of stays) if (access.session_ids.includes(stay.auth_session_id)) endSoon(user_id, stay);
      }
      if (stale.length > 0) review(among((state) => stale.some((one) => isAbout(one, state))));
      // Whoever has blocked somebody talks to them no more, nor they to them.
      const isMeant = ({ user_id }: VoiceState) => isTold(audience, user_id);
      if (type === 'RELATIONSHIP_ADD') review(among((state) => isCall(state) && board.listIn(state.channel_id ?? '').some(isMeant)));
    },

    doubt() {
      board.removeOthers(node.was);
      calls.doubt();
    },

    stop() {
      for (const user_id of [...stays.keys()]) forget(user_id);
    },
  };
}

const isCall = ({ guild_id }: VoiceState): boolean => guild_id === undefined;

function isTold(audience: Audience, user_id: Id): boolean {
  return typeof audience === 'object' && 'user_ids' in audience && audience.user_ids?.includes(user_id) === true;
}

/** `node_id`: where they are connected; here, unless it is said. */
interface Change {
  state: VoiceState;
  left?: Id | null | undefined;
  node_id?: string | undefined;
  /** Told to those who see what is left, and no end of the stay. */
  goesOn?: boolean;
}
