import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/edit_square.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { openDialog } from '../../lib/dialogs.ts';
import { SIZE } from '../../ui/theme/tokens.ts';
import { ConversationRow } from './ConversationRow.tsx';
import { RequestsRow } from './RequestsRow.tsx';
import { useConversations } from './use-conversations.ts';

const Head = styled('div')(({ theme }) => ({
  height: SIZE.header,
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  padding: '0 8px 0 16px',
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&:has(> button:first-child)': { paddingLeft: 4, gap: 6 },
  '& h2': { flex: 1, margin: 0, font: 'inherit', fontWeight: 650, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
}));

const Nav = styled('nav')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  padding: '10px 8px',
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& > p': { margin: '12px 8px', fontSize: '0.875rem', color: theme.vars?.palette.tokens.muted },
}));

interface ConversationListProps {
  current: string | undefined;
  /** Leads to the servers, where they are not beside it. */
  menu?: ReactNode;
}

/** All open conversations, the last one written in first. */
export function ConversationList({ current, menu }: ConversationListProps) {
  const { t } = useLingui();
  const conversations = useConversations();
  return (
    <>
      <Head>
        {menu}
        <h2>
          <Trans>Direct messages</Trans>
        </h2>
        <IconButton aria-label={t`Write to somebody`} title={t`Write to somebody`} onClick={() => openDialog('newConversation', {})}>
          <AddIcon />
        </IconButton>
      </Head>
      <Nav data-region aria-label={t`Direct messages`}>
        <RequestsRow />
        {conversations.length === 0 && (
          <p>
            <Trans>No conversations yet.</Trans>
          </p>
        )}
        <ul>
          {conversations.map((conversation) => (
            <ConversationRow key={conversation.channel.id} conversation={conversation} current={conversation.channel.id === current} />
          ))}
        </ul>
      </Nav>
    </>
  );
}
