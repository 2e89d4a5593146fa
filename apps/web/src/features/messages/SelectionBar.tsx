import type { Channel } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useMay } from '../../lib/permissions.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { DeleteSelectedDialog } from './DeleteDialogs.tsx';
import { endSelection, useSelection } from './selection.ts';
import { useCopySelected } from './use-copy-selected.ts';

const Bar = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 8,
  minHeight: 46,
  margin: '0 16px 18px',
  padding: '5px 6px 5px 14px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.accent}`,
  '& output': { flex: 1, minWidth: 120, fontVariantNumeric: 'tabular-nums' },
  '@media (max-width: 480px)': { margin: '0 8px 10px', justifyContent: 'flex-end', '& output': { flexBasis: '100%' } },
}));

/** Stands in the place of the composer while messages are being chosen. */
export function SelectionBar({ channel }: { channel: Channel }) {
  const { t } = useLingui();
  const ids = useSelection((selection) => selection.ids);
  const [asking, setAsking] = useState(false);
  const { max } = LIMITS.bulkDelete;
  const moderates = useMay('MANAGE_MESSAGES', channel.guild_id, channel.id);
  const copy = useCopySelected(channel);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Taken here, before the shortcuts see it.
      event.preventDefault();
      endSelection();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, []);
  useEffect(() => endSelection, []);

  return (
    <Bar role="toolbar" aria-label={t`Selected messages`}>
      <output aria-live="polite">
        {moderates && ids.size > max ? (
          <Trans>
            {ids.size} selected, at most {max} at once
          </Trans>
        ) : (
          <Plural value={ids.size} one="# message selected" other="# messages selected" />
        )}
      </output>
      <Button variant="text" color="inherit" onClick={endSelection}>
        <Trans>Cancel</Trans>
      </Button>
      <Button variant={moderates ? 'text' : 'contained'} disabled={ids.size === 0} onClick={() => void copy().then(endSelection)}>
        <Trans>Copy</Trans>
      </Button>
      {moderates && (
        <Button color="error" disabled={ids.size === 0 || ids.size > max} onClick={() => setAsking(true)}>
          <Trans>Delete</Trans>
        </Button>
      )}
      {asking && (
        <DeleteSelectedDialog guild_id={channel.guild_id} channel_id={channel.id} ids={[...ids]} onClose={() => setAsking(false)} />
      )}
    </Bar>
  );
}
