import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { usePersonTarget } from '../members/use-person-target.ts';
import { MessageText } from './MessageText.tsx';
import { AuthorName, Dividers, Head, RowGrid, SideTime } from './row-frame.tsx';
import { clockTime, fullMoment, midnight, shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';

interface MessageRowProps {
  guild_id: Id;
  message: Message;
  first: boolean;
  day: number | null;
  fresh: boolean;
  /** Midnight of this day, in ms. */
  today: number;
}

export const MessageRow = memo(function MessageRow({ guild_id, message, first, day, fresh, today }: MessageRowProps) {
  const { i18n } = useLingui();
  const { user, name, look } = useAuthor(guild_id, message.author);
  const person = usePersonTarget(guild_id, user.id);
  const time = Date.parse(message.timestamp);
  const full = fullMoment(i18n.locale, time);
  return (
    <>
      <Dividers day={day} fresh={fresh} />
      <RowGrid data-first={first} data-message-id={message.id} aria-label={`${name}, ${full}`}>
        {first ? (
          <span {...person}>
            <Avatar id={user.id} name={name} src={avatarUrl(user)} size={40} />
          </span>
        ) : (
          <SideTime className="row-time" dateTime={message.timestamp} title={full}>
            {clockTime(i18n.locale, time)}
          </SideTime>
        )}
        <div>
          {first && (
            <Head>
              <b>
                <AuthorName type="button" aria-haspopup="dialog" {...person}>
                  <MemberName name={name} look={look} />
                </AuthorName>
              </b>
              <Moment time={time} today={today} dateTime={message.timestamp} title={full} />
            </Head>
          )}
          <MessageText content={message.content} />
        </div>
      </RowGrid>
    </>
  );
});

function Moment({ time, today, dateTime, title }: { time: number; today: number; dateTime: string; title: string }) {
  const { t, i18n } = useLingui();
  const clock = clockTime(i18n.locale, time);
  const text = () => {
    if (time >= today) return t`Today at ${clock}`;
    if (time >= midnight(today, -1)) return t`Yesterday at ${clock}`;
    return shortMoment(i18n.locale, time);
  };
  return (
    <time dateTime={dateTime} title={title}>
      {text()}
    </time>
  );
}
