import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImageField } from '../../ui/ImageField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { ConversationIcon } from './ConversationIcon.tsx';
import { type Conversation, useConversation } from './use-conversations.ts';

export function EditGroupDialog({ channel_id, onClose }: DialogProps['editGroup'] & { onClose: () => void }) {
  const conversation = useConversation(channel_id);
  return conversation ? <Edit conversation={conversation} onClose={onClose} /> : null;
}

function Edit({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { call } = useClient();
  const { channel, entry } = conversation;
  const [name, setName] = useState(entry.name ?? '');
  /** undefined: as it is. */
  const [icon, setIcon] = useState<string | null>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const bare = { channel, entry: { ...entry, icon: null } };
  const preview = icon ? (
    <Avatar id={channel.id} name={channel.name} src={icon} size={64} />
  ) : (
    <ConversationIcon conversation={icon === null ? bare : conversation} size={64} />
  );

  async function save() {
    setBusy(true);
    setProblem(undefined);
    try {
      await call('channels.update', { channel_id: channel.id, name: name.trim() || null, ...(icon !== undefined && { icon }) });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={<Trans>Name and picture</Trans>}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      actions={
        <Button type="submit" loading={busy}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <ImageField
        label={t`Picture of the group`}
        preview={preview}
        removable={icon === undefined ? entry.icon !== null : icon !== null}
        maxSize={LIMITS.imageBytes}
        onChange={setIcon}
      />
      <Field
        label={t`Name of the group`}
        help={<Trans>Without a name it is called by its people.</Trans>}
        value={name}
        maxLength={LIMITS.channelName.max}
        autoFocus
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
    </AppDialog>
  );
}
