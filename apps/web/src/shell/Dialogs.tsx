import { Suspense } from 'react';
import { useDialog } from '../lib/dialogs.ts';
import { lazyPart } from '../lib/lazy-part.ts';

const DialogTable = lazyPart(async () => (await import('./DialogTable.tsx')).DialogTable);

/** The dialog that a feature has asked for. Nobody asks before the page is there: the table of them comes later. */
export function Dialogs() {
  const dialog = useDialog((state) => state.dialog);
  return <Suspense>{dialog && <DialogTable dialog={dialog} />}</Suspense>;
}
