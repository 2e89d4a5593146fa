import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Message } from './messages.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake } from './schemas.ts';
import { User } from './users.ts';

const message = { channel_id: Snowflake, message_id: Snowflake };
const limit = { points: 10, seconds: 5, per: 'channel_id' } as const;
const refusals = [
  'UNKNOWN_CHANNEL',
  'UNKNOWN_MESSAGE',
  'MISSING_PERMISSIONS',
  'CANNOT_MESSAGE_USER',
  'NOT_A_POLL',
  'THREAD_ARCHIVED',
] as const;

export const pollOperations = {
  'polls.vote': operation({
    summary: 'Vote in a poll: these answers and no others; none takes the vote back. Ours',
    params: message,
    body: { answer_ids: z.array(z.int().positive()).max(LIMITS.poll.answers) },
    answer: null,
    limit,
    errors: [...refusals, 'POLL_EXPIRED', 'VERIFICATION_NEEDED', 'EDITED_MEANWHILE'],
  }),
  'polls.listVoters': operation({
    summary: 'Who voted for an answer, by their ids',
    params: { ...message, answer_id: queryInt({ min: 1, max: LIMITS.poll.answers }) },
    query: { after: Snowflake.optional(), limit: queryInt({ min: 1, max: LIMITS.voterPage.max, fallback: LIMITS.voterPage.default }) },
    answer: z.strictObject({ users: z.array(User) }),
    errors: [...refusals],
  }),
  'polls.expire': operation({
    summary: 'End the own poll now',
    params: message,
    answer: Message,
    limit,
    errors: [...refusals, 'EDIT_OF_OTHERS', 'POLL_EXPIRED', 'EDITED_MEANWHILE'],
  }),
};
