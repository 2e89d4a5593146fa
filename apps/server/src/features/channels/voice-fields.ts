import { CHANNEL_TYPE } from '@chat-js/protocol/channels.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { StoredChannel } from '../guilds/store.ts';
import { refuseField } from '../refusal.ts';

const SETTINGS = ['user_limit', 'bitrate'] as const satisfies readonly (keyof StoredChannel)[];

type Asked = Pick<OperationInput<'channels.update'>, (typeof SETTINGS)[number]>;

const NEW_VOICE_CHANNEL = { user_limit: 0, bitrate: LIMITS.voiceBitrate.default } as const satisfies Partial<StoredChannel>;

/** What becomes of a channel by the settings of voice channels in a request; other channels have none of them. */
export function voiceFieldsOf({ type }: Pick<StoredChannel, 'type'>, asked: Asked): Partial<StoredChannel> {
  const given = SETTINGS.filter((key) => asked[key] !== undefined);
  const [first] = given;
  if (type !== CHANNEL_TYPE.VOICE && first) refuseField(first, 'VOICE_ONLY', 'Only voice channels have this');
  return Object.fromEntries(given.map((key) => [key, asked[key]]));
}

/** A voice channel that was made before these settings were has them as a new one does. */
export function withVoiceFields(channel: StoredChannel): StoredChannel {
  return channel.type === CHANNEL_TYPE.VOICE ? { ...NEW_VOICE_CHANNEL, ...channel } : channel;
}
