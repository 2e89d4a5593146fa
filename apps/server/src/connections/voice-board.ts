import type { Id } from '@chat-js/protocol/ids.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { VoiceNews } from '../events/bus.ts';
import { addUnder, removeUnder } from '../lib/sets-by-key.ts';

/** Somebody who talks, and the node that their connection is at. */
interface Voice {
  node_id: string;
  state: VoiceState;
}

/** Who talks where, as the one order of events has it: the same on all nodes that heard the same. */
export interface VoiceBoard {
  /** Answers what others were told and is not so: a stay that this one took the place of, or this one itself, said of somebody who was moved meanwhile. */
  hear(news: VoiceNews): VoiceState | undefined;
  /** All that a node has said is void: answers who talked there. */
  removeNode(node_id: string): VoiceState[];
  /** The same of all nodes but one. */
  removeOthers(isOwn: (node_id: string) => boolean): void;
  find(user_id: Id): VoiceState | undefined;
  nodeOf(user_id: Id): string | undefined;
  /** In the order in which they came. */
  listIn(channel_id: Id): VoiceState[];
  listInGuild(guild_id: Id): VoiceState[];
  /** Whether somebody talks in any conversation. */
  hasCalls(): boolean;
}

export function createVoiceBoard(): VoiceBoard {
  const people = new Map<Id, Voice>();
  const byChannel = new Map<Id, Set<Id>>();
  const byGuild = new Map<Id, Set<Id>>();
  let inCalls = 0;

  function remove(user_id: Id): void {
    const state = people.get(user_id)?.state;
    people.delete(user_id);
    if (state && !state.guild_id) inCalls -= 1;
    if (state?.channel_id) removeUnder(byChannel, state.channel_id, user_id);
    if (state?.guild_id) removeUnder(byGuild, state.guild_id, user_id);
  }

  function put(voice: Voice): void {
    const { user_id, channel_id, guild_id } = voice.state;
    if (people.get(user_id)?.state.channel_id !== channel_id) remove(user_id);
    if (!guild_id && !people.has(user_id)) inCalls += 1;
    people.set(user_id, voice);
    if (channel_id) addUnder(byChannel, channel_id, user_id);
    if (guild_id) addUnder(byGuild, guild_id, user_id);
  }

  const statesOf = (user_ids: Iterable<Id> = []): VoiceState[] => [...user_ids].flatMap((id) => people.get(id)?.state ?? []);

  return {
    hear({ node_id, state, left }) {
      const before = people.get(state.user_id)?.state;
      if (state.channel_id === null) {
        // Whoever has gone on elsewhere meanwhile stays there.
        const isThis = before?.session_id === state.session_id && before.channel_id === left;
        if (isThis && people.get(state.user_id)?.node_id === node_id) remove(state.user_id);
        return undefined;
      }
      const goesOn = before?.session_id === state.session_id;
      if (goesOn && left && before.channel_id !== left) return state;
      put({ node_id, state });
      return goesOn && (left || before.channel_id === state.channel_id) ? undefined : before;
    },
    removeNode(node_id) {
      const gone = [...people.values()].filter((voice) => voice.node_id === node_id).map(({ state }) => state);
      for (const { user_id } of gone) remove(user_id);
      return gone;
    },
    removeOthers(isOwn) {
      for (const [user_id, { node_id }] of people) if (!isOwn(node_id)) remove(user_id);
    },
    find: (user_id) => people.get(user_id)?.state,
    nodeOf: (user_id) => people.get(user_id)?.node_id,
    listIn: (channel_id) => statesOf(byChannel.get(channel_id)),
    listInGuild: (guild_id) => statesOf(byGuild.get(guild_id)),
    hasCalls: () => inCalls > 0,
  };
}
