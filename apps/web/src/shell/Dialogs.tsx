import { type ReactNode, Suspense } from 'react';
import { closeDialog, type DialogName, type DialogProps, useDialog } from '../lib/dialogs.ts';
import { lazyPart } from '../lib/lazy-part.ts';

const PinsDialog = lazyPart(async () => (await import('../features/messages/PinsDialog.tsx')).PinsDialog);
const ReportDialog = lazyPart(async () => (await import('../features/reports/ReportDialog.tsx')).ReportDialog, 'later');
const WarnDialog = lazyPart(async () => (await import('../features/reports/WarnDialog.tsx')).WarnDialog, 'later');
const MemberHistoryDialog = lazyPart(
  async () => (await import('../features/reports/MemberHistoryDialog.tsx')).MemberHistoryDialog,
  'later',
);

const ChannelPermissions = lazyPart(
  async () => (await import('../features/roles/ChannelPermissionsDialog.tsx')).ChannelPermissionsDialog,
  'later',
);
const Explain = lazyPart(async () => (await import('../features/roles/ExplainDialog.tsx')).ExplainDialog, 'later');

type Show<N extends DialogName> = (props: DialogProps[N] & { onClose: () => void }) => ReactNode;

/** Each a `lazyPart` of its feature: `ban: (props) => <BanDialog {...props} />`. */
const DIALOGS: { [N in DialogName]?: Show<N> } = {
  pins: (props) => <PinsDialog {...props} />,
  report: (props) => <ReportDialog {...props} />,
  warn: (props) => <WarnDialog {...props} />,
  memberHistory: (props) => <MemberHistoryDialog {...props} />,
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
