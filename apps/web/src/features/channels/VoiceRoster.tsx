import { Trans } from '@lingui/react/macro';
import MutedIcon from '@material-symbols/svg-400/rounded/mic_off.svg?react';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: '2px 6px 4px 34px',
  '& li': { display: 'flex', alignItems: 'center', gap: 8, height: 28, fontSize: '0.875rem', color: theme.vars?.palette.tokens.secondary },
  '& li > span:nth-of-type(2)': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { flex: 'none', color: theme.vars?.palette.tokens.muted },
}));

/** Who is in a voice channel, under its name. */
export function VoiceRoster({ guild_id, channel_id }: { guild_id: string; channel_id: string }) {
  const voices = useClientState((state) => Object.values(state.voice[guild_id] ?? {}).filter((voice) => voice.channel_id === channel_id));
  const users = useClientState((state) => voices.map((voice) => state.users[voice.user_id]));
  const members = useClientState((state) => voices.map((voice) => state.members[guild_id]?.[voice.user_id]));
  if (voices.length === 0) return null;
  return (
    <List>
      {voices.map((voice, index) => {
        const user = users[index];
        if (user === undefined) return null;
        const name = displayName(user, members[index]);
        return (
          <li key={voice.user_id}>
            <Avatar id={user.id} name={name} src={avatarUrl(user)} size={22} />
            <span>{name}</span>
            {(voice.self_mute || voice.mute) && (
              <>
                <MutedIcon width={16} height={16} />
                <VisuallyHidden>
                  <Trans>microphone off</Trans>
                </VisuallyHidden>
              </>
            )}
          </li>
        );
      })}
    </List>
  );
}
