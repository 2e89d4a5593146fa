import type { OnlineEntry } from '@chat-js/client/presence.ts';
import { emojiUrl } from '../../lib/media.ts';

/** What somebody says of themselves at the moment: an emoji, a text, or both. Nothing when they say nothing. */
export function StatusText({ seen }: { seen: Pick<OnlineEntry, 'activities'> | undefined }) {
  const [custom] = seen?.activities ?? [];
  if (!custom) return null;
  const { emoji, state } = custom;
  return (
    <small title={state ?? undefined}>
      {emoji?.id ? <img src={emojiUrl({ id: emoji.id })} alt={`:${emoji.name}:`} width={14} height={14} /> : emoji?.name} {state}
    </small>
  );
}
