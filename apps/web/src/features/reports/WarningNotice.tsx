import { Plural, Trans, useLingui } from '@lingui/react/macro';
import WarningIcon from '@material-symbols/svg-400/rounded/warning.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS, SIZE } from '../../ui/theme/tokens.ts';

// Below dialogs, above the conversation.
const Place = styled('div')({
  position: 'fixed',
  top: SIZE.header + 8,
  insetInline: 12,
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
  zIndex: 1250,
});

const Card = styled('section')(({ theme }) => ({
  pointerEvents: 'auto',
  width: 'min(560px, 100%)',
  maxHeight: '60vh',
  overflowY: 'auto',
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  gap: '4px 12px',
  padding: '14px 16px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised2,
  boxShadow: `inset 0 3px ${theme.vars?.palette.tokens.mention}, ${theme.vars?.palette.tokens.shadow}`,
  '& > svg': { color: theme.vars?.palette.tokens.mention, width: 24, height: 24 },
  '& h2': { margin: 0, fontSize: '1rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& p': { gridColumn: 2, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '& footer': { gridColumn: 2, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, marginTop: 8 },
  '& small': { color: theme.vars?.palette.tokens.secondary },
}));

/** What the person was warned of: it stays until they say that they have read it, on every device. */
export function WarningNotice() {
  const { t, i18n } = useLingui();
  const { call, loadWarnings } = useClient();
  const online = useClientState((state) => state.status === 'online');
  const ids = useClientState((state) => Object.keys(state.warnings).sort((a, b) => a.length - b.length || a.localeCompare(b)));
  const warning = useClientState((state) => state.warnings[ids[0] ?? '']);
  const guild = useClientState((state) => state.guilds[warning?.guild_id ?? '']?.name ?? '');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    // It is asked for again with the next connection.
    if (online) loadWarnings().catch((error: unknown) => console.warn('Warnings could not be fetched', error));
  }, [online, loadWarnings]);

  async function acknowledge(warning_id: string) {
    setBusy(true);
    try {
      await call('warnings.acknowledge', { warning_id });
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
    setBusy(false);
  }

  return (
    <Place role="alert">
      {warning && (
        <Card aria-label={t`A warning from the moderators`}>
          <WarningIcon />
          <h2>
            <Trans>A warning from the moderators of “{guild}”</Trans>
          </h2>
          <p dir="auto">{warning.reason}</p>
          <footer>
            <Button size="small" loading={busy} onClick={() => void acknowledge(warning.id)}>
              <Trans>I have read this</Trans>
            </Button>
            {ids.length > 1 && (
              <small>
                <Plural value={ids.length - 1} one="and # more" other="and # more" />
              </small>
            )}
          </footer>
        </Card>
      )}
    </Place>
  );
}
