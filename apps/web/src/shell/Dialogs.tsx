import { type ReactNode, Suspense } from 'react';
import { closeDialog, type DialogName, type DialogProps, useDialog } from '../lib/dialogs.ts';

type Show<N extends DialogName> = (props: DialogProps[N] & { onClose: () => void }) => ReactNode;

/** Each a `lazyPart` of its feature: `ban: (props) => <BanDialog {...props} />`. */
const DIALOGS: { [N in DialogName]?: Show<N> } = {};

/** The dialog that a feature has asked for, whatever feature it belongs to. */
export function Dialogs() {
  const dialog = useDialog((state) => state.dialog);
  return <Suspense>{dialog && show(dialog.name, dialog.props)}</Suspense>;
}

function show<N extends DialogName>(name: N, props: DialogProps[N]): ReactNode {
  const shown: Show<N> | undefined = DIALOGS[name];
  return shown?.({ ...props, onClose: closeDialog });
}
