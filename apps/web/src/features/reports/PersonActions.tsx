import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useClientState } from '../../lib/client.tsx';
import { type DialogName, openDialog } from '../../lib/dialogs.ts';
import { useIsAbove, useMay } from '../../lib/permissions.ts';

/** What a moderator may do about a person, each in its own dialog. Nothing for whoever may do nothing. */
export function PersonActions({ guild_id, user_id }: { guild_id: Id; user_id: Id }) {
  const isAbove = useIsAbove(guild_id, user_id);
  const large = useClientState((state) => state.guilds[guild_id]?.large ?? false);
  const isKnown = useClientState((state) => state.members[guild_id]?.[user_id] !== undefined);
  const mayModerate = useMay('MODERATE_MEMBERS', guild_id);
  const mayKick = useMay('KICK_MEMBERS', guild_id);
  const mayBan = useMay('BAN_MEMBERS', guild_id);
  // Of a large guild only some members are known.
  const isHere = isKnown || large;
  const open = (name: Extract<DialogName, 'warn' | 'timeOut' | 'kick' | 'ban' | 'memberHistory'>) => () =>
    openDialog(name, { guild_id, user_id });
  if (!mayModerate) return null;
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <Button size="small" variant="outlined" color="inherit" onClick={open('memberHistory')}>
        <Trans>History</Trans>
      </Button>
      {isAbove && isHere && (
        <>
          <Button size="small" variant="outlined" color="inherit" onClick={open('warn')}>
            <Trans>Warn…</Trans>
          </Button>
          <Button size="small" variant="outlined" color="inherit" onClick={open('timeOut')}>
            <Trans>Time-out…</Trans>
          </Button>
        </>
      )}
      {isAbove && isHere && mayKick && (
        <Button size="small" variant="outlined" color="error" onClick={open('kick')}>
          <Trans>Kick…</Trans>
        </Button>
      )}
      {isAbove && mayBan && (
        <Button size="small" variant="outlined" color="error" onClick={open('ban')}>
          <Trans>Ban…</Trans>
        </Button>
      )}
    </div>
  );
}
