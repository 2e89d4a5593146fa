import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import SignIcon from '@material-symbols/svg-400/rounded/gpp_maybe.svg?react';
import { styled } from '@mui/material/styles';
import { useImitated } from '../lib/use-imitated.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const Sign = styled('span')(({ theme }) => ({
  display: 'inline-block',
  verticalAlign: '-3px',
  marginLeft: 4,
  height: 16,
  color: theme.vars?.palette.tokens.mention,
  '& svg': { width: 16, height: 16, display: 'block' },
}));

const Line = styled('p')(({ theme }) => ({
  display: 'flex',
  gap: 8,
  color: theme.vars?.palette.tokens.secondary,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  '& svg': { width: 18, height: 18, flex: 'none', color: theme.vars?.palette.tokens.mention },
}));

interface ImitationProps {
  guild_id: Id;
  user_id: Id;
}

/** A small sign beside a name that looks like the name of somebody else. */
export function ImitationSign({ guild_id, user_id }: ImitationProps) {
  const { t } = useLingui();
  const other = useImitated(guild_id, user_id);
  if (other === undefined) return null;
  const words = t`Not ${other}: only the name is like it`;
  return (
    <Sign title={words}>
      <SignIcon />
      <VisuallyHidden>{words}</VisuallyHidden>
    </Sign>
  );
}

/** The same in a sentence. */
export function ImitationLine({ guild_id, user_id }: ImitationProps) {
  const other = useImitated(guild_id, user_id);
  if (other === undefined) return null;
  return (
    <Line>
      <SignIcon />
      <span>
        <Trans>This name looks like that of {other}. It is somebody else.</Trans>
      </span>
    </Line>
  );
}
