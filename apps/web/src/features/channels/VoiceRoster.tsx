import { useLingui } from '@lingui/react/macro';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { SpeakingRing } from '../../ui/SpeakingRing.tsx';
import { VoiceSigns } from '../../ui/VoiceSigns.tsx';
import { useSpeaking } from '../voice/use-speaking.ts';
import { useVoices, type Voice } from '../voice/use-voices.ts';

// The list of channels has a say about lists.
const List = styled('ul')({ '&&': { listStyle: 'none', margin: 0, padding: '2px 0 4px 28px' } });

const Row = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  height: 32,
  justifyContent: 'flex-start',
  gap: 8,
  padding: '0 8px 0 6px',
  borderRadius: 8,
  font: 'inherit',
  fontSize: '0.875rem',
  textAlign: 'left',
  color: theme.vars?.palette.tokens.secondary,
  '&:hover': { background: theme.vars?.palette.tokens.hover, color: theme.vars?.palette.tokens.text },
  '&:focus-visible': { outlineOffset: -2 },
  '& > b': { flex: 1, minWidth: 0, fontWeight: 'inherit', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '@media (pointer: coarse)': { height: 44 },
}));

/** Who is in a voice channel, under its name. */
export function VoiceRoster({ guild_id, channel_id }: { guild_id: string; channel_id: string }) {
  const { t } = useLingui();
  const voices = useVoices(guild_id, channel_id);
  if (voices.length === 0) return null;
  return (
    <List aria-label={t`In the channel`}>
      {voices.map((one) => (
        <li key={one.voice.user_id}>
          <RosterRow {...one} guild_id={guild_id} />
        </li>
      ))}
    </List>
  );
}

function RosterRow({ guild_id, voice, user, name }: Voice & { guild_id: string }) {
  const { user_id } = voice;
  const speaking = useSpeaking(voice);

  function open(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    event.stopPropagation();
    const { top, height, left } = event.currentTarget.getBoundingClientRect();
    openDialog('voiceMenu', { guild_id, user_id, at: { top: top + height, left: left + 16 } });
  }

  return (
    <Row aria-haspopup="dialog" onClick={open} onContextMenu={open}>
      <SpeakingRing data-speaking={speaking}>
        <Avatar id={user_id} name={name} src={user && avatarUrl(user)} size={22} />
      </SpeakingRing>
      <b>{name}</b>
      <VoiceSigns voice={voice} />
    </Row>
  );
}
