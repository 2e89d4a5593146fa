import type { Mention } from '@chat-js/markdown/nodes.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useColorScheme } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../../lib/client.tsx';
import { displayName, placeName } from '../../../lib/names.ts';
import { paths } from '../../../lib/paths.ts';
import { roleShades } from '../../../ui/theme/people.ts';
import { usePersonTarget } from '../../members/use-person-target.ts';

interface MentionProps {
  guild_id: Id;
  mention: Mention;
  /** Within a link: nothing to press. */
  quiet: boolean;
}

/** Who or what a message names, as it is called today. */
export function MentionView({ guild_id, mention: { of, id }, quiet }: MentionProps) {
  if (of === 'user') return <Person guild_id={guild_id} id={id} quiet={quiet} />;
  if (of === 'role') return <RoleName guild_id={guild_id} id={id} />;
  if (of === 'channel') return <ChannelName id={id} quiet={quiet} />;
  return <span data-mention="me">@{of}</span>;
}

function Person({ guild_id, id, quiet }: { guild_id: Id; id: Id; quiet: boolean }) {
  const { t } = useLingui();
  const { user, member, me } = useClientState((state) => ({
    user: state.users[id],
    member: state.members[guild_id]?.[id],
    me: state.me?.id === id,
  }));
  const target = usePersonTarget(guild_id, id);
  const look = user ? (me ? 'me' : 'other') : 'unknown';
  const name = `@${user ? displayName(user, member) : t`unknown person`}`;
  if (quiet || !user) return <span data-mention={look}>{name}</span>;
  return (
    <button type="button" data-mention={look} aria-haspopup="dialog" {...target}>
      {name}
    </button>
  );
}

function RoleName({ guild_id, id }: { guild_id: Id; id: Id }) {
  const { t } = useLingui();
  const { colorScheme } = useColorScheme();
  const { role, mine } = useClientState((state) => ({
    role: state.guilds[guild_id]?.roles.find((one) => one.id === id),
    mine: state.me !== null && state.members[guild_id]?.[state.me.id]?.roles.includes(id),
  }));
  const [color] = roleShades(role, colorScheme === 'light' ? 'light' : 'dark');
  const background = color && `color-mix(in srgb, ${color} 12%, transparent)`;
  return (
    <span data-mention={role ? (mine ? 'me' : 'other') : 'unknown'} style={mine ? undefined : { color, background }}>
      @{role?.name ?? t`unknown role`}
    </span>
  );
}

function ChannelName({ id, quiet }: { id: Id; quiet: boolean }) {
  const { t } = useLingui();
  const channel = useClientState((state) => state.channels[id]);
  const name = channel ? placeName(channel) : `#${t`unknown`}`;
  if (quiet || !channel || channel.type === 2 || channel.type === 4)
    return <span data-mention={channel ? 'other' : 'unknown'}>{name}</span>;
  return (
    <Link data-mention="other" href={paths.channel(channel.guild_id, id)}>
      {name}
    </Link>
  );
}
