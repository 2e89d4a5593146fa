import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useClient } from '../../lib/client.tsx';
import { spokenText } from './spoken-text.ts';

/** What was written, in plain words. */
export function useSpokenText(guild_id: Id, content: string): string {
  const { i18n } = useLingui();
  const { getState } = useClient();
  return useMemo(() => spokenText(getState(), guild_id, content, i18n.locale), [getState, guild_id, content, i18n.locale]);
}
