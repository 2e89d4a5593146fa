import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { isMac, type Keys, keyNames } from './keys.ts';
import { SHORTCUTS, WHERE, type Where } from './table.ts';

const MAC = isMac(navigator.platform);
const GROUPS: readonly Where[] = ['everywhere', 'channel', 'message', 'field'];

const Group = styled('section')(({ theme }) => ({
  '& h3': { margin: '0 0 4px', fontSize: '0.8125rem', fontWeight: 600, color: theme.vars?.palette.tokens.secondary },
  '& dl': { margin: 0 },
  '& dl > div': {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 16,
    minHeight: 36,
    padding: '3px 0',
    borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  },
  '& dd': { margin: 0, flex: 'none', maxWidth: '55%', display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '4px 10px' },
  '& dd > span': { display: 'flex', gap: 4 },
  '& kbd': {
    font: 'inherit',
    fontSize: '0.75rem',
    lineHeight: '20px',
    minWidth: 22,
    padding: '0 6px',
    textAlign: 'center',
    borderRadius: 5,
    background: theme.vars?.palette.tokens.raised2,
    color: theme.vars?.palette.tokens.text,
  },
}));

const Columns = styled('div')({
  display: 'grid',
  gap: '20px 32px',
  alignItems: 'start',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 330px), 1fr))',
  '& > div': { display: 'grid', gap: 20 },
});

/** All shortcuts, by where they work. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [first, ...others] = GROUPS;
  return (
    <AppDialog wide title={<Trans>Shortcuts</Trans>} onClose={onClose}>
      {/* It scrolls, and the keyboard has nothing else to stand on. */}
      <Columns tabIndex={0} role="region" aria-label={t`Shortcuts`}>
        {first && <GroupOf where={first} />}
        <div>
          {others.map((where) => (
            <GroupOf key={where} where={where} />
          ))}
        </div>
      </Columns>
    </AppDialog>
  );
}

function GroupOf({ where }: { where: Where }) {
  const { i18n } = useLingui();
  return (
    <Group>
      <h3>{i18n._(WHERE[where])}</h3>
      <dl>
        {SHORTCUTS.filter((one) => one.where === where).map(({ what, keys }) => (
          <div key={what.id}>
            <dt>{i18n._(what)}</dt>
            <dd>
              {keys.map((one) => (
                <Pressed key={`${one.code}${one.shift}`} keys={one} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Group>
  );
}

function Pressed({ keys }: { keys: Keys }) {
  return (
    <span>
      {keyNames(keys, MAC).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
