import { styled } from '@mui/material/styles';
import { roleIconUrl } from '../lib/media.ts';
import type { ShownRole } from '../lib/member-color.ts';

const Icon = styled('span')({
  marginLeft: '0.35em',
  lineHeight: 1,
  '& img': { width: '1.1em', height: '1.1em', verticalAlign: '-0.15em', borderRadius: 3 },
});

/** The icon of a role beside a name: its picture, else its emoji. */
export function RoleIcon({ role }: { role: ShownRole }) {
  const src = roleIconUrl(role);
  if (src === null && role.unicode_emoji === null) return null;
  return (
    <Icon role="img" aria-label={role.name} title={role.name}>
      {src ? <img src={src} alt="" draggable={false} /> : role.unicode_emoji}
    </Icon>
  );
}
