import { isGroupNote } from '@chat-js/client/group-notes.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ReactorsIcon from '@material-symbols/svg-400/rounded/add_reaction.svg?react';
import PublishIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import SelectIcon from '@material-symbols/svg-400/rounded/checklist.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import SweepIcon from '@material-symbols/svg-400/rounded/delete_sweep.svg?react';
import EditIcon from '@material-symbols/svg-400/rounded/edit.svg?react';
import ReportIcon from '@material-symbols/svg-400/rounded/flag.svg?react';
import QuoteIcon from '@material-symbols/svg-400/rounded/format_quote.svg?react';
import ThreadIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import ForwardIcon from '@material-symbols/svg-400/rounded/forward.svg?react';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import UnpinIcon from '@material-symbols/svg-400/rounded/keep_off.svg?react';
import LinkIcon from '@material-symbols/svg-400/rounded/link.svg?react';
import LinkOffIcon from '@material-symbols/svg-400/rounded/link_off.svg?react';
import UnreadIcon from '@material-symbols/svg-400/rounded/mark_chat_unread.svg?react';
import AnswerIcon from '@material-symbols/svg-400/rounded/reply.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { useIsAbove, useMay, useMayChange } from '../../lib/permissions.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { isEditable, startEdit } from './composing.ts';
import { DeleteMessageDialog, DeleteRecentDialog } from './DeleteDialogs.tsx';
import { isText } from './kinds.ts';
import { QuickReactions } from './QuickReactions.tsx';
import { startSelection } from './selection.ts';
import { useMessageActs } from './use-message-acts.ts';
import { usePreviews } from './use-previews.ts';
import { usePublish } from './use-publish.ts';
import { useRemoval } from './use-removal.ts';
import { useThreadOf } from './use-thread-of.ts';

const Key = styled('kbd')(({ theme }) => ({
  marginLeft: 'auto',
  paddingLeft: 16,
  font: 'inherit',
  fontSize: '0.75rem',
  color: theme.vars?.palette.tokens.muted,
  '@media (hover: none)': { display: 'none' },
}));

interface MessageMenuProps {
  guild_id: Id;
  message: Message;
  /** What its author is called here. */
  name: string;
  anchor: MenuPoint;
  /** Opens all reactions that there are. */
  onReact: () => void;
  onClose: () => void;
}

