import type { Id } from '@chat-js/protocol/ids.ts';
import type { Context } from '../context.ts';
import { type MessageRefs, refsOf } from './new-message.ts';
import { messageJson, type Surroundings } from './splice.ts';
import type { MessageRow } from './store.ts';

/** What these messages are shown with, by their ids. `reader`: whose own reactions and votes are marked; nobody's when all are told. */
export async function findSurroundings(ctx: Context, rows: readonly MessageRow[], reader?: Id): Promise<Map<Id, Surroundings>> {
  const refs = new Map(rows.filter((row) => row.refs !== null).map((row) => [row.id, refsOf(row)]));
  const answered = await findAnswered(ctx, rows, refs);
  const refsOfAnswered = new Map([...answered].map(([id, row]) => [id, refsOf(row)]));
  const people = new Map<Id, string>();
  const wanted = [...rows, ...answered.values()].map(({ author_id }) => author_id);
  for (const { mentions = [] } of [...refs.values(), ...refsOfAnswered.values()]) wanted.push(...mentions);
  for (const id of new Set(wanted)) people.set(id, await ctx.directory.getUserJson(id));
  const own = reader === undefined ? undefined : await findOwnReactions(ctx, rows, reader);
  const votes = reader === undefined ? undefined : await findOwnVotes(ctx, rows, reader);

  const around = ({ author_id }: MessageRow, { mentions = [] }: MessageRefs = {}): Surroundings => ({
    author: people.get(author_id) ?? '',
    mentions: mentions.map((user_id) => people.get(user_id) ?? ''),
  });
  return new Map(
    rows.map((row) => {
      const { answers } = refs.get(row.id) ?? {};
      const other = answers === undefined ? undefined : answered.get(answers);
      const referenced = other ? messageJson({ ...other, nonce: null }, around(other, refsOfAnswered.get(other.id))) : 'null';
      const reacted = own?.get(row.id);
      const voted = votes?.get(row.id);
      return [
        row.id,
        {
          ...around(row, refs.get(row.id)),
          ...(answers !== undefined && { referenced }),
          ...(reacted && { own: reacted }),
          ...(voted && { voted }),
        },
      ];
    }),
  );
}

/** The JSON of each message, in their order. */
export async function messagesJson(ctx: Context, rows: readonly MessageRow[], reader?: Id): Promise<string[]> {
  const around = await findSurroundings(ctx, rows, reader);
  return rows.map((row) => messageJson(row, around.get(row.id) ?? { author: '' }));
}

async function findAnswered(ctx: Context, rows: readonly MessageRow[], refs: ReadonlyMap<Id, MessageRefs>): Promise<Map<Id, MessageRow>> {
  const answered = new Map<Id, MessageRow>();
  const answers = rows.filter(({ id }) => refs.get(id)?.answers !== undefined);
  for (const [channel_id, some] of Map.groupBy(answers, (row) => row.channel_id)) {
    const ids = new Set(some.flatMap(({ id }) => refs.get(id)?.answers ?? []));
    for (const row of await ctx.storage.messages.listMessagesAmong(channel_id, [...ids])) answered.set(row.id, row);
  }
  return answered;
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

/** Inside of a text the quotes would be escaped: this is the field itself. */
const POLL = '"poll":{';

async function findOwnVotes(ctx: Context, rows: readonly MessageRow[], user_id: Id): Promise<Map<Id, number[]>> {
  const ids = rows.filter(({ body }) => body.includes(POLL)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const own = await ctx.storage.polls.listVotesOf(user_id, ids);
  return new Map(own.map(({ message_id, answer_ids }) => [message_id, answer_ids]));
}
