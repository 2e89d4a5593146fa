import type { VoiceFailure } from '@chat-js/client/voice/voice-session.ts';
import { useLingui } from '@lingui/react/macro';

interface Words {
  what: string;
  /** What one can do. */
  help: string;
  /** What trying again is called; absent where it changes nothing. */
  retry?: string;
}

/** Why one does not talk, or not any more, and what helps. */
export function useFailureWords(): Record<VoiceFailure, Words> {
  const { t } = useLingui();
  const retry = t`Try again`;
  return {
    full: { what: t`The channel is full.`, help: t`Come back when somebody has left, or meet in another channel.`, retry },
    forbidden: { what: t`You may not talk in this channel.`, help: t`Ask a moderator of the server to let you in.` },
    unknown: { what: t`This channel is not there any more.`, help: t`Choose another one from the list.` },
    blocked: {
      what: t`The browser does not let this page connect people (WebRTC).`,
      help: t`Switch WebRTC on in the settings of the browser or of an extension that blocks it, or use another browser.`,
      retry,
    },
    unreachable: { what: t`The server does not answer.`, help: t`Look whether you are online, then try again.`, retry },
    'no-route': {
      what: t`No way to the others was found.`,
      help: t`A network or a firewall may block the sound. Try another network, or open “Connection check” in the settings and show the administrator what it says.`,
      retry,
    },
    moved: { what: t`You talk on another device now.`, help: t`There you were heard last. You can come back here.`, retry: t`Talk here` },
    disconnected: {
      what: t`You were taken out of the channel.`,
      help: t`A moderator did it, or what you may do there has changed.`,
      retry: t`Go back in`,
    },
  };
}
