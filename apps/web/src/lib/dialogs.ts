import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';

/** px from the upper left corner of the window. */
export interface Point {
  top: number;
  left: number;
}

type Nothing = Record<never, never>;

/** What one is notified of: a server, a channel of it, or with NO_GUILD a conversation. */
export interface NotifyPlace {
  guild_id: Id;
  channel_id?: Id;
}

/**
 * Dialogs that more than one feature opens: what each needs to know. A feature asks for one by its name; the shell knows
 * which component it is.
 */
export interface DialogProps {
  /** Everything one can do with a person. */
  memberMenu: { guild_id: Id; user_id: Id; at: Point };
  profile: { guild_id: Id; user_id: Id; at: Point };
  /** What one can do with somebody who talks in a channel. */
  voiceMenu: { guild_id: Id; user_id: Id; at: Point };
  /** How sound goes to and from everybody in the channel that one talks in. */
  voiceDetails: Nothing;
  /** What one can do with a server. */
  guildMenu: { guild_id: Id; at: Point };
  /** For how long something is muted. */
  mute: NotifyPlace & { at: Point };
  /** What the person hears of a server or a channel. */
  notify: NotifyPlace;
  /** What one can do with a folder of servers. */
  folderMenu: { folder_id: number; at: Point };
  /** What waits for the person, in all servers. */
  inbox: Nothing;
  /** As what the person wants to be seen. */
  status: { at: Point };
  customStatus: Nothing;
  /** Leads to a channel or a server by its name. */
  switcher: Nothing;
  /** All shortcuts of the keyboard. */
  shortcuts: Nothing;
  /** Report a message, or a person. */
  report: { guild_id: Id; user_id: Id; channel_id?: Id; message_id?: Id };
  invite: { channel_id: Id };
  /** What one can write with a slash in a channel. */
  commands: { channel_id: Id };
  /** What is pinned in a channel. */
  pins: { channel_id: Id };
  /** Carry a message on into another channel. */
  forward: { channel_id: Id; message_id: Id };
  /** When what is in the field of a channel goes out. */
  sendLater: {
    channel_id: Id;
    at: Point;
    answers: { message_id: Id; ping: boolean } | null;
    /** As a message carries it; undefined when there is nothing to send after all. */
    content: () => Promise<string | undefined>;
    onDone: () => void;
    onTakenBack: () => void;
  };
  /** What the person has written for later. */
  scheduled: Record<never, never>;
  /** Ask to be reminded of something. */
  remind: { channel_id: Id; content?: string };
  /** Who reacted to a message. */
  reactors: { channel_id: Id; message_id: Id };
  /** Ask something of a channel. */
  poll: { channel_id: Id; question?: string };
  /** Who voted in a poll. */
  voters: { channel_id: Id; message_id: Id };
  /** Whether the own poll shall end before its time. */
  endPoll: { channel_id: Id; message_id: Id };
  /** The threads of a channel. */
  threads: { channel_id: Id };
  /** Bring what is published in a channel into another one. */
  followChannel: { channel_id: Id };
  /** What a channel follows. */
  followedChannels: { channel_id: Id };
  /** Start a thread, from a message or without one. */
  newThread: { channel_id: Id; message_id?: Id; name?: string };
  /** Who is in a thread. */
  threadPeople: { channel_id: Id };
  /** What one can do with a thread. */
  threadMenu: { channel_id: Id; at: Point };
  /** Choose people to write to; with a channel: for this group. */
  newConversation: { channel_id?: Id };
  /** What strangers wrote. */
  messageRequests: Nothing;
  /** Name and picture of a group. */
  editGroup: { channel_id: Id };
  /** Who is in a group. */
  groupPeople: { channel_id: Id };
  leaveGroup: { channel_id: Id };
  /** Whether somebody shall be blocked, or not be a friend any more. */
  block: { user_id: Id };
  unfriend: { user_id: Id };
  kick: { guild_id: Id; user_id: Id };
  ban: { guild_id: Id; user_id: Id };
  banMany: { guild_id: Id; user_ids: readonly Id[] };
  /** For administrators of the installation: nobody logs in with this account any more. */
  closeAccount: { user_id: Id };
  timeOut: { guild_id: Id; user_id: Id };
  nickname: { guild_id: Id; user_id: Id };
  memberRoles: { guild_id: Id; user_id: Id };
  /** What moderators know of a member: warnings, time-outs, reports, notes. */
  memberHistory: { guild_id: Id; user_id: Id };
  warn: { guild_id: Id; user_id: Id };
  /** Why someone can or cannot do something in a channel. */
  explain: { channel_id: Id; user_id?: Id };
  /** Who may do what in a channel. */
  channelPermissions: { channel_id: Id };
}

export type DialogName = keyof DialogProps;

/** An open dialog. */
export type OpenDialog = { [N in DialogName]: { name: N; props: DialogProps[N] } }[DialogName];

export const useDialog = create<{ dialog: OpenDialog | null }>(() => ({ dialog: null }));

/** Opens a dialog in place of the one that is open. */
export function openDialog<N extends DialogName>(name: N, props: DialogProps[N]): void {
  useDialog.setState({ dialog: { name, props } as OpenDialog });
}

export function closeDialog(): void {
  useDialog.setState({ dialog: null });
}
