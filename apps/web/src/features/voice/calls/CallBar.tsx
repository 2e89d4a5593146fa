import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { TalkButton } from '../hotkeys/TalkButton.tsx';
import { VoiceButtons } from '../panel/VoiceButtons.tsx';
import { PersonTile } from '../room/PersonTile.tsx';
import { useVoiceSettings } from '../settings/voice-settings.ts';
import { useCall } from './use-call.ts';

const Bar = styled('section')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 10,
  padding: 12,
  background: theme.vars?.palette.tokens.side,
  borderBottom: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& > ul': {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: 8,
    margin: 0,
    padding: 0,
    listStyle: 'none',
    maxHeight: '30vh',
    overflowY: 'auto',
  },
  '& li': { flex: '0 1 168px', minWidth: 0 },
  '& > div': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'center', gap: 8 },
  '& [role=status]': { color: theme.vars?.palette.tokens.secondary, fontSize: '0.875rem' },
}));

/** The call that goes on in a conversation, over its messages. */
export function CallBar({ guild_id, channel_id }: { guild_id: Id; channel_id: Id }) {
  const { t } = useLingui();
  const { voices, ringing, inside, start, ring, leave } = useCall(channel_id);
  const mode = useVoiceSettings((settings) => settings.mode);
  if (voices.length === 0) return null;
  return (
    <Bar aria-label={t`A call`}>
      <ul>
        {voices.map((one) => (
          <li key={one.voice.user_id}>
            <PersonTile {...one} guild_id={guild_id} small />
          </li>
        ))}
      </ul>
      <div>
        <span role="status">
          {ringing.length > 0 ? <Trans>Calling…</Trans> : inside ? <Trans>You are in a call</Trans> : <Trans>A call is going on</Trans>}
        </span>
        {inside && mode === 'push' && <TalkButton />}
        {inside && <VoiceButtons />}
        {inside && voices.length === 1 && ringing.length === 0 && (
          <Button variant="text" onClick={() => void ring()}>
            <Trans>Ring again</Trans>
          </Button>
        )}
        {inside ? (
          <Button variant="contained" color="error" onClick={leave}>
            <Trans>Leave the call</Trans>
          </Button>
        ) : (
          <Button variant="contained" onClick={() => void start()}>
            <Trans>Join the call</Trans>
          </Button>
        )}
      </div>
    </Bar>
  );
}
