import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { channelsOf } from '../../lib/guilds.ts';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import type { RuleDraft } from './rule-draft.ts';

const Box = styled('details')(({ theme }) => ({
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& summary': { boxSizing: 'border-box', padding: '10px 14px', minHeight: 44, cursor: 'pointer', borderRadius: RADIUS.card },
  '& summary:focus-visible': { outline: `2px solid ${theme.vars?.palette.tokens.accent}` },
  '& > div': { maxHeight: 280, overflowY: 'auto', padding: '0 4px 8px' },
}));

interface ExceptionsProps {
  guild_id: Id;
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
}

/** Roles and channels that a rule leaves alone. */
export function Exceptions({ guild_id, draft, onChange }: ExceptionsProps) {
  const roles = useClientState((state) => state.guilds[guild_id]?.roles ?? []).filter(({ id }) => id !== guild_id);
  const channels = useClientState((state) => channelsOf(state, guild_id));
  const { exempt_roles, exempt_channels } = draft;
  const max = LIMITS.autoMod;
  const roleCount = exempt_roles.length;
  const channelCount = exempt_channels.length;
  return (
    <>
      <Ticks
        title={<Trans>Roles it leaves alone: {roleCount}</Trans>}
        items={[...roles].sort((a, b) => b.position - a.position)}
        chosen={exempt_roles}
        max={max.exemptRoles}
        onChange={(ids) => onChange({ exempt_roles: ids })}
      />
      <Ticks
        title={<Trans>Channels it leaves alone: {channelCount}</Trans>}
        items={[...channels].sort((a, b) => a.position - b.position)}
        chosen={exempt_channels}
        max={max.exemptChannels}
        onChange={(ids) => onChange({ exempt_channels: ids })}
      />
    </>
  );
}

interface TicksProps {
  title: ReactNode;
  items: readonly { id: Id; name: string }[];
  chosen: readonly Id[];
  max: number;
  onChange: (ids: Id[]) => void;
}

function Ticks({ title, items, chosen, max, onChange }: TicksProps) {
  const change = (id: Id, checked: boolean) => {
    const rest = chosen.filter((one) => one !== id && items.some((item) => item.id === one));
    if (!checked || rest.length < max) onChange(checked ? [...rest, id] : rest);
  };
  return (
    <Box>
      <summary>{title}</summary>
      <div>
        {items.length === 0 && (
          <p style={{ margin: '0 12px' }}>
            <Trans>There are none yet.</Trans>
          </p>
        )}
        {items.map(({ id, name }) => (
          <CheckRow key={id} checked={chosen.includes(id)} onChange={(checked) => change(id, checked)}>
            {name}
          </CheckRow>
        ))}
      </div>
    </Box>
  );
}
