import { isBlocked } from '@chat-js/client/relationships.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { Pin } from '@chat-js/protocol/messages.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import PinIcon from '@material-symbols/svg-400/rounded/keep.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useClient, useClientState } from '../../lib/client.tsx';
import { placeName } from '../../lib/names.ts';
import { paths } from '../../lib/paths.ts';
import { useMayChange } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { MemberName } from '../../ui/MemberName.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { LoadingRows } from '../../ui/Rows.tsx';
import { StatePane } from '../../ui/StatePane.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { FoldedAnswer } from './FoldedLine.tsx';
import { MessageText } from './MessageText.tsx';
import { textOf } from './text-of.ts';
import { shortMoment } from './times.ts';
import { useAuthor } from './use-author.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 10 });
const Card = styled('li')(({ theme }) => ({
  padding: '10px 12px 4px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& b': { fontWeight: 650, overflowWrap: 'anywhere' },
  '& time': { marginLeft: 8, fontSize: '0.75rem', color: theme.vars?.palette.tokens.muted, whiteSpace: 'nowrap' },
  '& > div:last-of-type': { display: 'flex', justifyContent: 'flex-end', gap: 4 },
}));

/** What is pinned in a channel, pinned last first. */
export function PinsDialog({ channel_id, onClose }: { channel_id: Id; onClose: () => void }) {
  const { i18n } = useLingui();
  const { loadPins } = useClient();
  const channel = useClientState((state) => state.channels[channel_id]);
  const pins = useClientState((state) => state.pins[channel_id]);
  const [problem, setProblem] = useState<unknown>();
  const isOld = pins?.stale ?? true;

  const load = useCallback(() => {
    setProblem(undefined);
    loadPins(channel_id).catch(setProblem);
  }, [loadPins, channel_id]);
  useEffect(() => {
    if (isOld) load();
  }, [isOld, load]);

  if (!channel) return null;
  const place = placeName(channel);
  return (
    <AppDialog title={<Trans>Pinned in {place}</Trans>} onClose={onClose}>
      {problem !== undefined && (
        <>
          <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>
          <Button variant="text" onClick={load}>
            <Trans>Try again</Trans>
          </Button>
        </>
      )}
      {!pins && problem === undefined && <LoadingRows height={84} />}
      {pins?.items.length === 0 && (
        <StatePane icon={<PinIcon />} title={<Trans>Nothing is pinned yet</Trans>}>
          <Trans>Pin what everybody should find: it is in the menu of each message.</Trans>
        </StatePane>
      )}
      {pins && pins.items.length > 0 && (
        <List>
          {pins.items.map((pin) => (
            <FoldablePin key={pin.message.id} guild_id={channel.guild_id} pin={pin} onClose={onClose} />
          ))}
        </List>
      )}
    </AppDialog>
  );
}

interface PinProps {
  guild_id: Id;
  pin: Pin;
  onClose: () => void;
}

/** Of somebody who is blocked it is shown when asked for. */
function FoldablePin(props: PinProps) {
  const folded = useClientState((state) => isBlocked(state, props.pin.message.author.id));
  const [shown, setShown] = useState(false);
  if (!folded || shown) return <PinCard {...props} />;
  return (
    <Card>
      <FoldedAnswer />
      <div>
        <Button variant="text" color="inherit" onClick={() => setShown(true)}>
          <Trans>Show</Trans>
        </Button>
      </div>
    </Card>
  );
}

function PinCard({ guild_id, pin, onClose }: PinProps) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [, navigate] = useLocation();
  const { message } = pin;
  const { channel_id, id } = message;
  const { name, look } = useAuthor(guild_id, message.author);
  const mayPin = useMayChange('PIN_MESSAGES', guild_id, channel_id);

  async function unpin() {
    try {
      await call('pins.remove', { channel_id, message_id: id });
      showToast(
        t`Unpinned`,
        () => void call('pins.add', { channel_id, message_id: id }).catch((error: unknown) => showToast(describeProblem(error, i18n))),
      );
    } catch (error) {
      showToast(describeProblem(error, i18n));
    }
  }

  return (
    <Card>
      <b>
        <MemberName name={name} look={look} />
      </b>
      <time dateTime={message.timestamp}>{shortMoment(i18n.locale, Date.parse(message.timestamp))}</time>
      <MessageText guild_id={guild_id} content={textOf(message)} />
      <div>
        {mayPin && (
          <Button variant="text" color="inherit" onClick={() => void unpin()}>
            <Trans>Unpin</Trans>
          </Button>
        )}
        <Button
          variant="text"
          onClick={() => {
            onClose();
            navigate(paths.message(guild_id, channel_id, id));
          }}
        >
          <Trans>Jump to it</Trans>
        </Button>
      </div>
    </Card>
  );
}
