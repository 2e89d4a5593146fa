import { FailedNotice } from '../../ui/FailedNotice.tsx';

/** At the end of the people of a large server, when the others could not be fetched. */
export function PeopleFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div style={{ paddingBlock: 8 }}>
      <FailedNotice error={error} onRetry={onRetry} />
    </div>
  );
}
