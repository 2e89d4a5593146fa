import type { Id } from '@chat-js/protocol/ids.ts';
import type { CustomStatus, Wish } from '../../events/bus.ts';

/** As what others see a person. Who wants to be invisible is offline. */
export interface Seen {
  status: 'online' | 'idle' | 'dnd' | 'offline';
  custom_status: CustomStatus | null;
}

/** Who is connected, and as what they are seen. Answered from memory, on every node the same. */
export interface Presence {
  /** As everybody else sees the person. */
  see(user_id: Id): Seen;
  /** The same for the person themselves, who is here before all nodes have heard of it. */
  seeOneself(user_id: Id): Seen;
  /** Also of someone whom nobody sees: nothing of this may be told. */
  isConnected(user_id: Id): boolean;
  /** Whether somebody was lately at a device that is connected, whatever they are seen as: nothing of this may be told either. */
  isAtDevice(user_id: Id): boolean;
  /** Of people who are seen. */
  countOnline(guild_id: Id): number;
  /** Up to `limit` people of a guild who are seen. */
  listOnline(guild_id: Id, limit: number): Id[];
  /** The person wants to be seen in another way. Settles when it was heard here. @throws Unavailable */
  tellWish(user_id: Id, wish: Wish): Promise<void>;
}
