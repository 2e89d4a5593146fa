import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans } from '@lingui/react/macro';
import PublishedIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import { styled } from '@mui/material/styles';

const Line = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  fontSize: '0.75rem',
  lineHeight: '18px',
  color: theme.vars?.palette.tokens.muted,
  '& svg': { width: 14, height: 14 },
  '& svg ~ svg': { marginLeft: 6 },
}));

/** It was published (MESSAGE_FLAG, whose table would bring Zod into the browser). */
const CROSSPOSTED = 1;

/** What was done with a message, in one line below it. */
export function Marks({ message }: { message: Message }) {
  return (
    <Line>
      {(message.flags & CROSSPOSTED) !== 0 && (
        <>
          <PublishedIcon aria-hidden />
          <Trans>Published</Trans>
        </>
      )}
      {message.pinned && (
        <>
          <PinIcon aria-hidden />
          <Trans>Pinned</Trans>
        </>
      )}
    </Line>
  );
}
