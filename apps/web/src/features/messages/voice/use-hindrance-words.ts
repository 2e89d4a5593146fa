import { useLingui } from '@lingui/react/macro';
import type { Hindrance } from './recorder.ts';

/** Why nothing can be recorded, and what helps. */
export function useHindranceWords(): Record<Hindrance, string> {
  const { t } = useLingui();
  return {
    insecure: t`The browser gives a microphone only to pages with https. Open this server by its https address.`,
    unsupported: t`This browser cannot record. A newer one can.`,
    refused: t`The microphone is not allowed here. Allow it in the browser, beside the address of the page.`,
    none: t`There is no microphone. Connect one and press again.`,
    busy: t`Another program uses the microphone. Close it and press again.`,
    failed: t`The microphone did not start. Press again.`,
  };
}
