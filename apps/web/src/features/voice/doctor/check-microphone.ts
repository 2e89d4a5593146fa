import { holdMicrophone, ownMicrophone } from '../microphone/shared-microphone.ts';
import type { Finding } from './findings.ts';

/** An open microphone always hears something. ms */
const LISTEN = 2500;
const LOOK_EVERY = 50;

export async function checkMicrophone(signal: AbortSignal): Promise<Finding> {
  const held = await holdMicrophone();
  if (typeof held === 'string') return { name: 'microphone', outcome: held, label: '' };
  let loudest = 0;
  for (let waited = 0; waited < LISTEN && loudest === 0 && !signal.aborted; waited += LOOK_EVERY) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    loudest = Math.max(loudest, ownMicrophone().level());
  }
  held.letGo();
  return { name: 'microphone', outcome: loudest > 0 ? 'works' : 'silent', label: held.label };
}
