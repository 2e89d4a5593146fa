import { toCallError } from '@chat-js/client/errors.ts';
import { Trans } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { NameDialog } from './NameDialog.tsx';
import { EXISTS } from './use-thread-problem.ts';

/** Starts a thread and leads into it. */
export function NewThreadDialog({ channel_id, message_id, name = '', onClose }: DialogProps['newThread'] & { onClose: () => void }) {
  const { startThread } = useClient();
  const [, navigate] = useLocation();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');

  function enter(thread_id: string) {
    onClose();
    navigate(paths.channel(guild_id, thread_id));
  }

  async function start(wanted: string) {
    try {
      enter((await startThread({ channel_id, message_id, name: wanted })).id);
    } catch (error) {
      // Somebody was faster: that is where one wanted to go.
      if (message_id === undefined || toCallError(error).code !== EXISTS) throw error;
      enter(message_id);
    }
  }

  return (
    <NameDialog
      title={<Trans>Start a thread</Trans>}
      confirm={<Trans>Start</Trans>}
      name={name}
      help={<Trans>A conversation beside the channel, for everybody who sees it.</Trans>}
      onName={start}
      onClose={onClose}
    />
  );
}
