import { isQuiet } from '@chat-js/client/guild-settings.ts';
import { NO_GUILD } from '@chat-js/client/no-guild.ts';
import { isBlocked } from '@chat-js/client/relationships.ts';
import type { State } from '@chat-js/client/state.ts';
import { voicesIn } from '@chat-js/client/voice-states.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import CallIcon from '@material-symbols/svg-400/rounded/call.svg?react';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useClientState } from '../../../lib/client.tsx';
import { paths } from '../../../lib/paths.ts';
import { StandingNotice } from '../../../ui/StandingNotice.tsx';
import { playTune } from '../sounds/sounds.ts';
import { useCall } from './use-call.ts';
import { useCallNotification } from './use-call-notification.ts';

/** ms from one ring to the next. */
const RINGS_EVERY = 2500;

/** Where nobody talks but people whom one has blocked, one is not called. */
function isRung(state: State, channel_id: Id): boolean {
  const { calls, me } = state;
  const inside = voicesIn(state, NO_GUILD, channel_id);
  return me !== null && calls[channel_id]?.includes(me.id) === true && inside.some(({ user_id }) => !isBlocked(state, user_id));
}

function isHushed(state: State, channel_id: Id): boolean {
  return state.settings?.status === 'dnd' || isQuiet(state, NO_GUILD, channel_id);
}

/** Calls that ring this person, until one answers on some device. */
export function RingNotices() {
  const ringing = useClientState((state) => Object.keys(state.calls).filter((id) => isRung(state, id)));
  // Whoever is not to be disturbed sees it, and hears nothing.
  const rings = useClientState((state) => ringing.some((id) => !isHushed(state, id)));

  useEffect(() => {
    if (!rings) return;
    playTune('ring');
    const timer = setInterval(() => playTune('ring'), RINGS_EVERY);
    return () => clearInterval(timer);
  }, [rings]);

  return (
    <div role="alert" style={{ display: 'grid', gap: 8, justifyItems: 'center', width: '100%' }}>
      {ringing.map((channel_id) => (
        <RingNotice key={channel_id} channel_id={channel_id} />
      ))}
    </div>
  );
}

function RingNotice({ channel_id }: { channel_id: Id }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const place = useClientState((state) => state.channels[channel_id]?.name) ?? '';
  const { voices, start, decline } = useCall(channel_id);
  const name = voices[0]?.name ?? place;
  const quiet = useClientState((state) => isHushed(state, channel_id));
  useCallNotification(channel_id, t`${name} calls you`, { quiet });

  function accept() {
    navigate(paths.channel(NO_GUILD, channel_id));
    void start();
  }

  return (
    <StandingNotice
      label={t`A call`}
      icon={<CallIcon />}
      title={<Trans>{name} calls you</Trans>}
      text={voices.length === 0 || place === name ? '' : place}
    >
      <Button size="small" onClick={accept}>
        <Trans>Accept</Trans>
      </Button>
      <Button size="small" variant="text" color="error" onClick={() => void decline()}>
        <Trans>Decline</Trans>
      </Button>
    </StandingNotice>
  );
}
