import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans } from '@lingui/react/macro';
import LaterIcon from '@material-symbols/svg-400/rounded/schedule_send.svg?react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { ScheduledCard } from './ScheduledCard.tsx';
import { useScheduledProblem } from './use-scheduled-problem.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 10 });

interface ScheduledDialogProps {
  /** Shows what was written, as messages do. */
  Text: ComponentType<{ guild_id: Id; content: string }>;
  onClose: () => void;
}

/** Everything that the person has written for later, the soonest first. */
export function ScheduledDialog({ Text, onClose }: ScheduledDialogProps) {
  const { loadScheduled } = useClient();
  const { describe } = useScheduledProblem();
  const scheduled = useClientState((state) => state.scheduled);
  const [problem, setProblem] = useState<unknown>();
  const isMissing = scheduled === null;

  const load = useCallback(() => {
    setProblem(undefined);
    loadScheduled().catch(setProblem);
  }, [loadScheduled]);
  useEffect(() => {
    if (isMissing) load();
  }, [isMissing, load]);

  const messages = Object.values(scheduled ?? {}).sort((a, b) => Date.parse(a.send_at) - Date.parse(b.send_at));
  return (
    <AppDialog title={<Trans>Messages for later</Trans>} onClose={onClose}>
      {problem !== undefined && (
        <>
          <ErrorNotice>{describe(problem)}</ErrorNotice>
          <Button variant="text" onClick={load}>
            <Trans>Try again</Trans>
          </Button>
        </>
      )}
      {isMissing && problem === undefined && <Skeleton variant="rounded" height={110} aria-busy="true" />}
      {!isMissing && messages.length === 0 && (
        <StatePane icon={<LaterIcon />} title={<Trans>Nothing waits for its time</Trans>}>
          <Trans>Write a message, and hold the button that sends, or press it with the right mouse button.</Trans>
        </StatePane>
      )}
      {messages.length > 0 && (
        <List>
          {messages.map((message) => (
            <ScheduledCard key={message.id} message={message} Text={Text} />
          ))}
        </List>
      )}
    </AppDialog>
  );
}
