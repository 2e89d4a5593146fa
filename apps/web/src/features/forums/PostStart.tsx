import type { Channel } from '@chat-js/protocol/channels.ts';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { TagChip, TagRow } from '../../ui/TagChip.tsx';

const Start = styled('div')({
  flex: 'none',
  padding: '16px 16px 4px',
  '& h3': { margin: '0 0 8px', fontSize: '1.25rem', fontWeight: 700, overflowWrap: 'anywhere' },
});

/** Where a post begins: its whole title and its tags, above its first message. */
export function PostStart({ post: { name, parent_id, applied_tags = [] } }: { post: Channel }) {
  const tags = useClientState((state) => state.channels[parent_id ?? '']?.available_tags);
  const own = tags?.filter(({ id }) => applied_tags.includes(id)) ?? [];
  return (
    <Start>
      <h3>{name}</h3>
      {own.length > 0 && (
        <TagRow>
          {own.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </TagRow>
      )}
    </Start>
  );
}
