import { isPrivateThread } from '@chat-js/client/is-thread.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import { useLingui } from '@lingui/react/macro';
import PublicIcon from '@material-symbols/svg-400/rounded/forum.svg?react';
import PrivateIcon from '@material-symbols/svg-400/rounded/lock_person.svg?react';

/** The sign of a thread. */
export function ThreadIcon({ thread }: { thread: Pick<Channel, 'type'> }) {
  return isPrivateThread(thread) ? <PrivateThreadIcon /> : <PublicIcon aria-hidden />;
}

export function PrivateThreadIcon() {
  const { t } = useLingui();
  return <PrivateIcon aria-hidden={false} aria-label={t`Private thread`} role="img" />;
}
