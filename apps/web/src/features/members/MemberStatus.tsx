import type { OnlineEntry } from '@chat-js/client/presence.ts';
import { useStatusWords } from '../../ui/use-status-words.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { StatusText } from './StatusText.tsx';

/** What somebody says of themselves, and what the dot shows, for who does not see it. */
export function MemberStatus({ seen }: { seen: OnlineEntry }) {
  const words = useStatusWords();
  return (
    <>
      <VisuallyHidden>, {words[seen.status].toLocaleLowerCase()}</VisuallyHidden>
      <StatusText seen={seen} />
    </>
  );
}
