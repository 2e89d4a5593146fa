import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';

/** What a person says about themselves: undefined until it is known. */
export function useProfile(guild_id: string, user_id: string): { bio: string | undefined; joined_at: string | undefined } {
  const { call } = useClient();
  const joined_at = useClientState((state) => state.members[guild_id]?.[user_id]?.joined_at);
  const [bio, setBio] = useState<string>();
  useEffect(() => {
    let current = true;
    call('users.profile', { user_id }).then(
      (profile) => current && setBio(profile.bio),
      // The card is useful without it.
      (error: unknown) => {
        console.warn('The profile could not be fetched', error);
        if (current) setBio('');
      },
    );
    return () => {
      current = false;
    };
  }, [call, user_id]);
  return { bio, joined_at };
}
