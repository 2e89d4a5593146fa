import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import FollowIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import { MemberName } from '../../ui/MemberName.tsx';
import { NoteLine } from './NoteLine.ts';
import { shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';

/** Says that the channel follows another one from now on. */
export function FollowNote({ guild_id, message }: { guild_id: Id; message: Message }) {
  const { i18n } = useLingui();
  const { name, look } = useAuthor(guild_id, message.author);
  const followed = message.content;
  return (
    <NoteLine>
      <FollowIcon aria-hidden />
      <Trans>
        <b>
          <MemberName name={name} look={look} />
        </b>{' '}
        made this channel follow <b>{followed}</b>. What is published there comes here.
      </Trans>
      <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
    </NoteLine>
  );
}
