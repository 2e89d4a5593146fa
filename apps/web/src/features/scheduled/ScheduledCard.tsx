import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { ScheduledMessage } from '@chat-js/protocol/scheduled-messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { fromField, presetsAt, toField } from '../../lib/later-times.ts';
import { shortMoment } from '../../lib/moments.ts';
import { placeName } from '../../lib/names.ts';
import { TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useChannelWire } from '../messages/use-channel-wire.ts';
import { useScheduledProblem } from './use-scheduled-problem.ts';

const Card = styled('li')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: '10px 12px 4px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& form': { display: 'flex', flexDirection: 'column', gap: 12 },
}));
const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 8px',
  '& b': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& time': { fontSize: '0.8125rem', lineHeight: 1.7, color: theme.vars?.palette.tokens.secondary },
}));
const Content = styled('div')({ overflowWrap: 'anywhere' });
const Acts = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  gap: 2,
  // Three of them stand side by side on a phone.
  '& button': { paddingInline: 10 },
});

interface ScheduledCardProps {
  message: ScheduledMessage;
  Text: ComponentType<{ guild_id: Id; content: string }>;
}

/** One message for later: where, when, what, why it failed; changed, sent now or deleted. */
export function ScheduledCard({ message, Text }: ScheduledCardProps) {
  const { i18n } = useLingui();
  const { call } = useClient();
  const { describe, describeFailure } = useScheduledProblem();
  const channel = useClientState((state) => state.channels[message.channel_id]);
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState<'send' | 'delete'>();
  const [problem, setProblem] = useState<string>();
  const time = Date.parse(message.send_at);

  async function act(name: 'send' | 'delete') {
    setBusy(name);
    setProblem(undefined);
    const one = { scheduled_message_id: message.id };
    // What succeeds takes the card away.
    await (name === 'send' ? call('scheduledMessages.send', one) : call('scheduledMessages.delete', one)).catch((error: unknown) =>
      setProblem(describe(error)),
    );
    setBusy(undefined);
  }

  return (
    <Card>
      <Head>
        <b>{channel ? placeName(channel) : <Trans>No channel</Trans>}</b>
        <time dateTime={message.send_at}>{shortMoment(i18n, time)}</time>
      </Head>
      {message.failed && <ErrorNotice>{describeFailure(message.failed)}</ErrorNotice>}
      {problem !== undefined && <ErrorNotice>{problem}</ErrorNotice>}
      {editing ? (
        <EditForm message={message} guild_id={channel?.guild_id ?? '0'} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Content>
            <Text guild_id={channel?.guild_id ?? '0'} content={message.content} />
          </Content>
          <Acts>
            <Button variant="text" color="error" loading={busy === 'delete'} onClick={() => void act('delete')}>
              <Trans>Delete</Trans>
            </Button>
            <Button variant="text" color="inherit" onClick={() => setEditing(true)}>
              <Trans>Edit</Trans>
            </Button>
            <Button variant="text" loading={busy === 'send'} disabled={!channel} onClick={() => void act('send')}>
              <Trans>Send now</Trans>
            </Button>
          </Acts>
        </>
      )}
    </Card>
  );
}

interface EditFormProps {
  message: ScheduledMessage;
  guild_id: Id;
  onClose: () => void;
}

/** People, roles and channels stand in the field by their names. */
function EditForm({ message, guild_id, onClose }: EditFormProps) {
  const { t } = useLingui();
  const { call } = useClient();
  const { describe } = useScheduledProblem();
  const wire = useChannelWire(guild_id, message.channel_id);
  const [text, setText] = useState(() => wire.fromWire(message.content));
  const [value, setValue] = useState(() => toField(message.failed ? presetsAt(Date.now()).tomorrow : Date.parse(message.send_at)));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isForward = message.message_reference?.type === 1;
  const time = fromField(value, Date.now());
  const content = wire.toWire(text);
  const fits = (isForward || content.trim() !== '') && content.length <= LIMITS.messageContent.max;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (time === undefined || !fits) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const send_at = new Date(time).toISOString();
      await call('scheduledMessages.update', { scheduled_message_id: message.id, send_at, ...(!isForward && { content }) });
      onClose();
    } catch (error) {
      setProblem(describe(error));
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      {!isForward && <TextArea label={t`Text`} value={text} onChange={(event) => setText(event.target.value)} autoFocus />}
      <TimeField value={value} onChange={setValue} />
      {problem !== undefined && <ErrorNotice>{problem}</ErrorNotice>}
      <Acts>
        <Button variant="text" color="inherit" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="text" disabled={time === undefined || !fits} loading={busy}>
          <Trans>Save</Trans>
        </Button>
      </Acts>
    </form>
  );
}
