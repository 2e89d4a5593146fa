import { snowflakeAt, snowflakeTime } from '@chat-js/protocol/ids.ts';
import { newMessage } from '../../../apps/server/src/features/messages/new-message.ts';
import type { Storage } from '../../../apps/server/src/storage/storage.ts';
import { contentOf } from '../load/tally.ts';
import type { Address } from '../systems/system.ts';
import { inGroups } from './in-groups.ts';
import type { Seeded } from './people.ts';

const STEP_MS = 1000;

/** A history of one message a second that ended a minute ago, from everybody in turn, 10 to 150 characters each. */
export async function seedMessages(storage: Storage, { channel, people }: Seeded, count: number): Promise<NonNullable<Address['history']>> {
  const first = snowflakeAt(Date.now() - 60_000 - count * STEP_MS);
  const step = BigInt(STEP_MS) << 22n;
  await inGroups(count, async (index) => {
    const id = String(BigInt(first) + step * BigInt(index));
    const content = contentOf(index, 10 + ((index * 37) % 141));
    const author_id = people[index % people.length]?.user_id ?? '0';
    await storage.messages.insertOnce(newMessage({ id, channel_id: channel, author_id, content, time: snowflakeTime(id) }));
  });
  return { first, step: String(step), count };
}
