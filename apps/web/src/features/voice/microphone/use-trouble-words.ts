import { useLingui } from '@lingui/react/macro';
import type { MicrophoneNews } from './microphone.ts';
import type { MicrophoneTrouble } from './trouble.ts';

interface Words {
  what: string;
  /** What one can do. */
  help: string;
}

/** Why nobody hears one, and what helps. */
export function useTroubleWords(): Record<MicrophoneTrouble, Words> {
  const { t } = useLingui();
  return {
    refused: {
      what: t`The browser does not let this page use the microphone.`,
      help: t`Press the sign beside the address of the page, allow the microphone there, and try again. In the settings of the system it has to be allowed for the browser, too.`,
    },
    missing: {
      what: t`No microphone was found.`,
      help: t`Connect one, or switch it on in the settings of the system. It is found by itself then.`,
    },
    busy: {
      what: t`Another program uses the microphone.`,
      help: t`Close other calls and programs that record, then try again.`,
    },
    insecure: {
      what: t`The browser gives a microphone only to pages with https.`,
      help: t`Open this server by its https address. If there is none, its administrator can set one up.`,
    },
    unsupported: {
      what: t`This browser cannot use a microphone.`,
      help: t`Update it, or open this page in Chrome, Firefox, Edge or Safari.`,
    },
    failed: {
      what: t`The microphone did not start.`,
      help: t`Try again. If that does not help, choose another microphone or reload the page.`,
    },
  };
}

/** What to say of a microphone that changes by itself. */
export function useNewsWords(): (news: MicrophoneNews) => string {
  const { t } = useLingui();
  const troubles = useTroubleWords();
  return (news) => {
    if (news.name === 'replaced') return t`The microphone was disconnected. You are heard through ${news.by} now.`;
    if (news.name === 'plain') return t`RNNoise does not run in this browser. The browser removes noise instead.`;
    const { what, help } = troubles[news.trouble];
    return `${what} ${help}`;
  };
}
