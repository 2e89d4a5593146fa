import type { VoiceState } from '@chat-js/protocol/voice.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { accessVoice, allowedIn } from './place.ts';

/** Somebody who talks as the rules have it now; undefined: they may not talk there any more. */
export async function reviewVoice(ctx: Context, state: VoiceState): Promise<VoiceState | undefined> {
  if (state.channel_id === null) return undefined;
  try {
    const place = await accessVoice(ctx, state, state.channel_id);
    // Whoever closes a conversation hangs up.
    if (!place.guild && place.channel.closed_by.includes(state.user_id)) return undefined;
    return { ...state, ...allowedIn(place) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
