import { isOfGuild, sumMentions } from '@chat-js/client/unread.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import InboxIcon from '@material-symbols/svg-400/rounded/inbox.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useClientState } from '../lib/client.tsx';
import { openDialog } from '../lib/dialogs.ts';
import { MentionBadge } from '../ui/MentionBadge.tsx';

const Place = styled('span')({
  position: 'relative',
  flex: 'none',
  '& > span': { position: 'absolute', top: 0, right: -2, pointerEvents: 'none' },
});

/** To everything that waits for the person, in all servers. */
export function InboxButton() {
  const { t } = useLingui();
  const mentions = useClientState((state) => sumMentions(state, isOfGuild));
  const label = mentions > 0 ? t`Inbox, ${plural(mentions, { one: '# mention', other: '# mentions' })}` : t`Inbox`;
  return (
    <Place>
      <IconButton aria-label={label} title={t`Inbox`} aria-haspopup="dialog" onClick={() => openDialog('inbox', {})}>
        <InboxIcon />
      </IconButton>
      <MentionBadge count={mentions} />
    </Place>
  );
}
