import type { Id } from '@chat-js/protocol/ids.ts';
import type { Bus, Connected, NodeNews, PlacedEvent, Standing } from '../events/bus.ts';
import { isNodeNews } from '../events/node-news.ts';
import type { Presence, Seen } from '../features/presence/port.ts';
import type { Node } from '../lib/node.ts';
import { createAnnouncer } from './announcer.ts';
import { createBoard } from './board.ts';
import { createMissing } from './missing.ts';
import { createRollCall } from './roll-call.ts';
import { createSilence, type NodeGone, type SilenceTimes } from './silence.ts';
import { holds, seenAs } from './standing.ts';

/** Who is connected, here and on the other nodes. */
export interface PresenceKeeper extends Presence {
  /** Makes itself known to the other nodes, and asks them. */
  start(): void;
  /** A connection of a person to this node is in its place. */
  arrive(user_id: Id): void;
  /** The last one has gone. */
  depart(user_id: Id): void;
  /** One has gone, and others are here. */
  departOneOf(user_id: Id): void;
  /** Somebody sits down at a device of theirs, or left it. */
  change(user_id: Id): void;
  /** Every event, in order, after the connections here were put into their places by it. */
  hear(event: PlacedEvent): void;
  /** Whether another node was heard of lately. */
  hasOthers(): boolean;
  /** Events are missing: what was heard of other nodes may be wrong. */
  doubt(): void;
  stop(): void;
}

const TIMES: SilenceTimes = { grace: 5_000, alive: 5_000, gone: 15_000 };

export interface PresenceSources {
  /** What is known of someone who is connected here; undefined when they are not. */
  standingOf(user_id: Id): Standing | undefined;
  /** Tells the guilds of a person as what they are seen. Settles when that was heard here. */
  announce(user_id: Id, seen: Seen): Promise<void>;
  /** A node fell silent, and this one was the first to say so. */
  nodeGone(gone: NodeGone): void;
  failed(error: unknown): void;
}

/**
 * Every node hears the same news in the same order, so all have the same board. Whose word changed as what a person
 * is seen tells that person's guilds: nobody else does. Of what people want those nodes tell that they are connected to.
 */
