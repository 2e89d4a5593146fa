import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { ReportCategory, ReportQueue } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { Choices } from '../../ui/Choices.tsx';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { describeReportProblem } from './problem.ts';
import { Quote } from './Quote.tsx';
import { useName } from './use-name.ts';
import { CATEGORY_WORDS } from './words.ts';

const CATEGORIES = Object.keys(CATEGORY_WORDS) as ReportCategory[];

/** Tells moderators, or the administrators of the installation, of a message or a person. */
export function ReportDialog({ onClose, ...about }: DialogProps['report'] & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { guild_id, user_id, channel_id, message_id } = about;
  const isDirect = guild_id === NO_GUILD && channel_id !== undefined && message_id !== undefined;
  const guild = useClientState((state) => state.guilds[guild_id]?.name ?? '');
  const name = useName(guild_id, user_id);
  const message = useClientState((state) => state.windows[channel_id ?? '']?.messages.find(({ id }) => id === message_id));
  const [category, setCategory] = useState<ReportCategory>('spam');
  const [comment, setComment] = useState('');
  const [to, setTo] = useState<ReportQueue>('guild');

  async function report(): Promise<string | undefined> {
    try {
      if (isDirect) await call('reports.createDirect', { channel_id, message_id, category, comment });
      else await call('reports.create', { ...about, category, comment, to });
      showToast(t`Thank you. You find the answer in your settings, under “My reports”.`);
      return undefined;
    } catch (error) {
      return describeReportProblem(error, i18n);
    }
  }

  return (
    <DeedDialog
      title={message_id === undefined ? <Trans>Report {name}</Trans> : <Trans>Report a message of {name}</Trans>}
      confirm={<Trans>Send the report</Trans>}
      withoutReason
      onClose={onClose}
      onAct={report}
    >
      {message && <Quote message={message} />}
      <Choices<ReportCategory>
        label={t`What is it about?`}
        value={category}
        onChange={setCategory}
        choices={CATEGORIES.map((value) => ({ value, label: i18n._(CATEGORY_WORDS[value]) }))}
      />
      <TextArea
        label={t`What should one know? (may be empty)`}
        value={comment}
        maxLength={LIMITS.reportComment.max}
        onChange={(event) => setComment(event.target.value)}
      />
      {isDirect ? (
        <p>
          <Trans>The administrators of the installation get this message and the few around it. Nobody else is told.</Trans>
        </p>
      ) : (
        <Choices<ReportQueue>
          label={t`Who should decide?`}
          value={to}
          onChange={setTo}
          choices={[
            {
              value: 'guild',
              label: <Trans>The moderators of “{guild}”</Trans>,
              help: <Trans>They know the people and the rules here.</Trans>,
            },
            {
              value: 'instance',
              label: <Trans>The administrators of the whole installation</Trans>,
              help: <Trans>When it is about the moderators, or the law. They get the message too.</Trans>,
            },
          ]}
        />
      )}
    </DeedDialog>
  );
}
