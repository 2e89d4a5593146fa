import { useLingui } from '@lingui/react/macro';
import type { Status } from './StatusDot.tsx';

export function useStatusWords(): Record<Status | 'invisible', string> {
  const { t } = useLingui();
  return { online: t`Online`, idle: t`Idle`, dnd: t`Do not disturb`, invisible: t`Invisible`, offline: t`Offline` };
}
