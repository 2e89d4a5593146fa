import type { Id } from '@chat-js/protocol/ids.ts';
import type { Member } from '@chat-js/protocol/members.ts';
import { useCallback } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { useLoaded } from '../../lib/use-loaded.ts';

const PAGE = 100;

/** Who is in a thread, by name, fetched again whenever somebody comes or goes. */
export function useThreadPeople(channel_id: Id) {
  const { call } = useClient();
  const count = useClientState((state) => state.channels[channel_id]?.member_count);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count asks again
  const load = useCallback(async () => {
    const people: Member[] = [];
    let after: Id | undefined;
    do {
      const page = await call('threads.listMembers', { channel_id, after, limit: PAGE, with_member: true });
      people.push(...page.flatMap(({ member }) => member ?? []));
      after = page.length === PAGE ? page.at(-1)?.user_id : undefined;
    } while (after !== undefined);
    return people
      .map((member) => ({ user: member.user, name: displayName(member.user, member) }))
      .sort((a, b) => byName.compare(a.name, b.name));
  }, [call, channel_id, count]);
  return useLoaded(load);
}

const byName = new Intl.Collator(undefined, { numeric: true });
