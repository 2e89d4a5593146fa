import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { sameRules } from '../../lib/channel-templates.ts';
import { useClientState } from '../../lib/client.tsx';
import { HintNotice } from '../../ui/Notice.tsx';
import type { useChannelRules } from './use-channel-rules.ts';

interface SyncNoticeProps {
  channel: Channel;
  rules: ReturnType<typeof useChannelRules>;
}

/** Whether a channel follows its category, and a way to make it. */
export function SyncNotice({ channel, rules }: SyncNoticeProps) {
  const category = useClientState((state) => state.channels[channel.parent_id ?? '']);
  if (!category) return null;
  if (sameRules(channel.permission_overwrites, category.permission_overwrites)) {
    return (
      <HintNotice>
        <Trans>In sync with the category “{category.name}”. A change here is for this channel only.</Trans>
      </HintNotice>
    );
  }
  return (
    <HintNotice>
      <Trans>Differs from the category “{category.name}”.</Trans>{' '}
      {rules.mayReplace && (
        <Button size="small" variant="text" loading={rules.busy} onClick={() => void rules.sync()}>
          <Trans>Sync with it</Trans>
        </Button>
      )}
    </HintNotice>
  );
}
