import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Field, TextArea } from './Field.tsx';
import { useChange } from './use-change.ts';

interface LiveFieldProps {
  label: string;
  help?: ReactNode;
  value: string;
  placeholder?: string;
  autoComplete?: string;
  /** Several lines. */
  long?: boolean;
  apply: (value: string) => Promise<unknown>;
  /** Longest text. */
  max: number;
  /** An empty text falls back to what was there. */
  required?: boolean;
}

/** A text that is saved when one leaves it or presses Enter, and can be undone. */
export function LiveField({ value, apply, max, required, long, ...field }: LiveFieldProps) {
  const [text, setText] = useState(value);
  const { change, problem } = useChange(value, apply);
  useEffect(() => setText(value), [value]);

  function save() {
    if (required && text.trim() === '') return setText(value);
    void change(text.trim());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !long) save();
    if (event.key === 'Escape' && text !== value) {
      event.preventDefault();
      setText(value);
    }
  }

  const shared = { ...field, value: text, error: problem, maxLength: max, onBlur: save, onKeyDown };
  return long ? (
    <TextArea {...shared} onChange={(event) => setText(event.target.value)} />
  ) : (
    <Field {...shared} onChange={(event) => setText(event.target.value)} />
  );
}
