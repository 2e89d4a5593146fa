import { hasNews, isOfGuild, sumMentions } from '@chat-js/client/unread.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ComponentType, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { MentionBadge } from '../../ui/MentionBadge.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { MentionList } from './MentionList.tsx';
import { UnreadList } from './UnreadList.tsx';

type Tab = 'mentions' | 'unread';

interface InboxDialogProps {
  /** Shows what was written, as messages do. */
  Text: ComponentType<{ guild_id: Id; content: string }>;
  onClose: () => void;
}

/** Everything that waits for the person, in all servers: what tells them something, and where something is new. */
export function InboxDialog({ Text, onClose }: InboxDialogProps) {
  const { t } = useLingui();
  const mentions = useClientState((state) => sumMentions(state, isOfGuild));
  const unread = useClientState((state) => hasNews(state));
  const [tab, setTab] = useState<Tab>(mentions === 0 && unread ? 'unread' : 'mentions');
  return (
    <AppDialog title={<Trans>Inbox</Trans>} onClose={onClose}>
      <Segments<Tab>
        label={t`What to show`}
        value={tab}
        onChange={setTab}
        choices={[
          {
            value: 'mentions',
            label: (
              <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
                <Trans>Mentions</Trans> <MentionBadge count={mentions} />
              </span>
            ),
          },
          { value: 'unread', label: <Trans>Unread</Trans> },
        ]}
      />
      {tab === 'mentions' ? <MentionList Text={Text} onClose={onClose} /> : <UnreadList onClose={onClose} />}
    </AppDialog>
  );
}
