import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import { Link } from 'wouter';
import { useClientState } from '../../lib/client.tsx';
import { paths } from '../../lib/paths.ts';
import { MemberName } from '../../ui/MemberName.tsx';
import { NoteLine } from './NoteLine.ts';
import { shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';

/** Says that somebody started a thread that no message stands for. */
export function ThreadNote({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { i18n } = useLingui();
  const { name, look } = useAuthor(guild_id, message.author);
  const thread_id = message.message_reference?.channel_id ?? '';
  // As it is called today.
  const title = useClientState((state) => state.channels[thread_id]?.name) ?? message.content;
  return (
    <NoteLine>
      <ThreadIcon aria-hidden />
      <Trans>
        <b>
          <MemberName name={name} look={look} />
        </b>{' '}
        started a thread: <Link href={paths.channel(guild_id, thread_id)}>{title}</Link>
      </Trans>
      <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
    </NoteLine>
  );
}
