import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import type { Command } from './commands.ts';
import { usageOf, useCommands } from './use-commands.ts';

const List = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  '& dt': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& dt span': { fontWeight: 400, color: theme.vars?.palette.tokens.muted },
  '& dd': { margin: 0, color: theme.vars?.palette.tokens.secondary, fontSize: '0.875rem' },
}));

const Hint = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted }));

/** What takes the meaning from a slash. */
const SLASHES = '//';

/** Every command that one may use in a channel. */
export function CommandsDialog({ channel_id, onClose }: DialogProps['commands'] & { onClose: () => void }) {
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const { commands } = useCommands({ id: channel_id, guild_id });
  return (
    <AppDialog title={<Trans>Commands</Trans>} onClose={onClose}>
      <List>
        {commands.map((command) => (
          <Row key={command.name} command={command} />
        ))}
      </List>
      <Hint>
        <Trans>Begin with {SLASHES} to send a text that begins with a slash.</Trans>
      </Hint>
    </AppDialog>
  );
}

function Row({ command }: { command: Command }) {
  const { i18n } = useLingui();
  const { name, argument } = usageOf(command, i18n);
  return (
    <div>
      <dt>
        {name} <span>{argument}</span>
      </dt>
      <dd>{i18n._(command.description)}</dd>
    </div>
  );
}
