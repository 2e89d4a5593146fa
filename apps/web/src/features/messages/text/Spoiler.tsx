import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';

/** Hidden until somebody wants to see it; it takes the same place before and after. */
export function Spoiler({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  if (shown) return <span data-spoiler="shown">{children}</span>;

  function show(event: MouseEvent | KeyboardEvent) {
    event.preventDefault();
    event.stopPropagation();
    setShown(true);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button does not break into lines
    <span
      data-spoiler="hidden"
      role="button"
      tabIndex={0}
      aria-label={t`Spoiler, press to show`}
      onClick={show}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && show(event)}
    >
      <span aria-hidden>{children}</span>
    </span>
  );
}
