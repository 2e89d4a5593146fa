import { type ReactNode, Suspense } from 'react';
import { closeDialog, type DialogName, type DialogProps, useDialog } from '../lib/dialogs.ts';
import { lazyPart } from '../lib/lazy-part.ts';

const ReportDialog = lazyPart(async () => (await import('../features/reports/ReportDialog.tsx')).ReportDialog, 'moderation');
const WarnDialog = lazyPart(async () => (await import('../features/reports/WarnDialog.tsx')).WarnDialog, 'moderation');
const MemberHistoryDialog = lazyPart(
  async () => (await import('../features/reports/MemberHistoryDialog.tsx')).MemberHistoryDialog,
  'moderation',
);

type Show<N extends DialogName> = (props: DialogProps[N] & { onClose: () => void }) => ReactNode;

/** Each a `lazyPart` of its feature: `ban: (props) => <BanDialog {...props} />`. */
const PinsDialog = lazyPart(async () => (await import('../features/messages/PinsDialog.tsx')).PinsDialog);

const DIALOGS: { [N in DialogName]?: Show<N> } = {
  pins: (props) => <PinsDialog {...props} />,
const DIALOGS: { [N in DialogName]?: Show<N> } = {
  report: (props) => <ReportDialog {...props} />,
  warn: (props) => <WarnDialog {...props} />,
  memberHistory: (props) => <MemberHistoryDialog {...props} />,
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