export function createPresence(bus: Bus, node: Node, sources: PresenceSources, times: SilenceTimes = TIMES): PresenceKeeper {
  const board = createBoard();
  /** Whoever is connected here, or was a moment ago. */
  const local = new Map<Id, NodeJS.Timeout | undefined>();
  /** Of whom word is on its way. */
  const spoken = new Set<Id>();
  const announcer = createAnnouncer(board.see, sources.announce, sources.failed);
  const silence = createSilence(bus, node, times, { say, nodeGone: sources.nodeGone, everyTurn: setRight });
  const rollCall = createRollCall(node, board, { say, users: () => [...local.keys()], standingOf });
  const missing = createMissing(node, board, silence, { say });
  /** Whose word changed something lately. */
  const latest: { speaker: string; user_ids: Id[]; at: number }[] = [];
  let stopped = false;

  function tell(news: NodeNews): Promise<void> {
    return bus.publish({ type: 'RESYNC', data: {}, audience: 'nobody', access: news });
  }

  function say(news: NodeNews): Promise<void> {
    return stopped ? Promise.resolve() : tell(news).catch(sources.failed);
  }

  function sayOf(user_id: Id, news: NodeNews): void {
    spoken.add(user_id);
    void say(news).finally(() => spoken.delete(user_id));
  }

  /** Of whom has just gone: as it was said last. */
  function standingOf(user_id: Id): Standing | undefined {
    return sources.standingOf(user_id) ?? board.standingOf(node.id, user_id);
  }

  function sayCame(user_id: Id): void {
    const standing = standingOf(user_id);
    if (standing) sayOf(user_id, { kind: 'came', node_id: node.id, user_id, standing });
  }

  function sayWent(user_id: Id): void {
    sayOf(user_id, { kind: 'went', node_id: node.id, user_id });
  }

  /** Word may be lost while the log is away, all that was said under another id is void, and guilds may have been told late. */
  function setRight(): void {
    rollCall.askAgain();
    const told = board.usersOf(node.id);
    const settled = [...local.keys()].filter((user_id) => !spoken.has(user_id));
    const untold = settled.filter((user_id) => !told.has(user_id));
    if (untold.length > 0) rollCall.answer(untold);
    for (const user_id of settled) checkSaid(user_id);
    for (const user_id of told) if (!local.has(user_id) && !spoken.has(user_id)) sayWent(user_id);
  }

  /**
   * Who joined or left, or changed what they want, between the saying and the hearing of it was told as they were before.
   * `said`: by the word that is heard; whoever had not heard of the person before knows no more than that.
   */
  function checkSaid(user_id: Id, said = board.standingOf(node.id, user_id)): void {
    const standing = sources.standingOf(user_id);
    if (said && standing && !holds(said, standing)) sayCame(user_id);
  }

  function hearMissing({ node_id, to, users }: Extract<NodeNews, { kind: 'missing' }>): void {
    // It lives, and was slow: whoever went between the asking and the naming shall not stay.
    const there = board.usersOf(node_id);
    if (node_id === node.id) for (const [user_id] of users) if (!there.has(user_id) && !local.has(user_id)) sayWent(user_id);
    if (!node.was(to) || node.was(node_id)) return;
    // Guilds that are known here are newer.
    const known = users.map(([user_id, standing]): Connected => {
      return [user_id, board.isConnected(user_id) ? { ...standing, guild_ids: board.guildsOf(user_id) } : standing];
    });
    board.hear({ kind: 'here', node_id, users: known });
  }

  function hearNode(news: NodeNews): void {
    silence.hear(news);
    rollCall.hear(news);
    missing.hear(news);
    if (news.kind === 'missing') hearMissing(news);
    if (news.kind === 'node-gone' && node.was(news.by)) tellFor(news.node_id);
    if (!node.was(news.node_id)) return;
    if (news.kind === 'came') checkSaid(news.user_id, news.standing);
    if (news.kind === 'here') for (const [user_id, standing] of news.users) checkSaid(user_id, standing);
    if (news.kind === 'node-gone') setRight();
  }

  function remember(speaker: string, user_ids: Id[]): void {
    const now = performance.now();
    for (let oldest = latest[0]; oldest && now - oldest.at > times.gone * 2; oldest = latest[0]) latest.shift();
    latest.push({ speaker, user_ids, at: now });
  }

  /** A node may have died between a word that changed something and telling of the change. */
  function tellFor(node_id: string): void {
    for (const { speaker, user_ids } of latest) if (speaker === node_id) for (const user_id of user_ids) announcer.add(user_id);
  }

  return {
    start: rollCall.askAgain,

    arrive(user_id) {
      const isNew = !local.has(user_id);
      // Whoever started afresh may have joined or left where nobody here heard of it.
      if (!isNew) checkSaid(user_id);
      clearTimeout(local.get(user_id));
      local.set(user_id, undefined);
      if (isNew) sayCame(user_id);
    },

    depart(user_id) {
      if (stopped || !local.has(user_id)) return;
      clearTimeout(local.get(user_id));
      const timer = setTimeout(() => {
        local.delete(user_id);
        sayWent(user_id);
      }, times.grace);
      local.set(user_id, timer.unref());
    },

    change: (user_id) => checkSaid(user_id),

    departOneOf(user_id) {
      // Whoever reloads the page is not away from it.
      setTimeout(() => checkSaid(user_id), times.grace).unref();
    },

    hear({ access }) {
      if (!access) return;
      const changed = board.hear(access);
      if (!isNodeNews(access)) return;
      const speaker = 'by' in access ? access.by : access.node_id;
      if (changed.length > 0) remember(speaker, changed);
      // Whoever says what a person wants need not know them: to whom they are connected does.
      const tells = access.kind === 'wish' ? board.usersOf(node.id).has(access.user_id) : node.was(speaker);
      if (tells) for (const user_id of changed) announcer.add(user_id);
      hearNode(access);
    },

    doubt() {
      rollCall.ask((user_ids) => {
        for (const user_id of user_ids) announcer.add(user_id);
      });
    },

    hasOthers: silence.hasOthers,

    stop() {
      missing.stop();
      void say({ kind: 'left', node_id: node.id });
      stopped = true;
      silence.stop();
      rollCall.stop();
      for (const timer of local.values()) clearTimeout(timer);
    },

    see: board.see,
    seeOneself(user_id) {
      const standing = sources.standingOf(user_id);
      if (!standing || board.isConnected(user_id)) return board.see(user_id);
      return seenAs(standing.wish, standing.idle);
    },
    isConnected: board.isConnected,
    isAtDevice: board.isAtDevice,
    tellWish: (user_id, wish) => tell({ kind: 'wish', node_id: node.id, user_id, wish }),
    countOnline: board.countOnline,
    listOnline: board.listOnline,
  };
}
