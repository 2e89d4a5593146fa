import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import SelectIcon from '@material-symbols/svg-400/rounded/checklist.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import DeleteIcon from '@material-symbols/svg-400/rounded/delete.svg?react';
import SweepIcon from '@material-symbols/svg-400/rounded/delete_sweep.svg?react';
import ReportIcon from '@material-symbols/svg-400/rounded/flag.svg?react';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import UnpinIcon from '@material-symbols/svg-400/rounded/keep_off.svg?react';
import LinkIcon from '@material-symbols/svg-400/rounded/link.svg?react';
import LinkOffIcon from '@material-symbols/svg-400/rounded/link_off.svg?react';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { useIsAbove, useMay } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppMenu } from '../../ui/AppMenu.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import type { MenuPoint } from '../../ui/use-context-menu.ts';
import { DeleteMessageDialog, DeleteRecentDialog } from './DeleteDialogs.tsx';
import { startSelection } from './selection.ts';
import { usePreviews } from './use-previews.ts';
import { useRemoval } from './use-removal.ts';

interface MessageMenuProps {
  guild_id: Id;
  message: Message;
  /** What its author is called here. */
  name: string;
  anchor: MenuPoint;
  onClose: () => void;
}

/** What one can do with a message. */
export function MessageMenu({ guild_id, message, name, anchor, onClose }: MessageMenuProps) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { channel_id, author, id, content, pinned } = message;
  const own = useClientState((state) => state.me?.id === author.id);
  const moderates = useMay('MANAGE_MESSAGES', guild_id, channel_id);
  const mayPin = useMay('PIN_MESSAGES', guild_id, channel_id);
  const above = useIsAbove(guild_id, author.id);
  const { remove } = useRemoval(guild_id, channel_id);
  const { remove: removePreviews } = usePreviews(guild_id, message);
  const [dialog, setDialog] = useState<'delete' | 'recent'>();

  async function copy(text: string, done: string) {
    onClose();
    try {
      await navigator.clipboard.writeText(text);
      showToast(done);
    } catch {
      // Refused by the browser, or not offered on a page without https.
      showToast(t`The browser does not allow copying here`);
    }
  }

  async function pin() {
    onClose();
    try {
      await call(pinned ? 'pins.remove' : 'pins.add', { channel_id, message_id: id });
      showToast(pinned ? t`Unpinned` : t`Pinned`);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  async function removeAtOnce() {
    onClose();
    const problem = await remove([id]);
    if (problem !== undefined) showToast(problem);
  }

  if (dialog === 'delete') return <DeleteMessageDialog guild_id={guild_id} message={message} name={name} own={own} onClose={onClose} />;
  if (dialog === 'recent') return <DeleteRecentDialog guild_id={guild_id} message={message} name={name} onClose={onClose} />;
  return (
    <AppMenu label={t`Message from ${name}`} anchor={anchor} onClose={onClose}>
      <MenuItem onClick={() => void copy(content, t`Text copied`)}>
        <CopyIcon />
        <Trans>Copy text</Trans>
      </MenuItem>
      <MenuItem onClick={() => void copy(location.origin + paths.message(guild_id, channel_id, id), t`Link copied`)}>
        <LinkIcon />
        <Trans>Copy link</Trans>
      </MenuItem>
      {mayPin && (
        <MenuItem onClick={() => void pin()}>
          {pinned ? <UnpinIcon /> : <PinIcon />}
          {pinned ? <Trans>Unpin</Trans> : <Trans>Pin</Trans>}
        </MenuItem>
      )}
      {removePreviews && (
        <MenuItem
          onClick={() => {
            onClose();
            void removePreviews();
          }}
        >
          <LinkOffIcon />
          <Trans>Remove the preview</Trans>
        </MenuItem>
      )}
      {moderates && (
        <MenuItem
          onClick={() => {
            startSelection(channel_id, id);
            onClose();
          }}
        >
          <SelectIcon />
          <Trans>Select several</Trans>
        </MenuItem>
      )}
      {!own && (
        <MenuItem
          onClick={() => {
            onClose();
            openDialog('report', { guild_id, user_id: author.id, channel_id, message_id: id });
          }}
        >
          <ReportIcon />
          <Trans>Report</Trans>
        </MenuItem>
      )}
      {(own || moderates) && (
        <MenuItem
          onClick={(event) => (event.shiftKey ? void removeAtOnce() : setDialog('delete'))}
          title={t`With Shift it is deleted without a question`}
          sx={{ color: 'tokens.danger' }}
        >
          <DeleteIcon />
          <Trans>Delete</Trans>
        </MenuItem>
      )}
      {!own && moderates && above && (
        <MenuItem onClick={() => setDialog('recent')} sx={{ color: 'tokens.danger' }}>
          <SweepIcon />
          <Trans>Delete what they wrote in the last hour</Trans>
        </MenuItem>
      )}
    </AppMenu>
  );
}
