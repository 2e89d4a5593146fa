import { CHANNEL_NAME_CHANGE, RECIPIENT_ADD, RECIPIENT_REMOVE } from '@chat-js/client/group-notes.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import type { User } from '@chat-js/protocol/users.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import RenameIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import PictureIcon from '@material-symbols/svg-400/rounded/image.svg?react';
import LeaveIcon from '@material-symbols/svg-400/rounded/logout.svg?react';
import AddIcon from '@material-symbols/svg-400/rounded/person_add.svg?react';
import RemoveIcon from '@material-symbols/svg-400/rounded/person_remove.svg?react';
import { MemberName } from '../../ui/MemberName.tsx';
import { NoteLine } from './NoteLine.ts';
import { shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';

interface GroupNoteProps {
  guild_id: Id;
  message: Message;
}

/** Says what somebody did to the group. */
export function GroupNote({ guild_id, message }: GroupNoteProps) {
  const { i18n } = useLingui();
  return (
    <NoteLine>
      <Deed guild_id={guild_id} message={message} />
      <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
    </NoteLine>
  );
}

function Deed({ guild_id, message }: GroupNoteProps) {
  const { type, author, content } = message;
  const who = { guild_id, user: author };
  const whom = { guild_id, user: message.mentions[0] ?? author };
  if (type === RECIPIENT_ADD) {
    return (
      <>
        <AddIcon aria-hidden />
        <Trans>
          <Name {...who} /> added <Name {...whom} />
        </Trans>
      </>
    );
  }
  if (type === RECIPIENT_REMOVE && whom.user.id !== author.id) {
    return (
      <>
        <RemoveIcon aria-hidden />
        <Trans>
          <Name {...who} /> removed <Name {...whom} />
        </Trans>
      </>
    );
  }
  if (type === RECIPIENT_REMOVE) {
    return (
      <>
        <LeaveIcon aria-hidden />
        <Trans>
          <Name {...who} /> left the group
        </Trans>
      </>
    );
  }
  if (type === CHANNEL_NAME_CHANGE) {
    return (
      <>
        <RenameIcon aria-hidden />
        {content ? (
          <Trans>
            <Name {...who} /> named the group <b>{content}</b>
          </Trans>
        ) : (
          <Trans>
            <Name {...who} /> removed the name of the group
          </Trans>
        )}
      </>
    );
  }
  return (
    <>
      <PictureIcon aria-hidden />
      <Trans>
        <Name {...who} /> changed the picture of the group
      </Trans>
    </>
  );
}

function Name({ guild_id, user }: { guild_id: Id; user: User }) {
  const { name, look } = useAuthor(guild_id, user);
  return (
    <b>
      <MemberName name={name} look={look} />
    </b>
  );
}
