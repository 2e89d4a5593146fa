import { isBlocked } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';

const Line = styled('div')(({ theme }) => ({
  flex: 'none',
  height: 22,
  padding: '0 18px',
  color: theme.vars?.palette.tokens.muted,
  fontSize: '0.78125rem',
  lineHeight: '22px',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
}));

function namesOf(state: State, channel: Channel): string[] {
  const ids = Object.keys(state.typing[channel.id] ?? {});
  return ids.flatMap((id) => {
    const user = state.users[id];
    return user && !isBlocked(state, id) ? [displayName(user, state.members[channel.guild_id]?.[id])] : [];
  });
}

/** Who writes just now. Keeps its place when nobody does. */
export function TypingLine({ channel }: { channel: Channel }) {
  const names = useClientState((state) => namesOf(state, channel));
  return (
    <Line>
      <Names names={names} />
    </Line>
  );
}

function Names({ names: [one, two, ...more] }: { names: string[] }) {
  if (one === undefined) return null;
  if (two === undefined) return <Trans>{one} is typing…</Trans>;
  if (more.length === 0)
    return (
      <Trans>
        {one} and {two} are typing…
      </Trans>
    );
  return <Trans>Several people are typing…</Trans>;
}
