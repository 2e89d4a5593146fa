import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { FieldLabel } from './Field.tsx';
import { type TagFace, TagRow, TagToggle } from './TagChip.tsx';

const Group = styled('div')({ minWidth: 0 });

interface Tag extends TagFace {
  id: string;
  moderated: boolean;
}

interface TagChoiceProps {
  label: ReactNode;
  tags: readonly Tag[];
  /** The ids of those that are chosen. */
  value: readonly string[];
  /** How many there may be. */
  max: number;
  /** Whether the person sets those that are for moderators. */
  moderates: boolean;
  onChange: (value: string[]) => void;
}

/** The tags of a post: as many as it may have. */
export function TagChoice({ label, tags, value, max, moderates, onChange }: TagChoiceProps) {
  const id = useId();
  const isFull = value.length >= max;
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
