import { type ReactNode, Suspense } from 'react';
import { closeDialog, type DialogName, type DialogProps, useDialog } from '../lib/dialogs.ts';
import { lazyPart } from '../lib/lazy-part.ts';

type Show<N extends DialogName> = (props: DialogProps[N] & { onClose: () => void }) => ReactNode;

const ChannelPermissions = lazyPart(
  async () => (await import('../features/roles/ChannelPermissionsDialog.tsx')).ChannelPermissionsDialog,
  'later',
);
const Explain = lazyPart(async () => (await import('../features/roles/ExplainDialog.tsx')).ExplainDialog, 'later');

/** Each a `lazyPart` of its feature: `ban: (props) => <BanDialog {...props} />`. */
const DIALOGS: { [N in DialogName]?: Show<N> } = {
  channelPermissions: (props) => <ChannelPermissions {...props} />,
  explain: (props) => <Explain {...props} />,
};

/** The dialog that a feature has asked for, whatever feature it belongs to. */
export function Dialogs() {
  const dialog = useDialog((state) => state.dialog);
  return <Suspense>{dialog && show(dialog.name, dialog.props)}</Suspense>;
}

function show<N extends DialogName>(name: N, props: DialogProps[N]): ReactNode {
  const shown: Show<N> | undefined = DIALOGS[name];
  return shown?.({ ...props, onClose: closeDialog });
}
