import { type Collection, MongoBulkWriteError } from 'mongodb';
import type { Inserted, MessageRow } from '../../features/messages/store.ts';
import { Unavailable } from '../../lib/unavailable.ts';
import { isDuplicate, isUnreachable } from './failures.ts';
import { type MessageDocument, toDocument, toRow } from './message-documents.ts';

type Answer = Inserted | Error;

/** How often a message is tried whose nonce was taken when it was written and free when it was looked up. */
const ATTEMPTS = 5;
const PAUSE_MS = 20;

/**
 * One unordered insertMany for a group, each message answered for itself. A message that was kept by an earlier attempt
 * counts as written now, so a group may be tried again. Rejects when nobody knows what was kept.
 */
export async function insertGroup(messages: Collection<MessageDocument>, rows: readonly MessageRow[]): Promise<Answer[]> {
  const documents = rows.map(toDocument);
  const answers = new Map<MessageDocument['once'], Answer>();
  // A nonce twice in a group: the first is written.
  const firsts = new Map(
    documents.map((document, index) => [document.once, { document, row: rows[index] as MessageRow }]).reverse() as Entry[],
  );

  let left = [...firsts.values()].reverse();
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === ATTEMPTS) {
      for (const { document } of left) answers.set(document.once, new Unavailable('The database contradicts itself'));
      break;
    }
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, attempt * PAUSE_MS));
    const failed = await insertMany(
      messages,
      left.map(({ document }) => document),
    );
    const found = await findTaken(
      messages,
      left.filter((_, index) => isDuplicate(failed.get(index))).map(({ document }) => document),
    );
    const again: typeof left = [];
    left.forEach((one, index) => {
      const answer = answerTo(one, failed.get(index), found);
      if (answer) answers.set(one.document.once, answer);
      else again.push(one);
    });
    left = again;
  }

  return documents.map(({ _id, once }) => {
    const answer = answers.get(once) ?? new Error('A message was not answered');
    const isFirst = firsts.get(once)?.document._id === _id;
    return isFirst || answer instanceof Error ? answer : { row: answer.row, repeated: true };
  });
}

type Entry = [MessageDocument['once'], { document: MessageDocument; row: MessageRow }];

/** undefined: what was in its way is gone, or not for everybody to read yet. */
function answerTo({ document, row }: Entry[1], failure: Error | undefined, found: Found): Answer | undefined {
  if (!failure) return { row, repeated: false };
  if (!isDuplicate(failure)) return failure;
  const first = found.byOnce.get(document.once);
  if (first && isSame(first, document)) return { row, repeated: false };
  if (first && row.nonce !== null) return { row: toRow(first), repeated: true };
  return found.ids.has(document._id) ? failure : undefined;
}

function isSame(a: MessageDocument, b: MessageDocument): boolean {
  return a._id === b._id && a.author_id === b.author_id && a.body === b.body;
}

/** What failed, by its place in the group. */
async function insertMany(messages: Collection<MessageDocument>, documents: MessageDocument[]): Promise<Map<number, Error>> {
  try {
    await messages.insertMany(documents, { ordered: false });
    return new Map();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || isUnreachable(error)) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0) throw error;
    return new Map(
      errors.map(({ index, code, errmsg }) => [
        index,
        new MongoBulkWriteError({ message: errmsg ?? '', code, writeErrors: [] }, error.result),
      ]),
    );
  }
}

interface Found {
  byOnce: Map<MessageDocument['once'], MessageDocument>;
  ids: Set<MessageDocument['_id']>;
}

async function findTaken(messages: Collection<MessageDocument>, documents: MessageDocument[]): Promise<Found> {
  if (documents.length === 0) return { byOnce: new Map(), ids: new Set() };
  const [sameOnce, sameId] = await Promise.all([
    messages.find({ once: { $in: documents.map(({ once }) => once) } }).toArray(),
    messages.find({ _id: { $in: documents.map(({ _id }) => _id) } }).toArray(),
  ]);
  return { byOnce: new Map(sameOnce.map((document) => [document.once, document])), ids: new Set(sameId.map(({ _id }) => _id)) };
}
