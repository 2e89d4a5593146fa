import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { channelsOf, groupChannels, threadsShown } from '../../lib/guilds.ts';
import { lazyPart } from '../../lib/lazy-part.ts';
import { useMay } from '../../lib/permissions.ts';
import { ChannelGroups } from './ChannelGroups.tsx';

/** Dragging is for those who manage channels; others do not load it. */
const SortableGroups = lazyPart(async () => (await import('./SortableGroups.tsx')).SortableGroups, 'later');

const Nav = styled('nav')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  padding: '10px 8px',
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& > p': { margin: '12px 8px', fontSize: '0.875rem', color: theme.vars?.palette.tokens.muted },
}));

export function ChannelSidebar({ guild_id, current }: { guild_id: string; current: string | undefined }) {
  const { t } = useLingui();
  const channels = useClientState((state) => channelsOf(state, guild_id));
  const threads = useClientState((state) => threadsShown(state, guild_id, current));
  const managed = useMay('MANAGE_CHANNELS', guild_id);
  const groups = groupChannels(channels);
  const plain = <ChannelGroups groups={groups} threads={threads} current={current} managed={managed} />;
  return (
    <Nav data-region aria-label={t`Channels`}>
      {channels.length === 0 && (
        <p>
          <Trans>No channels yet.</Trans>
        </p>
      )}
      {managed ? (
        <Suspense fallback={plain}>
          <SortableGroups guild_id={guild_id} groups={groups} threads={threads} current={current} />
        </Suspense>
      ) : (
        plain
      )}
    </Nav>
  );
}
