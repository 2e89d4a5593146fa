import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { ErrorNotice } from '../../../ui/Notice.tsx';
import type { MicrophoneTrouble } from './trouble.ts';
import { useTroubleWords } from './use-trouble-words.ts';

const What = styled('p')({ margin: '0 0 4px', fontWeight: 600 });
const Help = styled('p')({ margin: 0 });

/** Whom trying again helps. */
const WITHOUT_RETRY: readonly MicrophoneTrouble[] = ['insecure', 'unsupported'];

/** Why nobody hears one, what to do, and trying again where it may help. */
export function MicrophoneTroubleNotice({ trouble, onRetry }: { trouble: MicrophoneTrouble; onRetry: () => void }) {
  const { what, help } = useTroubleWords()[trouble];
  return (
    <ErrorNotice>
      <What>{what}</What>
      <Help>{help}</Help>
      {!WITHOUT_RETRY.includes(trouble) && (
        <Button variant="text" onClick={onRetry} sx={{ mt: 1 }}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </ErrorNotice>
  );
}
