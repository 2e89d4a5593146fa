import { randomBytes } from 'node:crypto';
import type { Attachment } from '@chat-js/protocol/attachments.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { MessageSnapshot } from '@chat-js/protocol/messages.ts';
import type { Context } from '../context.ts';
import type { MessageRow } from '../messages/store.ts';
import { AUDIO_TYPES, type AudioEnding } from './audio.ts';
import type { NewFile } from './voice-message.ts';

interface Place {
  channel_id: Id;
  id: Id;
}

/** An attachment and its bytes, before they are kept. */
export interface Attached {
  attachment: Attachment;
  bytes: Uint8Array;
}

const CDN = '/cdn/';
const MARKS = 'unsettled/';
const MARK = /^unsettled\/(\d{15})-(\d+)-(\d+)\.mark$/;
/** A message is kept, and what was deleted is brought back, long before. ms. */
const SETTLED_MS = LIMITS.undoMs + 60_000;

/** All files of a message are in a folder, all of a channel in another: they go with it. */
function folderOf({ channel_id, id }: Place): string {
  return `attachments/${channel_id}/${id}`;
}

/** A path that was never used: nobody guesses it, and no other file is ever found there. */
export function attach(ctx: Context, message: Place, { bytes, ending, about }: NewFile): Attached {
  const url = `${CDN}${folderOf(message)}/${randomBytes(16).toString('hex')}.${ending}`;
  return { bytes, attachment: { id: ctx.ids.next(), ...about, url, proxy_url: url } };
}

/** Copies of what a message carries on, so that they stay when the others go; undefined when one has gone already. */
export async function copyFiles(ctx: Context, message: Place, { message: carried }: MessageSnapshot): Promise<Attached[] | undefined> {
  const copies: Attached[] = [];
  for (const { id: _, url, proxy_url: __, ...about } of carried.attachments) {
    const bytes = await ctx.files.get(url.slice(CDN.length));
    if (!bytes) return undefined;
    copies.push(attach(ctx, message, { bytes, ending: endingOf(url), about }));
  }
  return copies;
}

function endingOf(url: string): AudioEnding {
  const ending = url.slice(url.lastIndexOf('.') + 1);
  if (!Object.hasOwn(AUDIO_TYPES, ending)) throw new Error(`an attachment has an unknown ending: ${ending}`);
  return ending as AudioEnding;
}

/** Puts the files of a message down before it is kept: interrupted in between, they are removed when the mark is due. */
export async function keepFiles(ctx: Context, message: Place, attached: readonly Attached[]): Promise<void> {
  if (attached.length === 0) return;
  await mark(ctx, message);
  for (const { attachment, bytes } of attached) await ctx.files.put(attachment.url.slice(CDN.length), bytes);
}

export function hasFiles({ body }: Pick<MessageRow, 'body'>): boolean {
  // A quotation mark of a text is written with a backslash: this stands in no text.
  return body.includes('"attachments":[{');
}

/** Called before messages are removed: from now on their files stay only while their removal can be undone. */
export async function unsettle(ctx: Context, messages: readonly Place[]): Promise<void> {
  for (const message of messages) await mark(ctx, message);
}

async function mark(ctx: Context, { channel_id, id }: Place): Promise<void> {
  const due = String(ctx.clock.now() + SETTLED_MS).padStart(15, '0');
  await ctx.files.put(`${MARKS}${due}-${channel_id}-${id}.mark`, new Uint8Array());
}

/** Removes the files of messages that are gone for good. What fails here goes when its mark is due: the messages are gone in any case. */
export async function removeFilesOf(ctx: Context, messages: readonly Place[]): Promise<void> {
  try {
    for (const message of messages) await ctx.files.removeFolder(folderOf(message));
  } catch (error) {
    ctx.logger.warn({ err: error }, 'files of deleted messages are left for now');
  }
}

export async function removeFilesOfChannel(ctx: Context, channel_id: Id): Promise<void> {
  await ctx.files.removeFolder(`attachments/${channel_id}`);
}

/** Looks after what was marked: files of a message that is not there are removed. */
export async function settleFiles(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const waiting = new Set<string>();
  const due: { key: string; message: Place }[] = [];
  for await (const key of ctx.files.list(MARKS)) {
    const [, time, channel_id, id] = MARK.exec(key) ?? [];
    if (!channel_id || !id) break;
    if (Number(time) > now) waiting.add(id);
    else due.push({ key, message: { channel_id, id } });
  }
  for (const { key, message } of due) {
    // It was deleted again meanwhile, and that can still be undone.
    const isLater = waiting.has(message.id);
    if (!isLater && !(await ctx.storage.messages.getMessage(message.channel_id, message.id))) {
      await ctx.files.removeFolder(folderOf(message));
    }
    await ctx.files.remove(key);
  }
}
