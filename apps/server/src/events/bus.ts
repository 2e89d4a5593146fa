import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { EventData, EventType } from '@chat-js/protocol/events.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { PartialEmoji } from '@chat-js/protocol/reactions.ts';
import type { ThreadMember } from '@chat-js/protocol/threads.ts';
import type { WantedStatus } from '@chat-js/protocol/user-settings.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Encoded } from '../lib/encoded.ts';

/** The permissions whose holders in a guild can be told something by themselves. */
export const TOLD_APART = ['VIEW_AUDIT_LOG', 'BAN_MEMBERS', 'MODERATE_MEMBERS', 'MANAGE_GUILD'] as const satisfies readonly Permission[];

/**
 * Who is told: all of a guild, those of it who hold a permission, those who may see a channel, who read its messages or who
 * manage it, some people, the installation's administrators, or nobody. `except`: not this person, whom it is about.
 * `thread_of`: the channel that is read is a thread of this one; it may be read wherever that may be seen, unless it is private.
 * A private thread is seen by those who are in it and who see its channel, and by those who manage threads there; `user_ids`
 * are told as well. `read`: these people have read a channel, and are to be told again of what comes after it.
 */
export type Audience =
  | { guild_id: Id }
  | { holders_in_guild: Id; permission: (typeof TOLD_APART)[number]; except?: Id }
  | { channel_id: Id }
  | Readers
  | { private_thread: Id; parent_id: Id; user_ids?: readonly Id[] }
  | { managers_of_channel: Id }
  | Mentioned
  | { user_ids: readonly Id[]; read?: ReadUpTo }
  | { admins_except: Id }
  | 'admins'
  | 'nobody';

/** Whom a message in a channel or a thread tells, as far as they see that: people, roles, everyone of the guild. */
export interface Mentioned {
  mentioned_in: Id;
  in_guild: Id;
  target_ids: readonly Id[];
  /** The author, and who has blocked them. */
  unheard_by: readonly Id[];
}

export interface ReadUpTo {
  channel_id: Id;
  message_id: Id;
}

/** Who reads what is written in a channel or a thread. */
export interface Readers {
  readers_of_channel: Id;
  in_guild: Id;
  written_by?: Id;
  thread_of?: Id;
  private?: true;
}

/** How an event changes what people may see; a new name or place changes nothing of that. It carries the rules' input, so that nobody reads the store to fan out. */
export type AccessChange =
  | { kind: 'join'; user_id: Id; guild: GuildRules; roles: readonly Id[] }
  | { kind: 'leave'; user_id: Id; guild_id: Id }
  /** `channels`: those that someone may see now who could not before, or the other way round; they are told of them. */
  | { kind: 'guild'; guild: GuildRules; channels?: readonly Channel[] }
  /** The roles of one member. `channels` as above. */
  | { kind: 'member'; user_id: Id; guild_id: Id; roles: readonly Id[]; channels: readonly Channel[] }
  /** Who is in a public thread from now on, or again, and who is not any more. It changes nobody's right to see it. */
  | { kind: 'thread'; guild_id: Id; parent_id: Id; thread_id: Id; came: readonly ThreadMember[]; left: readonly Id[] }
  /** Somebody is in a private thread from now on, or again, which is this one with what they are in it; null: not any more. They are told. */
  | { kind: 'private-thread'; guild_id: Id; parent_id: Id; thread_id: Id; user_id: Id; thread: Channel | null }
  /** Its people hear no more of it. When it is opened again, each of them comes anew. `insiders`: those of a private one. */
  | { kind: 'thread-ended'; guild_id: Id; thread_id: Id; insiders?: readonly Id[] }
  | { kind: 'thread-gone'; guild_id: Id; thread_id: Id }
  | { kind: 'guild-gone'; guild_id: Id }
  | { kind: 'sessions-end'; user_id: Id; session_ids: readonly Id[] }
  | VoiceNews
  | CallNews
  | NodeNews;

/**
 * Somebody talks in a channel, connected to this node; `channel_id` null: not any more in `left`. It changes nobody's right to
 * see anything.
 */
export interface VoiceNews {
  kind: 'voice';
  node_id: string;
  /** Who says so. */
  by: string;
  state: VoiceState;
  left?: Id | null | undefined;
}

/** A call in a conversation begins, rings others than before, or is over. It changes nobody's right to see anything. */
export interface CallNews {
  kind: 'call';
  node_id: string;
  channel_id: Id;
  /** Whom it rings from now on, and by whom. */
  rings?: Readonly<Record<Id, Id>>;
  /** Whom it rings no more. */
  stops?: readonly Id[];
  /** Whom clients take it to ring now; null: it is over. */
  told: readonly Id[] | null;
}

