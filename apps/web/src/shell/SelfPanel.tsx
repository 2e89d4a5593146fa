import { Trans, useLingui } from '@lingui/react/macro';
import SettingsIcon from '@material-symbols/svg-400/rounded/settings.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { MouseEvent } from 'react';
import { Link } from 'wouter';
import { VoiceButtons } from '../features/voice/panel/VoiceButtons.tsx';
import { VoicePanel } from '../features/voice/panel/VoicePanel.tsx';
import { useClientState } from '../lib/client.tsx';
import { openDialog } from '../lib/dialogs.ts';
import { avatarUrl, emojiUrl } from '../lib/media.ts';
import { displayName } from '../lib/names.ts';
import { paths } from '../lib/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useStatusWords } from '../ui/use-status-words.ts';
import { SelfPlace } from './SelfPlace.tsx';

const Me = styled(ButtonBase)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 46,
  justifyContent: 'flex-start',
  gap: 9,
  padding: '0 6px',
  borderRadius: 8,
  font: 'inherit',
  textAlign: 'left',
  '&:hover': { background: theme.vars?.palette.tokens.hover },
}));

const Name = styled('span')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  lineHeight: 1.25,
  fontSize: '0.875rem',
  fontWeight: 600,
  '& > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& small': { fontWeight: 400, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted },
  '& img': { verticalAlign: 'text-bottom' },
}));

/** Oneself, at the bottom left: a press chooses as what one is seen. */
export function SelfPanel() {
  const { t } = useLingui();
  const words = useStatusWords();
  const me = useClientState((state) => state.me);
  const online = useClientState((state) => state.status === 'online');
  const wanted = useClientState((state) => state.settings?.status) ?? 'online';
  const custom = useClientState((state) => state.settings?.custom_status);
  if (me === null) return null;
  const name = displayName(me);
  const shown = !online || wanted === 'invisible' ? 'offline' : wanted;

  function choose({ currentTarget }: MouseEvent<HTMLElement>) {
    const { top, left } = currentTarget.getBoundingClientRect();
    openDialog('status', { at: { top: top - 8, left } });
  }

  return (
    <>
      <VoicePanel />
      <SelfPlace aria-label={t`You`}>
        <Me aria-haspopup="menu" title={t`Your status`} onClick={choose}>
          <Avatar id={me.id} name={name} src={avatarUrl(me)} size={34} status={shown} />
          <Name>
            <span>{name}</span>
            <small>
              {!online && <Trans>no connection</Trans>}
              {online && !custom && words[wanted]}
              {online && custom?.emoji_id && <img src={emojiUrl({ id: custom.emoji_id })} alt="" width={14} height={14} />}
              {online && custom && ` ${custom.emoji_id ? '' : (custom.emoji_name ?? '')} ${custom.text ?? ''}`.trim()}
            </small>
          </Name>
        </Me>
        <VoiceButtons />
        <IconButton component={Link} href={paths.settings()} aria-label={t`Settings`} title={t`Settings`}>
          <SettingsIcon />
        </IconButton>
      </SelfPlace>
    </>
  );
}
