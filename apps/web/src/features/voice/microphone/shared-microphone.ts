import { useVoiceSettings } from '../settings/voice-settings.ts';
import { createMicrophone, type Microphone, type Opened } from './microphone.ts';
import type { MicrophoneTrouble } from './trouble.ts';

let microphone: Microphone | undefined;
let holders = 0;

/** The one microphone of this page. It follows the settings while it is open. */
export function ownMicrophone(): Microphone {
  if (microphone) return microphone;
  const created = createMicrophone(useVoiceSettings.getState());
  useVoiceSettings.subscribe((settings) => void created.change(settings));
  microphone = created;
  return created;
}

/** Opens it for as long as the answer is not let go; a call and the settings may hold it at once. With a trouble there is nothing to let go. */
export async function holdMicrophone(): Promise<(Opened & { letGo: () => void }) | MicrophoneTrouble> {
  const own = ownMicrophone();
  holders += 1;
  let holds = true;
  const letGo = () => {
    if (!holds) return;
    holds = false;
    holders -= 1;
    if (holders === 0) own.close();
  };
  const opened = await own.open();
  if (typeof opened !== 'string') return { ...opened, letGo };
  letGo();
  return opened;
}
