import type { Client } from '@chat-js/client/client.ts';
import { openVoiceSession } from '@chat-js/client/voice/in-browser.ts';
import type { VoiceSession, VoiceStatus } from '@chat-js/client/voice/voice-session.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { create } from 'zustand';
import { useSession } from '../../../lib/session.ts';
import { holdMicrophone } from '../microphone/shared-microphone.ts';
import type { MicrophoneTrouble } from '../microphone/trouble.ts';
import { useVoiceSettings } from '../settings/voice-settings.ts';

interface Line {
  session: VoiceSession | null;
  microphone: 'closed' | 'opening' | 'open' | MicrophoneTrouble;
  /** The person knows that there is no microphone. */
  listens: boolean;
}

const SILENT: Line = { session: null, microphone: 'closed', listens: false };

/** How this page talks: one session, and the microphone for as long as it is in a channel. */
export const useLine = create<Line>(() => SILENT);

let letGo: (() => void) | undefined;
/** Grows when the microphone is not wanted any more: what was asked for before comes too late. */
let turn = 0;

export function isLive(
  status: VoiceStatus,
): status is Extract<VoiceStatus, { name: 'joining' | 'connecting' | 'connected' | 'reconnecting' }> {
  return status.name !== 'idle' && status.name !== 'failed';
}

/** Why there is no microphone, where one is wanted. */
export function troubleOf({ microphone }: Pick<Line, 'microphone'>): MicrophoneTrouble | undefined {
  return microphone === 'closed' || microphone === 'opening' || microphone === 'open' ? undefined : microphone;
}

/** The session of this page, from the first time that somebody wants something of it to the logout. */
export function openLine(client: Client): VoiceSession {
  const known = useLine.getState().session;
  if (known) return known;
  const session = openVoiceSession(client);
  session.subscribe(() => {
    if (!isLive(session.getSnapshot().status)) closeMicrophone();
  });
  useLine.setState({ session });
  return session;
}

/** Goes into a channel, out of the one before. */
export async function joinChannel(client: Client, channel_id: Id): Promise<void> {
  const session = openLine(client);
  session.setRelayOnly(useVoiceSettings.getState().relayOnly);
  const joined = session.join(channel_id);
  void openMicrophone();
  await joined;
}

/** Out of the channel; also away from why that did not work. */
export function leaveChannel(): void {
  useLine.getState().session?.leave();
  closeMicrophone();
}

/** Asks for the microphone, once more where that did not work. Others are heard without it. */
export async function openMicrophone(): Promise<void> {
  const { microphone } = useLine.getState();
  if (microphone === 'opening' || microphone === 'open') return;
  const mine = ++turn;
  // It may have fallen silent while it was open.
  letGo?.();
  letGo = undefined;
  useLine.setState({ microphone: 'opening', listens: false });
  const opened = await holdMicrophone();
  if (typeof opened === 'string') {
    if (mine === turn) useLine.setState({ microphone: opened });
    return;
  }
  if (mine !== turn) return opened.letGo();
  letGo = opened.letGo;
  useLine.getState().session?.setMicrophone(opened.track);
  useLine.setState({ microphone: 'open' });
}

function closeMicrophone(): void {
  turn += 1;
  if (useLine.getState().microphone === 'closed') return;
  useLine.getState().session?.setMicrophone(null);
  letGo?.();
  letGo = undefined;
  useLine.setState({ microphone: 'closed' });
}

// Whoever closes the page goes: a connection that is only lost would keep their place for a while.
addEventListener('pagehide', leaveChannel);

useSession.subscribe(({ phase }) => {
  if (phase === 'active') return;
  closeMicrophone();
  useLine.getState().session?.close();
  useLine.setState(SILENT);
});
