import { Trans, useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

/** Asks before the own poll takes no more votes. */
export function EndPollDialog({ channel_id, message_id, onClose }: DialogProps['endPoll'] & { onClose: () => void }) {
  const { i18n } = useLingui();
  const { call } = useClient();

  async function end(): Promise<string | undefined> {
    try {
      await call('polls.expire', { channel_id, message_id });
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <ConfirmDialog title={<Trans>End the poll?</Trans>} confirm={<Trans>End it</Trans>} onClose={onClose} onConfirm={end}>
      <Trans>Nobody can vote after that. The results stay as they are.</Trans>
    </ConfirmDialog>
  );
}
