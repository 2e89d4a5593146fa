import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import PollIcon from '@material-symbols/svg-400/rounded/ballot.svg?react';
import { Link } from 'wouter';
import { paths } from '../../../lib/paths.ts';
import { NoteLine } from '../NoteLine.ts';
import { shortMoment } from '../times.ts';
import { readResult } from './result.ts';

/** Says what a poll came to, and leads to it. */
export function ResultNote({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { i18n } = useLingui();
  const { question, victor, votes, total } = readResult(message);
  const poll = paths.message(guild_id, message.channel_id, message.message_reference?.message_id ?? '');
  return (
    <NoteLine>
      <PollIcon aria-hidden />
      <Trans>
        The poll has ended: <Link href={poll}>{question}</Link>
      </Trans>{' '}
      {victor !== undefined && (
        <Trans>
          — <b>{victor}</b> has most votes, {votes} of {total}
        </Trans>
      )}
      {victor === undefined && (total === 0 ? <Trans>— nobody has voted</Trans> : <Trans>— nobody is ahead</Trans>)}
      <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
    </NoteLine>
  );
}
