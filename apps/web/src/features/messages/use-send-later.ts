import type { Id } from '@chat-js/protocol/ids.ts';
import { useEffect } from 'react';
import { useClient } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { useContextMenu } from '../../ui/use-context-menu.ts';
import type { Outgoing } from './composer/use-help.ts';
import { endAnswer, useComposing } from './composing.ts';
import { offerDraft } from './drafts.ts';

/** The menu of the button that sends: spread the answer on it. */
export function useSendLater(channel_id: Id, outgoing: () => Promise<Outgoing>) {
  const client = useClient();
  const { at, close, handlers } = useContextMenu();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (at === null) return;
    close();
    const text = client.getState().drafts[channel_id] ?? '';
    const { answering } = useComposing.getState();
    openDialog('sendLater', {
      channel_id,
      at,
      answers: answering?.channel_id === channel_id ? answering : null,
      async content() {
        const made = await outgoing();
        return made.kind === 'send' ? made.content : undefined;
      },
      onDone() {
        const now = client.getState().drafts[channel_id] ?? '';
        client.setDraft(channel_id, now.startsWith(text) ? now.slice(text.length) : now);
        endAnswer();
      },
      onTakenBack: () => offerDraft(client, channel_id, text),
    });
  }, [at]);
  return handlers;
}
