import type { Id } from '@chat-js/protocol/ids.ts';
import type { Message } from '@chat-js/protocol/messages.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient } from '../../lib/client.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { paths } from '../../lib/paths.ts';
import { describeProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/Toasts.tsx';
import { startAnswer } from './composing.ts';
import { offerDraft } from './drafts.ts';
import { textOf } from './text-of.ts';
import { useReact } from './use-react.ts';

/** What one does with a message, from its menu, the bar beside it or by a key. */
export function useMessageActs(guild_id: Id, message: Message) {
  const { t, i18n } = useLingui();
  const client = useClient();
  const react = useReact(message);
  const { id, channel_id } = message;
  const place = { channel_id, message_id: id };
  const me = client.getState().me?.id;

  const tell = (error: unknown) => showToast(describeProblem(error, i18n));

  async function copy(text: string, done: string) {
    showToast((await copyText(text)) ? done : t`The browser does not allow copying here`);
  }

  return {
    react,
    answer: () => startAnswer(message, me),
    copyText: () => copy(textOf(message), t`Text copied`),
    copyLink: () => copy(location.origin + paths.message(guild_id, channel_id, id), t`Link copied`),
    quote() {
      offerDraft(client, channel_id, `${quoted(textOf(message))}\n`);
    },
    markUnread() {
      client.markUnread(channel_id, id);
      showToast(t`Unread from here`);
    },
    pin() {
      const { pinned } = message;
      client
        .call(pinned ? 'pins.remove' : 'pins.add', place)
        .then(() => showToast(pinned ? t`Unpinned` : t`Pinned`))
        .catch(tell);
    },
    /** An own message, with a moment to take it back. */
    remove() {
      client.removeMessage(channel_id, id).catch(tell);
      showToast(t`Message deleted`, () => client.keepMessage(id));
    },
  };
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
