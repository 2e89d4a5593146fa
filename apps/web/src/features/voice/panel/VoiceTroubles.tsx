import type { VoiceFailure } from '@chat-js/client/voice/voice-session.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { ErrorNotice, HintNotice } from '../../../ui/Notice.tsx';
import { isLive, troubleOf, useLine } from '../line/line.ts';
import { MicrophoneTroubleNotice } from '../microphone/MicrophoneTroubleNotice.tsx';
import { useBlockedSound } from '../playback/use-playback.ts';
import { useFailureWords } from '../use-failure-words.ts';
import { useWebRTC } from '../use-web-rtc.ts';

const Notices = styled('section')({
  display: 'grid',
  gap: 8,
  padding: 8,
  '&:empty': { display: 'none' },
  '& p': { margin: '0 0 4px' },
  '& p:first-of-type': { fontWeight: 600 },
});

/** What keeps one from talking or hearing, and what to do about it. */
export function VoiceTroubles() {
  const { t } = useLingui();
  const { status, openMicrophone, join, leave } = useWebRTC();
  const trouble = useLine(troubleOf);
  const listens = useLine((line) => line.listens);
  const { blocked, allow } = useBlockedSound();
  return (
    <Notices aria-label={t`What is in the way of voice`}>
      {status.name === 'failed' && <Failure reason={status.reason} onRetry={() => join(status.channel_id)} onClose={leave} />}
      {isLive(status) && blocked && (
        <HintNotice>
          <p>
            <Trans>The browser waits for a press before it lets anything sound.</Trans>
          </p>
          <Button variant="text" onClick={allow}>
            <Trans>Let me hear</Trans>
          </Button>
        </HintNotice>
      )}
      {isLive(status) && trouble && !listens && (
        <>
          <MicrophoneTroubleNotice trouble={trouble} onRetry={openMicrophone} />
          <HintNotice>
            <Trans>You hear the others meanwhile.</Trans>{' '}
            <Button variant="text" onClick={() => useLine.setState({ listens: true })}>
              <Trans>Just listen</Trans>
            </Button>
          </HintNotice>
        </>
      )}
    </Notices>
  );
}

function Failure({ reason, onRetry, onClose }: { reason: VoiceFailure; onRetry: () => void; onClose: () => void }) {
  const { what, help, retry } = useFailureWords()[reason];
  return (
    <ErrorNotice>
      <p>{what}</p>
      <p>{help}</p>
      {retry !== undefined && (
        <Button variant="text" onClick={onRetry}>
          {retry}
        </Button>
      )}
      <Button variant="text" onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </ErrorNotice>
  );
}