/** What nodes tell each other of themselves and of who is connected to them. It matters only now: nobody resumes on it. */
export type NodeNews =
  | { kind: 'came'; node_id: string; user_id: Id; standing: Standing }
  | { kind: 'went'; node_id: string; user_id: Id }
  /** A person, connected or not, wants to be seen in another way. */
  | { kind: 'wish'; node_id: string; user_id: Id; wish: Wish }
  /** `worker`: the one in the ids that it issues now. */
  | { kind: 'alive'; node_id: string; worker: number }
  /** A node stops: its people go elsewhere. */
  | { kind: 'left'; node_id: string }
  /** A node starts: the others answer with who is connected to them. */
  | { kind: 'roll-call'; node_id: string }
  | { kind: 'here'; node_id: string; users: readonly Connected[] }
  /** Said by another, `by`, to the one that asked: that node did not answer the roll-call. What is known of it, and of its people. */
  | ({ kind: 'missing'; node_id: string; by: string; to: string; users: readonly Connected[] } & LastHeard)
  /** Said by another, `by`: from here on the log takes nothing more from that node under this id. The first one to say so counts. */
  | { kind: 'node-gone'; node_id: string; by: string };

export type Connected = readonly [user_id: Id, standing: Standing];

/** What a node knows of someone who is connected to it. */
export interface Standing {
  guild_ids: readonly Id[];
  /** At none of their devices on this node somebody was lately. */
  idle: boolean;
  wish: Wish;
}

/** What a person wants to be seen as. */
export interface Wish {
  /** That of their settings: of two the higher one is newer. */
  revision: number;
  status: WantedStatus;
  custom_status: CustomStatus | null;
}

/** Times in ms since 1970. */
export interface CustomStatus {
  text: string | null;
  emoji: PartialEmoji | null;
  set_at: number;
  expires_at: number | null;
}

/** What another node knows of one that it heard. */
export interface LastHeard {
  /** Since it was heard; at least so long nothing came from it. ms. */
  silent_ms: number;
  /** The workers that its ids may carry. */
  workers: readonly number[];
  /** It said that it stops. */
  left: boolean;
}

/** A thing kept in memory that an event has made old. */
export type Stale =
  | { guild_id: Id }
  | { thread_id: Id }
  | { direct_channel_id: Id }
  | { members_of: Id }
  | { automod_of: Id }
  | { user_id: Id }
  | { guild_id: Id; user_id: Id };

export interface Publication<T extends EventType = EventType> {
  type: T;
  data: EventData<T> | Encoded<EventData<T>>;
  audience: Audience;
  access?: AccessChange;
  /** What memory must be forgotten before anybody is told. */
  stale?: readonly Stale[];
  /** The id of what was made: no node issues a lower one after it was told, and the making is told once, whoever tells it again. */
  made_id?: Id;
}

/** An event in the one order. `wire` is `["TYPE",{…},"position"]`, made once for everybody. */
export interface PlacedEvent {
  position: string;
  type: EventType;
  wire: string;
  audience: Audience;
  access: AccessChange | undefined;
  stale: readonly Stale[];
  made_id: Id | undefined;
}

export type Listener = (group: readonly PlacedEvent[]) => void;

export interface Bus {
  /**
   * Settles when the event has its place in the order and listeners here have been told. Throws Unavailable when that
   * takes too long; the event still gets its place, once, when the log answers again.
   */
  publish<T extends EventType>(event: Publication<T>): Promise<void>;
  /** Listeners get every event of every node, in order, in groups. */
  subscribe(listener: Listener): void;
  /** The position of the newest event. */
  position(): string;
  /** What came after a position; undefined when that is too long ago, or the position is not of this order. */
  since(position: string): readonly PlacedEvent[] | undefined;
  /** What is still known of the last `ms` up to a position that `since` knows. */
  before(position: string, ms: number): readonly PlacedEvent[];
  /** Settles when everything up to a position was heard here: another node may have told it earlier. Waits a second at most; not at all for junk. */
  reach(position: string): Promise<void>;
  /** Whether the making of this was told in the last minutes. */
  hasHeard(made_id: Id): boolean;
  /** Throws Unavailable while no event can get a place. Asked before anything is written: what is kept must be told. */
  check(): void;
  /** Called when events may be missing for good: whoever is connected must start afresh. */
  onGap(listener: () => void): void;
  /** How it does, in numbers, for those who watch over it. */
  measure(): BusMeasures;
  close(): Promise<void>;
}

export interface BusMeasures {
  /** Events of this node that have no place in the order yet. */
  waiting: number;
  /** Since events were last heard of, or that there are none. Seconds. */
  silence: number;
  /** How often a connection to what holds the order was lost. */
  reconnects: number;
}
