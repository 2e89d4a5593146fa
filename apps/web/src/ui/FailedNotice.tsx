import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { describeProblem } from '../lib/problems.ts';
import { ErrorNotice } from './Notice.tsx';

/** In the place of what did not load: why, and another try. */
export function FailedNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { i18n } = useLingui();
  return (
    <ErrorNotice>
      {describeProblem(error, i18n)}{' '}
      <Button variant="text" size="small" onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </ErrorNotice>
  );
}
