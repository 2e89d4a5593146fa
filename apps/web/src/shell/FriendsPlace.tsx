import { Trans } from '@lingui/react/macro';
import { FriendsPage } from '../features/friends/FriendsPage.tsx';
import { Frame } from './Frame.tsx';
import { MainHeader } from './MainHeader.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';

/** Friends, in the place of a conversation. */
export function FriendsPlace() {
  return (
    <Frame
      main={
        <>
          <MainHeader title={<Trans>Friends</Trans>} />
          <FriendsPage />
          <OfflineBanner />
        </>
      }
    />
  );
}
