import { BLOCKED, FRIEND } from '@chat-js/client/relationships.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { showProblem } from '../../lib/problems.ts';
import { Field } from '../../ui/Field.tsx';
import { describeFriendProblem } from './friend-problems.ts';

const Form = styled('form')({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: 12,
  maxWidth: 480,
  '& > div': { alignSelf: 'stretch' },
  '& p': { margin: 0 },
});

/** Asks somebody for friendship by name. Whether there is such a person nobody says. */
export function AddFriend() {
  const { t, i18n } = useLingui();
  const { call, getState } = useClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();

  /** What the person could see in their own list. */
  function refusalOf(username: string): string | undefined {
    const { me, users, relationships } = getState();
    const key = username.toLowerCase();
    if (me?.username.toLowerCase() === key) return t`That is you.`;
    const known = Object.values(relationships).find(({ id }) => users[id]?.username.toLowerCase() === key);
    if (known?.type === FRIEND) return t`You are friends already.`;
    return known?.type === BLOCKED ? t`You have blocked this person. Unblock them first.` : undefined;
  }

  async function ask(event: FormEvent) {
    event.preventDefault();
    const username = name.trim().replace(/^@/, '');
    if (busy || username === '') return;
    setSentTo(undefined);
    const refusal = refusalOf(username);
    setProblem(refusal);
    if (refusal !== undefined) return;
    setBusy(true);
    try {
      await call('relationships.request', { username });
      setSentTo(username);
      setName('');
    } catch (error) {
      const general = showProblem(error, i18n, (_, { message }) => setProblem(message), ['username']);
      if (general !== undefined) setProblem(describeFriendProblem(error, i18n));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form onSubmit={(event) => void ask(event)}>
      <Field
        label={t`Username`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problem}
        help={t`The exact name that they log in with, not the one that they show.`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <Button type="submit" loading={busy} disabled={name.trim() === ''}>
        <Trans>Send a request</Trans>
      </Button>
      <p role="status">
        {sentTo !== undefined && <Trans>If there is somebody called {sentTo} who takes requests, they have yours.</Trans>}
      </p>
    </Form>
  );
}
