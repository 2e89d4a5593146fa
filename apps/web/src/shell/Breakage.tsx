import { Trans } from '@lingui/react/macro';
import ErrorIcon from '@material-symbols/svg-400/rounded/error.svg?react';
import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { CenteredPage } from '../ui/CenteredPage.tsx';
import { StatePane } from '../ui/StatePane.tsx';

/** The last resort when a page breaks: says so and offers a fresh start. React knows error boundaries as classes only. */
export class Breakage extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <CenteredPage>
        <StatePane
          page
          icon={<ErrorIcon />}
          title={<Trans>This page broke</Trans>}
          action={
            <Button onClick={() => location.reload()}>
              <Trans>Load it again</Trans>
            </Button>
          }
        >
          <Trans>Nothing you sent is lost, and what you typed is kept.</Trans>
        </StatePane>
      </CenteredPage>
    );
  }
}
