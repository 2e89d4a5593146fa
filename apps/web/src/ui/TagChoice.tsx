import type { ForumTag } from '@chat-js/protocol/forums.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { FieldLabel } from './Field.tsx';
import { TagRow, TagToggle } from './TagChip.tsx';

const Group = styled('div')({ minWidth: 0 });

interface TagChoiceProps {
  label: ReactNode;
  tags: readonly ForumTag[];
  value: readonly Id[];
  /** Whether the person sets those that are for moderators. */
  moderates: boolean;
  onChange: (value: Id[]) => void;
}

/** The tags of a post: as many as it may have. */
export function TagChoice({ label, tags, value, moderates, onChange }: TagChoiceProps) {
  const id = useId();
  const isFull = value.length >= LIMITS.forumTag.perPost;
  return (
    <Group role="group" aria-labelledby={id}>
      <FieldLabel as="div" id={id} style={{ marginBottom: 6 }}>
        {label}
      </FieldLabel>
      <TagRow>
        {tags.map((tag) => {
          const chosen = value.includes(tag.id);
          return (
            <TagToggle
              key={tag.id}
              tag={tag}
              chosen={chosen}
              disabled={(tag.moderated && !moderates) || (isFull && !chosen)}
              onChange={() => onChange(chosen ? value.filter((one) => one !== tag.id) : [...value, tag.id])}
            />
          );
        })}
      </TagRow>
    </Group>
  );
}
