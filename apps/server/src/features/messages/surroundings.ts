import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { presentThreads } from '../threads/present.ts';
import { webhookUser } from '../webhooks/present.ts';
import { refsOf } from './new-message.ts';
import { messageJson, type Surroundings } from './splice.ts';
import type { MessageRefs, MessageRow } from './store.ts';

/** The JSON of each message, in their order. `reader`: whose own reactions and votes are marked; nobody's when all are told. */
export async function messagesJson(ctx: Context, rows: readonly MessageRow[], reader?: Id): Promise<string[]> {
  const authors = await findAuthors(ctx, rows);
  const withMore = rows.filter(holdsMore);
  const more = withMore.length > 0 ? await findMore(ctx, withMore, reader) : undefined;
  return rows.map((row) => {
    const author = authors.get(row.author_id) ?? '';
    const around = more?.get(row.id);
    return messageJson(row, around ? { author, ...around } : { author });
  });
}

/** The same of one. */
export async function oneMessageJson(ctx: Context, row: MessageRow, reader: Id): Promise<string> {
  return messageJson(row, await findSurroundings(ctx, row, reader));
}

/** What a message is shown with. `reader` as above. */
export async function findSurroundings(ctx: Context, row: MessageRow, reader?: Id): Promise<Surroundings> {
  const author = await authorJson(ctx, row);
  return holdsMore(row) ? { author, ...(await findMore(ctx, [row], reader)).get(row.id) } : { author };
}

type More = Omit<Surroundings, 'author'>;

/** Most messages have an author and a text, and nothing that has to be looked up beside them. */
function holdsMore(row: MessageRow): boolean {
  return row.refs !== null || row.reactions !== null;
}

async function findMore(ctx: Context, rows: readonly MessageRow[], reader: Id | undefined): Promise<ReadonlyMap<Id, More>> {
  const refs = new Map(rows.map((row) => [row.id, refsOf(row)]));
  const answered = await findAnswered(ctx, rows, refs);
  const named = [...refs.values(), ...answered.map(refsOf)].flatMap(({ mentions = [] }) => mentions);
  const [people, authors] = [await findPeople(ctx, named), await findAuthors(ctx, answered)];
  const own = reader === undefined ? undefined : await findOwnReactions(ctx, rows, reader);
  const asking = [...refs].filter(([, { poll }]) => poll).map(([id]) => id);
  const threads = await findStarted(
    ctx,
    [...refs].filter(([, { thread }]) => thread).map(([id]) => id),
  );
  const votes = reader === undefined ? undefined : await findOwnVotes(ctx, asking, reader);

  const mentioned = ({ mentions = [] }: MessageRefs) => mentions.map((user_id) => people.get(user_id) ?? '');
  const quotes = new Map(
    answered.map((row) => {
      const around = { author: authors.get(row.author_id) ?? '', mentions: mentioned(refsOf(row)) };
      return [row.id, messageJson({ ...row, nonce: null }, around)];
    }),
  );
  return new Map(
    [...refs].map(([id, ref]) => {
      const [reacted, voted, thread] = [own?.get(id), votes?.get(id), threads.get(id)];
      const more: More = {
        mentions: mentioned(ref),
        ...(ref.answers !== undefined && { referenced: quotes.get(ref.answers) ?? 'null' }),
        ...(thread && { thread }),
        ...(reacted && { own: reacted }),
        ...(voted && { voted }),
      };
      return [id, more];
    }),
  );
}

async function findPeople(ctx: Context, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const people = new Map<Id, string>();
  for (const id of ids) if (!people.has(id)) people.set(id, await ctx.directory.getUserJson(id));
  return people;
}

async function findAuthors(ctx: Context, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, string>> {
  const authors = new Map<Id, string>();
  for (const row of rows) if (!authors.has(row.author_id)) authors.set(row.author_id, await authorJson(ctx, row));
  return authors;
}

/** A person as they are today, or a webhook under the name that it had. */
async function authorJson(ctx: Context, row: MessageRow): Promise<string> {
  const { webhook } = refsOf(row);
  return webhook ? JSON.stringify(webhookUser(row.author_id, webhook.name)) : ctx.directory.getUserJson(row.author_id);
}

async function findAnswered(ctx: Context, rows: readonly MessageRow[], refs: ReadonlyMap<Id, MessageRefs>): Promise<MessageRow[]> {
  const answered: MessageRow[] = [];
  const answers = rows.filter(({ id }) => refs.get(id)?.answers !== undefined);
  for (const [channel_id, some] of Map.groupBy(answers, (row) => row.channel_id)) {
    const ids = new Set(some.flatMap(({ id }) => refs.get(id)?.answers ?? []));
    answered.push(...(await ctx.storage.messages.listMessagesAmong(channel_id, [...ids])));
  }
  return answered;
}

/** A thread has the id of the message it was started from. */
async function findStarted(ctx: Context, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const rows = ids.length > 0 ? await ctx.storage.threads.listThreads(ids) : [];
  return new Map((await presentThreads(ctx, rows)).map((thread) => [thread.id, JSON.stringify(thread)]));
}

async function findOwnReactions(ctx: Context, rows: readonly MessageRow[], user_id: Id): Promise<Map<Id, Set<string>>> {
  const own = new Map<Id, Set<string>>();
  const ids = rows.filter(({ reactions }) => reactions !== null).map(({ id }) => id);
  if (ids.length === 0) return own;
  for (const { message_id, emoji } of await ctx.storage.reactions.listReactionsOf(user_id, ids)) {
    own.set(message_id, (own.get(message_id) ?? new Set()).add(emoji));
  }
  return own;
}

async function findOwnVotes(ctx: Context, message_ids: readonly Id[], user_id: Id): Promise<Map<Id, number[]>> {
  if (message_ids.length === 0) return new Map();
  const own = await ctx.storage.polls.listVotesOf(user_id, message_ids);
  return new Map(own.map(({ message_id, answer_ids }) => [message_id, answer_ids]));
}
