import { useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { type ReactNode, Suspense, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { listGuildIds } from '../../lib/guilds.ts';
import { lazyPart } from '../../lib/lazy-part.ts';
import { RADIUS, SIZE } from '../../ui/theme/tokens.ts';
import { RailItem } from './RailItem.tsx';
import { keyOf, railOf } from './rail-entries.ts';

const CreateGuildDialog = lazyPart(async () => (await import('./CreateGuildDialog.tsx')).CreateGuildDialog, 'later');

/** Dragging is for those who have something to put in order. */
const loadSortableRail = async () => (await import('./SortableRail.tsx')).SortableRail;
const SortableRail = lazyPart(loadSortableRail, 'later');

/** Before the rail is on screen: what is put in its place later would slip from under a finger. */
export function prepareRail(): void {
  loadSortableRail().catch((error: unknown) => console.warn('The rail could not be prepared', error));
}

const Rail = styled('nav')(({ theme }) => ({
  width: SIZE.rail,
  flex: 'none',
  overflowY: 'auto',
  scrollbarWidth: 'none',
  padding: '10px 0',
  background: theme.vars?.palette.tokens.rail,
  '@media (max-width: 767px)': { width: SIZE.railPhone },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 8 },
}));

const Add = styled(ButtonBase)(({ theme }) => ({
  width: 46,
  height: 46,
  borderRadius: RADIUS.guild,
  background: theme.vars?.palette.tokens.raised2,
  color: theme.vars?.palette.tokens.accent,
  '&:hover': { background: theme.vars?.palette.tokens.accent, color: theme.vars?.palette.tokens.onAccent },
}));

interface GuildRailProps {
  current?: string | undefined;
  /** What stands above the servers. */
  first: readonly { id: string; link: ReactNode }[];
}

/** All servers of the person, at the left edge. */
export function GuildRail({ current, first }: GuildRailProps) {
  const { t } = useLingui();
  const ids = useClientState(listGuildIds);
  const [creating, setCreating] = useState(false);
  const [rail, setRail] = useState<HTMLElement | null>(null);
  const folders = useClientState(({ settings }) => settings?.guild_folders ?? []);
  // A folder keeps its place until the part that draws it is here.
  const plain = railOf(ids, folders).map((entry) => (
    <li key={keyOf(entry)} style={{ height: 46 }}>
      {!entry.folder && <RailItem id={entry.guild_id} current={entry.guild_id === current} />}
    </li>
  ));
  return (
    <Rail ref={setRail} data-region aria-label={t`Servers`}>
      <ul>
        {first.map(({ id, link }) => (
          <li key={id} style={{ height: 46 }}>
            <Suspense>{link}</Suspense>
          </li>
        ))}
        {(ids.length > 1 || folders.length > 0) && rail ? (
          <Suspense fallback={plain}>
            <SortableRail current={current} rail={rail} />
          </Suspense>
        ) : (
          plain
        )}
        <li>
          <Add aria-label={t`Create a server`} title={t`Create a server`} onClick={() => setCreating(true)}>
            <AddIcon width={24} height={24} />
          </Add>
        </li>
      </ul>
      {creating && (
        <Suspense>
          <CreateGuildDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </Rail>
  );
}
