import type { MemberEntry } from '@chat-js/client/members.ts';
import { voicesIn } from '@chat-js/client/voice-states.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import type { VoiceState } from '@chat-js/protocol/voice.ts';
import { useLingui } from '@lingui/react/macro';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

export interface Voice {
  voice: VoiceState;
  user: User | undefined;
  member: MemberEntry | undefined;
  name: string;
}

/** Who is in a voice channel, by their names. */
export function useVoices(guild_id: Id, channel_id: Id): Voice[] {
  const { t } = useLingui();
  const voices = useClientState((state) => voicesIn(state, guild_id, channel_id));
  const users = useClientState((state) => voices.map(({ user_id }) => state.users[user_id]));
  const members = useClientState((state) => voices.map(({ user_id }) => state.members[guild_id]?.[user_id]));
  // How well others were heard does not matter any more once one is alone.
  const shown = voices.length === 1 ? voices.map((voice) => ({ ...voice, quality: null })) : voices;
  return shown
    .map((voice, index) => ({ voice, user: users[index], member: members[index] }))
    .map((one) => ({ ...one, name: one.user ? displayName(one.user, one.member) : t`Someone` }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
