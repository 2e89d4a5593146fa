import type { Id } from '@chat-js/protocol/ids.ts';
import type { Call, VoiceState } from '@chat-js/protocol/voice.ts';

/** Who talks where. Answered from memory, on every node the same; what is said here settles when it was heard here. */
export interface Voices {
  find(user_id: Id): VoiceState | undefined;
  /** In a channel, or in a call of a conversation, in the order in which they came. */
  listIn(channel_id: Id): VoiceState[];
  listInGuild(guild_id: Id): VoiceState[];
  /** In a conversation; undefined when nobody talks there. */
  getCall(channel_id: Id): Call | undefined;
  /** Whether this connection is the one that a person talks on. */
  isOn(connection_id: string, user_id: Id): boolean;
  /**
   * A person talks on this connection from now on, nowhere else, and as long as it is there or comes again within half a
   * minute. False when the connection is gone. @throws Unavailable
   */
  enter(connection_id: string, state: VoiceState): Promise<boolean>;
  /** Changes something of a person who talks, wherever they are connected; undefined: nothing. Settles when it was heard. @throws Unavailable */
  change(user_id: Id, change: (state: VoiceState) => VoiceState | undefined): Promise<void>;
  /** They talk no more, in this session. @throws Unavailable */
  end(user_id: Id, session_id: string): Promise<void>;
  /** The call in a conversation rings these people for half a minute, or until they answer or `by`, who is in it, leaves. @throws Unavailable */
  ring(channel_id: Id, by: Id, user_ids: readonly Id[]): Promise<void>;
  /** @throws Unavailable */
  stopRinging(channel_id: Id, user_ids: readonly Id[]): Promise<void>;
}
