import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { PeopleList, type PeoplePage } from '../../ui/PeopleList.tsx';
import { SelectField } from '../../ui/SelectField.tsx';

/** Who voted in a poll, answer by answer. */
export function VotersDialog({ channel_id, message_id, onClose }: DialogProps['voters'] & { onClose: () => void }) {
  const { t } = useLingui();
  const poll = useClientState((state) => state.windows[channel_id]?.messages.find(({ id }) => id === message_id)?.poll);
  const counts = new Map(poll?.results.answer_counts.map(({ id, count }) => [id, count]));
  const [chosen, setChosen] = useState(() => poll?.results.answer_counts.toSorted((a, b) => b.count - a.count)[0]?.id ?? 1);
  const count = counts.get(chosen) ?? 0;
  const options = (poll?.answers ?? []).map(({ answer_id, poll_media }) => ({
    value: answer_id,
    label: `${counts.get(answer_id) ?? 0} · ${poll_media.text}`,
  }));
  return (
    <AppDialog title={<Trans>Who voted</Trans>} onClose={onClose}>
      {poll && <SelectField label={t`Votes for`} value={chosen} options={options} onChange={setChosen} />}
      {count > 0 ? (
        <Voters key={`${chosen} ${count}`} channel_id={channel_id} message_id={message_id} answer_id={chosen} />
      ) : (
        <Trans>Nobody chose this answer.</Trans>
      )}
    </AppDialog>
  );
}

function Voters({ channel_id, message_id, answer_id }: { channel_id: Id; message_id: Id; answer_id: number }) {
  const { call } = useClient();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const load = useCallback(
    async (page: PeoplePage) => (await call('polls.listVoters', { channel_id, message_id, answer_id, ...page })).users,
    [call, channel_id, message_id, answer_id],
  );
  return <PeopleList guild_id={guild_id} load={load} />;
}
