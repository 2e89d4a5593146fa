import type { SetupResult } from '@chat-js/protocol/instance.ts';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { AccountStep } from './AccountStep.tsx';
import { ServerStep } from './ServerStep.tsx';
import { useSetupForm } from './use-setup-form.ts';

const Form = styled('form')({ display: 'flex', flexDirection: 'column', gap: 18 });
const Buttons = styled('div')({ display: 'flex', gap: 8, '& > :last-child': { flex: 1 } });
const Step = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', color: theme.vars?.palette.tokens.muted }));

interface SetupFormProps {
  token: string;
  onDone: (result: SetupResult) => void;
  onExpired: () => void;
}

/** Two short steps; the third is what they lead to. */
export function SetupForm(props: SetupFormProps) {
  const { form, step, setStep, problem, submit } = useSetupForm(props);
  const number = step === 'account' ? 1 : 2;
  return (
    <Form onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <Step>
          <Trans>Step {number} of 3</Trans>
        </Step>
        <PageTitle>{step === 'account' ? <Trans>Your account</Trans> : <Trans>Your server</Trans>}</PageTitle>
      </div>
      {step === 'account' ? <AccountStep form={form} /> : <ServerStep form={form} />}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Buttons>
        {step === 'server' && (
          <Button variant="text" color="inherit" onClick={() => setStep('account')}>
            <Trans>Back</Trans>
          </Button>
        )}
        <Button type="submit" loading={form.formState.isSubmitting}>
          {step === 'account' ? <Trans>Continue</Trans> : <Trans>Create the server</Trans>}
        </Button>
      </Buttons>
    </Form>
  );
}