/** What one can do with a message. */
export function MessageMenu({ guild_id, message, name, anchor, onReact, onClose }: MessageMenuProps) {
  const { t } = useLingui();
  const { channel_id, author, id, pinned } = message;
  /** Not an alert of AutoMod or the like, whose author did not write it. */
  const written = isText(message);
  const own = useClientState((state) => state.me?.id === author.id);
  const editable = useClientState((state) => isEditable(state, message));
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  const mayPin = useMayChange('PIN_MESSAGES', guild_id, channel_id);
  const above = useIsAbove(guild_id, author.id);
  const acts = useMessageActs(guild_id, message);
  const { remove } = useRemoval(guild_id, channel_id);
  const { remove: removePreviews } = usePreviews(guild_id, message);
  const mayWrite = useMay('SEND_MESSAGES', guild_id, channel_id);
  const mayReact = useMayChange('ADD_REACTIONS', guild_id, channel_id);
  const publish = usePublish(guild_id, message);
  const threads = useThreadOf(guild_id, message);
  const [dialog, setDialog] = useState<'delete' | 'recent'>();

  /** Closes first: what comes next takes the focus. */
  const then = (act: () => unknown) => () => {
    onClose();
    act();
  };

  async function removeAtOnce() {
    const problem = await remove([id]);
    if (problem !== undefined) showToast(problem);
  }

  if (dialog === 'delete') return <DeleteMessageDialog guild_id={guild_id} message={message} name={name} onClose={onClose} />;
  if (dialog === 'recent') return <DeleteRecentDialog guild_id={guild_id} message={message} name={name} onClose={onClose} />;
  return (
    <AppMenu label={t`Message from ${name}`} anchor={anchor} onClose={onClose}>
      {mayReact && <QuickReactions message={message} onPick={(emoji) => then(() => acts.react(emoji))()} onMore={then(onReact)} />}
      {mayWrite && (
        <Item icon={<AnswerIcon />} keys="R" onClick={then(acts.answer)}>
          <Trans>Answer</Trans>
        </Item>
      )}
      {editable && mayWrite && (
        <Item icon={<EditIcon />} keys="E" onClick={then(() => startEdit(id))}>
          <Trans>Edit</Trans>
        </Item>
      )}
      {written && !message.poll && (
        <Item icon={<ForwardIcon />} onClick={then(() => openDialog('forward', { channel_id, message_id: id }))}>
          <Trans>Forward</Trans>
        </Item>
      )}
      {publish && (
        <Item icon={<PublishIcon />} onClick={then(publish)}>
          <Trans>Publish</Trans>
        </Item>
      )}
      {threads.open && (
        <Item icon={<ThreadIcon />} onClick={then(threads.open)}>
          <Trans>Open the thread</Trans>
        </Item>
      )}
      {threads.start && (
        <Item icon={<ThreadIcon />} onClick={then(threads.start)}>
          <Trans>Start a thread</Trans>
        </Item>
      )}
      {mayWrite && (
        <Item icon={<QuoteIcon />} onClick={then(acts.quote)}>
          <Trans>Quote</Trans>
        </Item>
      )}
      <Item icon={<CopyIcon />} onClick={then(acts.copyText)}>
        <Trans>Copy text</Trans>
      </Item>
      <Item icon={<LinkIcon />} onClick={then(acts.copyLink)}>
        <Trans>Copy link</Trans>
      </Item>
      {message.reactions && (
        <Item icon={<ReactorsIcon />} onClick={then(() => openDialog('reactors', { channel_id, message_id: id }))}>
          <Trans>Who reacted</Trans>
        </Item>
      )}
      <Item icon={<UnreadIcon />} onClick={then(acts.markUnread)}>
        <Trans>Unread from here</Trans>
      </Item>
      {mayPin && !isGroupNote(message) && (
        <Item icon={pinned ? <UnpinIcon /> : <PinIcon />} onClick={then(acts.pin)}>
          {pinned ? <Trans>Unpin</Trans> : <Trans>Pin</Trans>}
        </Item>
      )}
      {removePreviews && (
        <Item icon={<LinkOffIcon />} onClick={then(() => void removePreviews())}>
          <Trans>Remove the preview</Trans>
        </Item>
      )}
      <Item icon={<SelectIcon />} onClick={then(() => startSelection(channel_id, id))}>
        <Trans>Select several</Trans>
      </Item>
      {!own && (
        <Item
          icon={<ReportIcon />}
          onClick={then(() => openDialog('report', { guild_id, user_id: author.id, channel_id, message_id: id }))}
        >
          <Trans>Report</Trans>
        </Item>
      )}
      {own && written && (
        <Item icon={<DeleteIcon />} danger onClick={then(acts.remove)}>
          <Trans>Delete</Trans>
        </Item>
      )}
      {moderates && !(own && written) && (
        <MenuItem
          onClick={(event) => (event.shiftKey ? then(() => void removeAtOnce())() : setDialog('delete'))}
          title={t`With Shift it is deleted without a question`}
          sx={{ color: 'tokens.danger' }}
        >
          <DeleteIcon />
          <Trans>Delete</Trans>
        </MenuItem>
      )}
      {!own && moderates && above && message.webhook_id === undefined && (
        <MenuItem onClick={() => setDialog('recent')} sx={{ color: 'tokens.danger' }}>
          <SweepIcon />
          <Trans>Delete what they wrote in the last hour</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}

interface ItemProps {
  icon: ReactNode;
  /** The key that does the same while the message has the focus. */
  keys?: string;
  danger?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Item({ icon, keys, danger = false, onClick, children }: ItemProps) {
  return (
    <MenuItem onClick={onClick} aria-keyshortcuts={keys} sx={danger ? { color: 'tokens.danger' } : {}}>
      {icon}
      {children}
      {keys !== undefined && <Key aria-hidden="true">{keys}</Key>}
    </MenuItem>
  );
}
