import type { ForumTag } from '@chat-js/protocol/forums.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { FieldLabel } from '../../ui/Field.tsx';
import { TagLine } from './TagLine.tsx';

/** A tag while it is edited: a new one has no id yet, and a key all the same. */
export type TagDraft = Omit<ForumTag, 'id'> & { id?: Id; key: string };

export function draftsOf(tags: readonly ForumTag[]): TagDraft[] {
  return tags.map((tag) => ({ ...tag, key: tag.id }));
}

const Group = styled('div')({ minWidth: 0 });
const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 8 });

interface TagsEditorProps {
  guild_id: Id;
  channel_id: Id;
  value: readonly TagDraft[];
  onChange: (value: TagDraft[]) => void;
}

/** The tags of a forum: added, named, ordered, taken away. */
export function TagsEditor({ guild_id, channel_id, value, onChange }: TagsEditorProps) {
  const { t } = useLingui();

  function swap(index: number, by: -1 | 1) {
    const [one, other] = [value[index], value[index + by]];
    if (!one || !other) return;
    onChange(value.map((tag) => (tag === one ? other : tag === other ? one : tag)));
  }

  function add() {
    onChange([...value, { key: crypto.randomUUID(), name: '', moderated: false, emoji_id: null, emoji_name: null }]);
  }

  return (
    <Group role="group" aria-label={t`Tags`}>
      <FieldLabel as="div" style={{ marginBottom: 6 }}>
        <Trans>Tags</Trans>
      </FieldLabel>
      <List>
        {value.map((tag, index) => (
          <TagLine
            key={tag.key}
            {...{ guild_id, channel_id, tag }}
            isFirst={index === 0}
            isLast={index === value.length - 1}
            onChange={(changes) => onChange(value.map((one) => (one === tag ? { ...one, ...changes } : one)))}
            onMove={(by) => swap(index, by)}
            onDelete={() => onChange(value.filter((one) => one !== tag))}
          />
        ))}
      </List>
      {value.length < LIMITS.forumTag.perForum && (
        <Button variant="text" startIcon={<AddIcon />} onClick={add}>
          <Trans>Add a tag</Trans>
        </Button>
      )}
    </Group>
  );
}
