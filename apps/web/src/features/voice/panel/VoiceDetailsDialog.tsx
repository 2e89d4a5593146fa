import type { VoicePeer } from '@chat-js/client/voice/voice-session.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Link } from 'wouter';
import { useClientState } from '../../../lib/client.tsx';
import { paths } from '../../../lib/paths.ts';
import { usePerson } from '../../../lib/use-person.ts';
import { AppDialog } from '../../../ui/AppDialog.tsx';
import { isLive } from '../line/line.ts';
import { useConnectionWords } from '../use-connection-words.ts';
import { useWebRTC } from '../use-web-rtc.ts';

const Peer = styled('section')(({ theme }) => ({
  '& h3': { margin: '0 0 4px', fontSize: '0.9375rem', fontWeight: 650, overflowWrap: 'anywhere' },
  '& dl': { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 16px', margin: '0 0 12px', fontSize: '0.875rem' },
  '& dt': { color: theme.vars?.palette.tokens.secondary },
  '& dd': { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  '& p': { margin: '0 0 12px', color: theme.vars?.palette.tokens.secondary },
}));

/** How sound goes to and from each of the others, in numbers. */
export function VoiceDetailsDialog({ onClose }: { onClose: () => void }) {
  const { status, peers } = useWebRTC();
  const channel_id = isLive(status) ? status.channel_id : '';
  const guild_id = useClientState((state) => state.channels[channel_id]?.guild_id ?? '');
  return (
    <AppDialog title={<Trans>The connection</Trans>} onClose={onClose}>
      {peers.length === 0 && (
        <p style={{ margin: '0 0 12px' }}>
          <Trans>Nobody else is here yet. Once somebody comes, it shows how well you hear each other.</Trans>
        </p>
      )}
      {peers.map((peer) => (
        <PeerNumbers key={peer.session_id} peer={peer} guild_id={guild_id} />
      ))}
      <Button component={Link} href={paths.settings('voice-check')} onClick={onClose} variant="text">
        <Trans>Check the connection</Trans>
      </Button>
    </AppDialog>
  );
}

function PeerNumbers({ peer, guild_id }: { peer: VoicePeer; guild_id: string }) {
  const { i18n } = useLingui();
  const { name } = usePerson(guild_id, peer.user_id);
  const { quality, routeOf, milliseconds } = useConnectionWords();
  const { stats } = peer;
  const percent = (part: number) => i18n.number(part, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Peer>
      <h3>{name}</h3>
      {!stats && (
        <p>
          <Trans>Connecting…</Trans>
        </p>
      )}
      {stats && (
        <dl>
          <dt>
            <Trans>Sound</Trans>
          </dt>
          <dd>{quality[stats.quality]}</dd>
          <dt>
            <Trans>Goes</Trans>
          </dt>
          <dd>{stats.route ? routeOf(stats.route) : '–'}</dd>
          <dt>
            <Trans>There and back</Trans>
          </dt>
          <dd>{stats.roundTrip === undefined ? '–' : milliseconds(stats.roundTrip)}</dd>
          <dt>
            <Trans>Packets lost</Trans>
          </dt>
          <dd>{percent(stats.lost)}</dd>
          <dt>
            <Trans>Sound filled in for what was lost</Trans>
          </dt>
          <dd>{percent(stats.concealed)}</dd>
          <dt>
            <Trans>Waits to be played</Trans>
          </dt>
          <dd>{milliseconds(stats.buffered)}</dd>
        </dl>
      )}
    </Peer>
  );
}
