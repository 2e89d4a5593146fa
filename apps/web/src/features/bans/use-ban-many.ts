import { toCallError } from '@chat-js/client/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { patiently } from '../../lib/patiently.ts';
import { useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';

interface Wanted {
  user_ids: readonly Id[];
  delete_message_seconds: number;
  reason: string | undefined;
}

export interface Outcome {
  banned: number;
  /** Those who do not exist, or stand above whoever bans. */
  failed: number;
  /** What stopped it, in a sentence. */
  problem: string | undefined;
}

/** Refusals of one person, which are none of the others. */
const OF_ONE: readonly number[] = [10013, 50013];
/** None of them could be banned. */
const NOBODY = 500000;

/** Bans many people. Who may not do so with one call does it one by one. */
export function useBanMany(guild_id: Id) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const atOnce = useMay('MANAGE_GUILD', guild_id);

  return async ({ user_ids, ...how }: Wanted): Promise<Outcome> => {
    let banned = 0;
    let failed = 0;
    try {
      if (atOnce && user_ids.length > 1) {
        for (let from = 0; from < user_ids.length; from += LIMITS.bulkBan) {
          const some = user_ids.slice(from, from + LIMITS.bulkBan);
          const answer = await patiently(() => call('bans.createMany', { guild_id, user_ids: some, ...how }));
          banned += answer.banned_users.length;
          failed += answer.failed_users.length;
        }
        return { banned, failed, problem: undefined };
      }
      for (const user_id of user_ids) {
        const done = await patiently(() => call('bans.create', { guild_id, user_id, ...how })).then(
          () => true,
          (error: unknown) => {
            if (!OF_ONE.includes(toCallError(error).code)) throw error;
            return false;
          },
        );
        if (done) banned += 1;
        else failed += 1;
      }
      return { banned, failed, problem: undefined };
    } catch (error) {
      if (toCallError(error).code === NOBODY) return { banned, failed: user_ids.length - banned, problem: undefined };
      return { banned, failed, problem: describeProblem(error, i18n) };
    }
  };
}
