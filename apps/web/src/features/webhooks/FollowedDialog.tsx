import type { Id } from '@chat-js/protocol/ids.ts';
import type { Webhook } from '@chat-js/protocol/webhooks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import NewsIcon from '@material-symbols/svg-400/rounded/campaign.svg?react';
import Button from '@mui/material/Button';
import { useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { ListRow, LoadingRows, RowList } from '../../ui/Rows.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { showToast } from '../../ui/Toasts.tsx';

/** What a channel follows, and the end of it. */
export function FollowedDialog({ channel_id, onClose }: { channel_id: Id; onClose: () => void }) {
  const { loadWebhooks } = useClient();
  const channel = useClientState((state) => state.channels[channel_id]);
  const webhooks = useClientState((state) => state.webhooks[channel_id]);
  const [problem, setProblem] = useState<unknown>();
  const isKnown = webhooks !== undefined;

  const load = useCallback(() => {
    setProblem(undefined);
    loadWebhooks(channel_id).catch(setProblem);
  }, [loadWebhooks, channel_id]);
  useEffect(() => {
    if (!isKnown) load();
  }, [isKnown, load]);

  if (!channel) return null;
  const name = channel.name;
  return (
    <AppDialog title={<Trans>What #{name} follows</Trans>} onClose={onClose}>
      {problem !== undefined && <FailedNotice error={problem} onRetry={load} />}
      {!webhooks && problem === undefined && <LoadingRows />}
      {webhooks?.length === 0 && (
        <StatePane icon={<NewsIcon />} title={<Trans>It follows no channel yet</Trans>}>
          <Trans>In a channel for announcements, press “Follow this channel”: what is published there comes here.</Trans>
        </StatePane>
      )}
      {webhooks && webhooks.length > 0 && (
        <RowList>
          {webhooks.map((webhook) => (
            <Followed key={webhook.id} webhook={webhook} />
          ))}
        </RowList>
      )}
    </AppDialog>
  );
}

function Followed({ webhook }: { webhook: Webhook }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [busy, setBusy] = useState(false);
  const channelName = webhook.source_channel.name;

  async function end() {
    setBusy(true);
    try {
      await call('webhooks.delete', { webhook_id: webhook.id });
    } catch (error) {
      setBusy(false);
      showToast(describeProblem(error, i18n));
    }
  }

  return (
    <ListRow>
      <div>
        #{channelName}
        <small>{webhook.source_guild.name}</small>
      </div>
      <Button variant="text" color="error" loading={busy} aria-label={t`Stop following #${channelName}`} onClick={() => void end()}>
        <Trans>Stop following</Trans>
      </Button>
    </ListRow>
  );
}
