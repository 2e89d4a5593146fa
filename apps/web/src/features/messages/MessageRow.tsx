import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, memo, Suspense, useRef, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { lazyPart } from '../../lib/lazy-part.ts';
import { avatarUrl } from '../../lib/media.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { NameSign } from '../../ui/NameSign.tsx';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import { usePersonTarget } from '../members/use-person-target.ts';
import { AnsweredLine } from './AnsweredLine.tsx';
import { isEditable, startAnswer, startEdit, useComposing } from './composing.ts';
import { isAlert, isNote, isResult } from './kinds.ts';
import { MessageText } from './MessageText.tsx';
import { AuthorName, Dividers, Edited, Head, RowGrid, SideTime } from './row-frame.tsx';
import { toggleSelected, useSelection } from './selection.ts';
import { clockTime, fullMoment, midnight, shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';
import { useHasThread } from './use-has-thread.ts';

const AlertText = lazyPart(async () => (await import('./AlertText.tsx')).AlertText, 'later');
const Embeds = lazyPart(async () => (await import('./Embeds.tsx')).Embeds, 'later');
const EditField = lazyPart(async () => (await import('./EditField.tsx')).EditField, 'later');
const PollCard = lazyPart(async () => (await import('./polls/PollCard.tsx')).PollCard, 'later');
const Reactions = lazyPart(async () => (await import('./Reactions.tsx')).Reactions);
const ReactionPicker = lazyPart(async () => (await import('./ReactionPicker.tsx')).ReactionPicker, 'later');
const ResultNote = lazyPart(async () => (await import('./polls/ResultNote.tsx')).ResultNote, 'later');
const RowTools = lazyPart(async () => (await import('./RowTools.tsx')).RowTools, 'later');
const ThreadCard = lazyPart(async () => (await import('./ThreadCard.tsx')).ThreadCard, 'later');
const EventNote = lazyPart(async () => (await import('./EventNote.tsx')).EventNote, 'later');
const Forwarded = lazyPart(async () => (await import('./Forwarded.tsx')).Forwarded, 'later');
const OriginalGone = lazyPart(async () => (await import('./CrosspostMarks.tsx')).OriginalGone, 'later');
const Marks = lazyPart(async () => (await import('./Marks.tsx')).Marks, 'later');
const VoiceAttachments = lazyPart(async () => (await import('./voice/VoiceAttachments.tsx')).VoiceAttachments, 'later');
const WebhookName = lazyPart(async () => (await import('./CrosspostMarks.tsx')).WebhookName, 'later');
const MessageMenu = lazyPart(async () => (await import('./MessageMenu.tsx')).MessageMenu, 'later');

/** MESSAGE_FLAG: it was published; what it is a copy of was deleted. */
const [PUBLISHED, GONE] = [1, 8];

interface MessageRowProps {
  guild_id: Id;
  message: Message;
  first: boolean;
  day: number | null;
  fresh: boolean;
  /** Midnight of this day, in ms. */
  today: number;
  /** The one message that Tab leads to. */
  tabbable: boolean;
  /** A link led here. */
  target: boolean;
}

export const MessageRow = memo(function MessageRow({ guild_id, message, first, day, fresh, today, tabbable, target }: MessageRowProps) {
  const { t, i18n } = useLingui();
  const { user, name, look } = useAuthor(guild_id, message.author);
  const { at, open, close, handlers } = useContextMenu();
  const chosen = useSelection(({ channel_id, ids }) => (channel_id === message.channel_id ? ids.has(message.id) : undefined));
  const choosing = chosen !== undefined;
  const editing = useComposing((state) => state.editing === message.id);
  const [near, setNear] = useState(false);
  const [reacting, setReacting] = useState(false);
  const own = useClientState((state) => state.me?.id === message.author.id);
  const client = useClient();
  const threaded = useHasThread(message);
  const headed = first && !isNote(message);
  const row = useRef<HTMLElement>(null);
  const menuOfPerson = usePersonTarget(guild_id, user.id);
  // While messages are chosen, a press anywhere on one chooses it.
  const person = choosing || message.webhook_id ? {} : menuOfPerson;
  const time = Date.parse(message.timestamp);
  const full = fullMoment(i18n.locale, time);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    handlers.onKeyDown(event);
    if (event.target !== event.currentTarget || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actOf(event.code, event.key, event.currentTarget);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Keys of a message that has the focus; by their place, so that they are the same in every layout. */
  function actOf(code: string, key: string, element: HTMLElement): (() => void) | undefined {
    if (key === 'Enter' || key === ' ') return choosing ? () => toggleSelected(message.id) : () => open(element);
    if (code === 'KeyR') return () => startAnswer(message, own ? message.author.id : undefined);
    return code === 'KeyE' && isEditable(client.getState(), message) ? () => startEdit(message.id) : undefined;
  }

  return (
    <>
      <Dividers day={day} fresh={fresh} />
      <RowGrid
        {...handlers}
        ref={row}
        onKeyDown={onKeyDown}
        onPointerEnter={({ pointerType }) => setNear(pointerType === 'mouse')}
        onPointerLeave={() => setNear(false)}
        onFocus={() => setNear(true)}
        onBlur={({ currentTarget, relatedTarget }) => setNear(currentTarget.contains(relatedTarget))}
        onClick={choosing ? () => toggleSelected(message.id) : undefined}
        tabIndex={tabbable ? 0 : -1}
        data-first={headed}
        data-message-id={message.id}
        data-choosing={chosen}
        data-target={target}
        aria-label={`${name}, ${full}`}
        aria-describedby={`text-${message.id}`}
      >
        {choosing && <input type="checkbox" checked={chosen} readOnly tabIndex={-1} aria-label={t`Select the message from ${name}`} />}
        {message.referenced_message !== undefined && <AnsweredLine guild_id={guild_id} answered={message.referenced_message} />}
        {headed ? (
          <span {...person}>
            <Avatar id={user.id} name={name} src={avatarUrl(user)} size={40} />
          </span>
        ) : (
          <SideTime className="row-time" dateTime={message.timestamp} title={full}>
            {clockTime(i18n.locale, time)}
          </SideTime>
        )}
        <div id={`text-${message.id}`}>
          {headed && (
            <Head>
              <b>
                {message.webhook_id ? (
                  <Suspense fallback={name}>
                    <WebhookName message={message} name={name} />
                  </Suspense>
                ) : (
                  <AuthorName type="button" aria-haspopup="dialog" {...person}>
                    <MemberName name={name} look={look} />
                  </AuthorName>
                )}
                <NameSign guild_id={guild_id} user_id={user.id} />
              </b>
              <Moment time={time} today={today} dateTime={message.timestamp} title={full} />
            </Head>
          )}
          {editing ? (
            <Suspense fallback={<MessageText guild_id={guild_id} content={message.content} />}>
              <EditField guild_id={guild_id} message={message} />
            </Suspense>
          ) : (
            <Content guild_id={guild_id} message={message} />
          )}
          {message.attachments.length > 0 && (
            <Suspense fallback={<div style={{ height: 56 }} />}>
              <VoiceAttachments attachments={message.attachments} tabIndex={tabbable ? 0 : -1} />
            </Suspense>
          )}
          {message.poll && (
            // The room that the card will take.
            <Suspense
              fallback={<div style={{ height: (message.poll.results.is_finalized ? 113 : 157) + 50 * message.poll.answers.length }} />}
            >
              <PollCard message={message} poll={message.poll} tabIndex={tabbable ? 0 : -1} />
            </Suspense>
          )}
          {message.edited_timestamp !== null && !editing && (
            <Edited dateTime={message.edited_timestamp} title={fullMoment(i18n.locale, Date.parse(message.edited_timestamp))}>
              <Trans>(edited)</Trans>
            </Edited>
          )}
          {message.embeds.length > 0 && !isAlert(message) && !isNote(message) && (
            <Suspense>
              <Embeds guild_id={guild_id} message={message} />
            </Suspense>
          )}
          {threaded && (
            <Suspense fallback={<div style={{ height: 40 }} />}>
              <ThreadCard message={message} tabIndex={tabbable ? 0 : -1} />
            </Suspense>
          )}
          {message.reactions && (
            <Suspense fallback={<div style={{ height: 36 }} />}>
              <Reactions message={message} reactions={message.reactions} />
            </Suspense>
          )}
          {(message.pinned || (message.flags & PUBLISHED) !== 0) && (
            <Suspense fallback={<div style={{ height: 18 }} />}>
              <Marks message={message} />
            </Suspense>
          )}
        </div>
        {near && !choosing && !editing && (
          <Suspense>
            <RowTools guild_id={guild_id} message={message} onReact={() => setReacting(true)} onMore={open} />
          </Suspense>
        )}
      </RowGrid>
      {at && (
        <Suspense>
          <MessageMenu guild_id={guild_id} message={message} name={name} anchor={at} onReact={() => setReacting(true)} onClose={leave} />
        </Suspense>
      )}
      {reacting && row.current && (
        <Suspense>
          <ReactionPicker guild_id={guild_id} message={message} anchor={row.current} onClose={leave} />
        </Suspense>
      )}
    </>
  );

  /** The menu hangs on a place, not on an element: the focus goes back by hand. */
  function leave() {
    close();
    setReacting(false);
    row.current?.focus({ preventScroll: true });
  }
});

function Content({ guild_id, message }: { guild_id: Id; message: Message }) {
  if (message.message_snapshots) {
    // A line above it and a line below.
    const text = <MessageText guild_id={guild_id} content={message.message_snapshots[0]?.message.content ?? ''} />;
    return (
      <Suspense fallback={<div style={{ padding: '20px 0 20px 15px' }}>{text}</div>}>
        <Forwarded guild_id={guild_id} message={message} />
      </Suspense>
    );
  }
  if ((message.poll || message.attachments.length) && message.content === '') return null;
  const Note = isResult(message) ? ResultNote : isNote(message) ? EventNote : message.flags & GONE ? OriginalGone : undefined;
  const Said = isAlert(message) ? AlertText : Note;
  if (!Said) return <MessageText guild_id={guild_id} content={message.content} />;
  return (
    <Suspense fallback={<div style={{ height: message.message_snapshots ? 62 : 22 }} />}>
      <Said guild_id={guild_id} message={message} />
    </Suspense>
  );
}

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
