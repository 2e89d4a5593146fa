import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { openDialog } from '../../../lib/dialogs.ts';
import { avatarUrl } from '../../../lib/media.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { SpeakingRing } from '../../../ui/SpeakingRing.tsx';
import { RADIUS } from '../../../ui/theme/tokens.ts';
import { VoiceSigns } from '../../../ui/VoiceSigns.tsx';
import { useSpeaking } from '../use-speaking.ts';
import type { Voice } from '../use-voices.ts';

const Tile = styled(ButtonBase)(({ theme }) => ({
  width: '100%',
  minHeight: 168,
  flexDirection: 'column',
  gap: 14,
  padding: 16,
  borderRadius: RADIUS.card,
  font: 'inherit',
  background: theme.vars?.palette.tokens.raised,
  '&:hover': { background: theme.vars?.palette.tokens.raised2 },
  '&[data-small=true]': { minHeight: 84, gap: 8, padding: 8 },
  '& > span:last-of-type': { display: 'flex', alignItems: 'center', gap: 8, maxWidth: '100%' },
  '& b': { fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

/** Somebody in the channel: their face, whether they speak, and a menu. */
export function PersonTile({ guild_id, voice, user, name, small = false }: Voice & { guild_id: string; small?: boolean }) {
  const { user_id } = voice;
  const speaking = useSpeaking(voice);

  function open(event: MouseEvent<HTMLElement>) {
    event.preventDefault();
    const { top, left, width, height } = event.currentTarget.getBoundingClientRect();
    openDialog('voiceMenu', { guild_id, user_id, at: { top: top + height / 2, left: left + width / 2 } });
  }

  return (
    <Tile data-small={small} aria-haspopup="dialog" onClick={open} onContextMenu={open}>
      <SpeakingRing data-speaking={speaking} data-surface="raised">
        <Avatar id={user_id} name={name} src={user && avatarUrl(user)} size={small ? 40 : 80} />
      </SpeakingRing>
      <span>
        <b>{name}</b>
        <VoiceSigns voice={voice} size={18} />
      </span>
    </Tile>
  );
}
