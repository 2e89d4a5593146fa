import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import RemoveIcon from '@material-symbols/svg-400/rounded/person_remove.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { FailedNotice } from '../../ui/FailedNotice.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { AddPeople } from './AddPeople.tsx';
import { LeaveThreadDialog } from './LeaveThreadDialog.tsx';
import { PeopleRows, PersonRow } from './PersonRow.tsx';
import { useThreadPeople } from './use-thread-people.ts';
import { useThreadProblem } from './use-thread-problem.ts';
import { useThreadRights } from './use-thread-rights.ts';

export function ThreadPeopleDialog({ channel_id, ...rest }: DialogProps['threadPeople'] & { onClose: () => void }) {
  const thread = useClientState((state) => state.channels[channel_id]);
  return thread ? <People thread={thread} {...rest} /> : null;
}

/** Who is in a thread: whoever may adds others and takes them out. */
function People({ thread, onClose }: { thread: Channel; onClose: () => void }) {
  const { t } = useLingui();
  const { call } = useClient();
  const me = useClientState((state) => state.me?.id);
  const may = useThreadRights(thread);
  const sentence = useThreadProblem();
  const [loaded, reload] = useThreadPeople(thread.id);
  const [problem, setProblem] = useState<string>();
  const [leaving, setLeaving] = useState(false);
  const people = loaded.status === 'ready' ? loaded.value : [];

  async function act(call: Promise<unknown>) {
    setProblem(undefined);
    try {
      await call;
      reload();
    } catch (error) {
      setProblem(sentence(error));
    }
  }

  const place = { channel_id: thread.id };
  if (leaving) return <LeaveThreadDialog thread={thread} onClose={onClose} />;
  return (
    <AppDialog title={<Trans>People in “{thread.name}”</Trans>} onClose={onClose}>
      {may.bring && (
        <AddPeople
          thread={thread}
          inside={new Set(people.map(({ user }) => user.id))}
          onAdd={(user_id) => act(call('threads.addMember', { ...place, user_id }))}
        />
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      {loaded.status === 'failed' && <FailedNotice error={loaded.error} onRetry={reload} />}
      {loaded.status === 'loading' && <LoadingRows height={48} />}
      {loaded.status === 'ready' && people.length === 0 && (
        <p style={{ margin: 0 }}>
          <Trans>Nobody is in it now.</Trans>
        </p>
      )}
      <PeopleRows aria-label={t`In this thread`}>
        {people.map(({ user, name }) => (
          <PersonRow key={user.id} user={user} name={name} note={user.id === thread.owner_id && <Trans>Started the thread</Trans>}>
            {user.id === me && may.follow && (
              <Button
                variant="text"
                onClick={() => (may.secret && !may.manages ? setLeaving(true) : void act(call('threads.leave', place)))}
              >
                <Trans>Leave</Trans>
              </Button>
            )}
            {user.id !== me && may.takeOut && (
              <IconButton
                aria-label={t`Take ${name} out`}
                title={t`Take ${name} out`}
                onClick={() => void act(call('threads.removeMember', { ...place, user_id: user.id }))}
              >
                <RemoveIcon />
              </IconButton>
            )}
          </PersonRow>
        ))}
      </PeopleRows>
    </AppDialog>
  );
}
