import { toCallError } from '@chat-js/client/errors.ts';
import { PRIVATE_THREAD, PUBLIC_THREAD } from '@chat-js/client/is-thread.ts';
import { Trans } from '@lingui/react/macro';
import LockIcon from '@material-symbols/svg-400/rounded/lock.svg?react';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type DialogProps, openDialog } from '../../lib/dialogs.ts';
import { paths } from '../../lib/paths.ts';
import { useMay } from '../../lib/permissions.ts';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { NameDialog } from './NameDialog.tsx';
import { EXISTS } from './use-thread-problem.ts';

const Private = styled('div')({
  marginInline: -12,
  '& b': { fontWeight: 550, display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& svg': { width: 18, height: 18 },
});

/** Starts a thread and leads into it. */
export function NewThreadDialog({ channel_id, message_id, name = '', onClose }: DialogProps['newThread'] & { onClose: () => void }) {
  const { startThread } = useClient();
  const [, navigate] = useLocation();
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  const mayPublic = useMay('CREATE_PUBLIC_THREADS', guild_id, channel_id);
  const mayPrivate = useMay('CREATE_PRIVATE_THREADS', guild_id, channel_id) && message_id === undefined;
  const [wanted, setWanted] = useState(false);
  const isPrivate = mayPrivate && (wanted || !mayPublic);

  function enter(thread_id: string) {
    onClose();
    navigate(paths.channel(guild_id, thread_id));
    // Nobody else sees it yet.
    if (isPrivate) openDialog('threadPeople', { channel_id: thread_id });
  }

  async function start(called: string) {
    try {
      enter((await startThread({ channel_id, message_id, name: called, type: isPrivate ? PRIVATE_THREAD : PUBLIC_THREAD })).id);
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
      help={!isPrivate && <Trans>A conversation beside the channel, for everybody who sees it.</Trans>}
      onName={start}
      onClose={onClose}
    >
      {mayPrivate && (
        <Private>
          <CheckRow
            checked={isPrivate}
            onChange={setWanted}
            help={<Trans>Only those who are added see it, and those who manage threads here.</Trans>}
          >
            <b>
              <LockIcon aria-hidden />
              <Trans>Private thread</Trans>
            </b>
          </CheckRow>
        </Private>
      )}
    </NameDialog>
  );
}
