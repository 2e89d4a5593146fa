import { Plural, Trans, useLingui } from '@lingui/react/macro';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { useMay } from '../../lib/permissions.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { BulkDialog, type BulkKind } from './BulkDialog.tsx';

const Acts = styled('div')({
  display: 'flex',
  gap: 8,
  '@media (max-width: 480px)': { flex: '1 1 100%', order: 1, '& > button': { flex: 1, paddingInline: 4 } },
});

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '8px 8px 8px 14px',
  zIndex: 1,
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised2,
  boxShadow: theme.vars?.palette.tokens.shadow,
  '& > span': { flex: '1 1 auto' },
}));

interface BulkBarProps {
  guild_id: string;
  user_ids: readonly string[];
  onDone: () => void;
}

/** What one may do with those who are chosen. */
export function BulkBar({ guild_id, user_ids, onDone }: BulkBarProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<BulkKind>();
  const mayTimeOut = useMay('MODERATE_MEMBERS', guild_id);
  const mayKick = useMay('KICK_MEMBERS', guild_id);
  const mayBan = useMay('BAN_MEMBERS', guild_id);
  return (
    <Bar>
      <span role="status">
        <Plural value={user_ids.length} one="# chosen" other="# chosen" />
      </span>
      <Acts>
        {mayTimeOut && (
          <Button variant="outlined" color="error" size="small" onClick={() => setKind('timeOut')}>
            <Trans>Time-out</Trans>
          </Button>
        )}
        {mayKick && (
          <Button variant="outlined" color="error" size="small" onClick={() => setKind('kick')}>
            <Trans>Kick</Trans>
          </Button>
        )}
        {mayBan && (
          <Button color="error" size="small" onClick={() => openDialog('banMany', { guild_id, user_ids })}>
            <Trans>Ban</Trans>
          </Button>
        )}
      </Acts>
      <IconButton aria-label={t`Choose nobody`} title={t`Choose nobody`} onClick={onDone}>
        <CloseIcon />
      </IconButton>
      {kind && <BulkDialog kind={kind} guild_id={guild_id} user_ids={user_ids} onDone={onDone} onClose={() => setKind(undefined)} />}
    </Bar>
  );
}
