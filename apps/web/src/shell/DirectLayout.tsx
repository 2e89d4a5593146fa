import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import ChatIcon from '@material-symbols/svg-400/rounded/chat_bubble.svg?react';
import MenuIcon from '@material-symbols/svg-400/rounded/menu.svg?react';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Suspense, useEffect, useState } from 'react';
import { Redirect } from 'wouter';
import { ConversationHeader, ConversationStart } from '../features/direct-messages/ConversationHeader.tsx';
import { ConversationList } from '../features/direct-messages/ConversationList.tsx';
import { type Conversation, useConversation } from '../features/direct-messages/use-conversations.ts';
import { CallBar } from '../features/voice/calls/CallBar.tsx';
import { CallButton } from '../features/voice/calls/CallButton.tsx';
import { openDialog } from '../lib/dialogs.ts';
import { useLayout, usePhone } from '../lib/layout.ts';
import { lazyPart } from '../lib/lazy-part.ts';
import { paths } from '../lib/paths.ts';
import { useTitle } from '../lib/use-title.ts';
import { StatePane } from '../ui/StatePane.tsx';
import { Frame } from './Frame.tsx';
import { Bar, MainHeader } from './MainHeader.tsx';
import { MessageArea } from './MessageArea.tsx';
import { UnknownPlace } from './UnknownPlace.tsx';

const OfflineBanner = lazyPart(async () => (await import('./OfflineBanner.tsx')).OfflineBanner, 'later');

interface DirectLayoutProps {
  channel_id: string | undefined;
  message_id: string | undefined;
}

/** Conversations outside of all servers. */
export function DirectLayout({ channel_id, message_id }: DirectLayoutProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const conversation = useConversation(channel_id ?? '');
  const [last, setLast] = useState<string>();
  if (conversation && last !== channel_id) setLast(channel_id);
  useTitle(conversation?.channel.name, t`Direct messages`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever followed a link wants to see where it leads
  useEffect(() => useLayout.setState({ drawer: 'none' }), [channel_id]);

  // Closed, left, taken out: it was here a moment ago.
  if (channel_id !== undefined && !conversation && last === channel_id) return <Redirect to={paths.guild(NO_GUILD)} replace />;
  return (
    <Frame
      guild_id={NO_GUILD}
      side={<ConversationList current={channel_id} />}
      main={
        <>
          {conversation ? (
            <Talk key={channel_id} conversation={conversation} message_id={message_id} />
          ) : (
            <>
              {(channel_id !== undefined || !phone) && <MainHeader />}
              {channel_id === undefined ? (
                phone ? (
                  <ConversationList current={undefined} menu={<Menu />} />
                ) : (
                  <Nobody />
                )
              ) : (
                <UnknownPlace back={paths.guild(NO_GUILD)} />
              )}
            </>
          )}
          <Suspense>
            <OfflineBanner />
          </Suspense>
        </>
      }
    />
  );
}

function Talk({ conversation, message_id }: { conversation: Conversation; message_id: string | undefined }) {
  return (
    <>
      <Bar>
        <Menu />
        <ConversationHeader conversation={conversation} tools={<CallButton channel_id={conversation.channel.id} />} />
      </Bar>
      <CallBar guild_id={NO_GUILD} channel_id={conversation.channel.id} />
      <MessageArea channel_id={conversation.channel.id} message_id={message_id} start={<ConversationStart conversation={conversation} />} />
    </>
  );
}

/** Where there is no room beside the conversation, the others are behind this. */
function Menu() {
  const { t } = useLingui();
  const phone = usePhone();
  if (!phone) return null;
  return (
    <IconButton aria-label={t`Servers and channels`} onClick={() => useLayout.setState({ drawer: 'left' })}>
      <MenuIcon />
    </IconButton>
  );
}

function Nobody() {
  return (
    <StatePane
      page
      icon={<ChatIcon />}
      title={<Trans>Direct messages</Trans>}
      action={
        <Button onClick={() => openDialog('newConversation', {})}>
          <Trans>Write to somebody</Trans>
        </Button>
      }
    >
      <Trans>What is said here stays between those who are in it. Write to one person, or to a group of up to ten.</Trans>
    </StatePane>
  );
}
