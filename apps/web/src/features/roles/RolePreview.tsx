import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { RoleDot } from '../../ui/RoleDot.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';

const Card = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 14,
  padding: '12px 14px',
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& h2': { margin: 0, fontSize: '1.125rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& b': { fontWeight: 650 },
  '& p': { margin: 0, fontSize: '0.875rem', color: theme.vars?.palette.tokens.secondary },
  '& > div': { minWidth: 0 },
}));

/** The role and, beside it, a message of somebody who has it. */
export function RolePreview({ role, everyone }: { role: Role; everyone: boolean }) {
  const me = useClientState((state) => state.me);
  if (!me) return null;
  const name = displayName(me);
  const look = { color: role.colors.primary_color === 0 ? undefined : role, icon: role };
  if (everyone) {
    return (
      <Card>
        <RoleDot role={role} />
        <div>
          <h2>{role.name}</h2>
          <p>
            <Trans>What everybody may do who is in the server. Other roles can only add to it.</Trans>
          </p>
        </div>
      </Card>
    );
  }
  return (
    <Card>
      <Avatar id={me.id} name={name} src={avatarUrl(me)} size={40} />
      <div>
        <h2>
          <MemberName name={role.name} look={look} />
        </h2>
        <p>
          <Trans>This is what the name of somebody with this role looks like.</Trans>
        </p>
      </div>
    </Card>
  );
}
