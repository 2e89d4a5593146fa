import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { CenteredPage } from '../ui/CenteredPage.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';

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
        <PageTitle>
          <Trans>This page broke</Trans>
        </PageTitle>
        <p style={{ margin: 0 }}>
          <Trans>Nothing you sent is lost, and what you typed is kept.</Trans>
        </p>
        <Button onClick={() => location.reload()}>
          <Trans>Load it again</Trans>
        </Button>
      </CenteredPage>
    );
  }
}
