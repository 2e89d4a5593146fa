import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { operation } from './operation.ts';
import { Snowflake } from './schemas.ts';

/** How well others are heard on a device: up to 1 % of the sound is missing, up to 5 %, more. */
export const VoiceQuality = z.enum(['good', 'fair', 'poor']).meta({ id: 'VoiceQuality' });
export type VoiceQuality = z.infer<typeof VoiceQuality>;

/** One stay of one device in voice channels: `<user id>.<22 random characters>`. It outlives a lost connection and a start of the server. */
export const VoiceSessionId = z.string().regex(/^\d{1,20}\.[\w-]{22}$/);

/** Who is in which voice channel, or in a call of a conversation. `channel_id` null: not any more. */
export const VoiceState = z
  .strictObject({
    /** Absent in a conversation without a guild. */
    guild_id: Snowflake.optional(),
    channel_id: Snowflake.nullable(),
    user_id: Snowflake,
    session_id: z.string(),
    /** By a moderator: hears nobody, is heard by nobody. */
    deaf: z.boolean(),
    mute: z.boolean(),
    self_deaf: z.boolean(),
    self_mute: z.boolean(),
    self_video: z.boolean(),
    /** Without the right to speak: is heard by nobody. */
    suppress: z.boolean(),
    request_to_speak_timestamp: z.null(),
    /** Null: not said. Ours. */
    quality: VoiceQuality.nullable(),
  })
  .meta({ id: 'VoiceState' });
export type VoiceState = z.infer<typeof VoiceState>;

/**
 * What two devices tell each other to connect (WebRTC 1.0; JSEP, RFC 8829). The server passes it on as it is. The session with the
 * greater id makes the first offer, of one audio section; of two offers at once the one of the lesser id gives way.
 */
export const VoiceSignal = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.enum(['offer', 'answer']),
      sdp: z.string().min(1).max(8000),
      /** Grows with every offer of a session; an answer has that of the offer that it answers. Without it nothing old is told from new. */
      id: z.int().min(1).optional(),
    }),
    z.strictObject({
      type: z.literal('candidate'),
      /** '': there are no more. */
      candidate: z.string().max(500),
      sdpMid: z.string().max(32).nullable(),
      sdpMLineIndex: z.int().min(0).max(64).nullable(),
      usernameFragment: z.string().max(256).nullable().optional(),
    }),
    /** The other side begins afresh with this one: what they had does not work any more. */
    z.strictObject({ type: z.literal('restart') }),
  ])
  .meta({ id: 'VoiceSignal' });
export type VoiceSignal = z.infer<typeof VoiceSignal>;

/** A call in a conversation: whom it rings, and who is in it. Of a conversation that nobody talks in there is none. */
export const Call = z
  .strictObject({
    channel_id: Snowflake,
    ringing: z.array(Snowflake),
    voice_states: z.array(VoiceState),
  })
  .meta({ id: 'Call' });
export type Call = z.infer<typeof Call>;

/** What a voice channel has beside the fields of a channel; other channels have none of it. */
export const voiceFields = {
  /** How many people talk in it at once; 0: as many as can. */
  user_limit: z.int().optional(),
  /** Sound that each one sends at most, in bits a second. */
  bitrate: z.int().optional(),
};

/** Settings of a voice channel in what a channel is made or changed with. */
export const voiceSettings = {
  user_limit: z.int().min(0).max(LIMITS.voiceUserLimit).optional(),
  bitrate: z.int().min(LIMITS.voiceBitrate.min).max(LIMITS.voiceBitrate.max).optional(),
};

const channel = { channel_id: Snowflake };
const self = { self_mute: z.boolean(), self_deaf: z.boolean() };
const ringRefusals = ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE', 'CANNOT_MESSAGE_USER', 'NOT_IN_VOICE'] as const;

/** The first four belong to the connection that calls them, and are served on the socket alone. */
export const voiceOperations = {
  'voice.join': operation({
    summary:
      'Talk in a voice channel or in a conversation, on this device alone: another one of the same person, or another channel, is left. Ours',
    body: {
      ...channel,
      self_mute: self.self_mute.default(false),
      self_deaf: self.self_deaf.default(false),
      /** To go on after a lost connection or a start of the server: the session that was answered before. */
      session_id: VoiceSessionId.optional(),
    },
    /** Who is in there, oneself included; at most `limit` people. */
    answer: z.strictObject({ session_id: z.string(), voice_states: z.array(VoiceState), limit: z.int() }),
    limit: { points: 20, seconds: 20 },
    errors: ['UNKNOWN_CHANNEL', 'WRONG_CHANNEL_TYPE', 'MISSING_PERMISSIONS', 'CANNOT_MESSAGE_USER', 'VOICE_CHANNEL_FULL', 'ONLY_ON_SOCKET'],
    onlyOnSocket: true,
  }),
  'voice.signal': operation({
    summary: 'Tell another session in the same channel how to reach this one. Ours',
    body: { to: VoiceSessionId, signal: VoiceSignal },
    answer: null,
    limit: { points: 300, seconds: 60 },
    errors: ['NOT_IN_VOICE', 'MISSING_PERMISSIONS', 'ONLY_ON_SOCKET'],
    onlyOnSocket: true,
  }),
  'voice.update': operation({
    summary: 'Mute or deafen oneself; say how well others are heard. Ours',
    body: { self_mute: self.self_mute.optional(), self_deaf: self.self_deaf.optional(), quality: VoiceQuality.optional() },
    answer: null,
    limit: { points: 20, seconds: 20 },
    errors: ['NOT_IN_VOICE', 'MISSING_PERMISSIONS', 'ONLY_ON_SOCKET'],
    onlyOnSocket: true,
  }),
  'voice.leave': operation({
    summary: 'Talk no more on this device. Ours',
    answer: null,
    limit: { points: 20, seconds: 20 },
    errors: ['ONLY_ON_SOCKET'],
    onlyOnSocket: true,
  }),
  'voice.getMine': operation({
    summary: 'Where one talks in a guild',
    params: { guild_id: Snowflake },
    answer: VoiceState,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_VOICE_STATE'],
  }),
  'voice.get': operation({
    summary: 'Where a member talks, as far as one may see that channel',
    params: { guild_id: Snowflake, user_id: Snowflake },
    answer: VoiceState,
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_VOICE_STATE'],
  }),
  'calls.ring': operation({
    summary: 'Ring people of a conversation in which one talks; without `recipients` all who do not. It rings for half a minute',
    params: channel,
    body: {
      recipients: z
        .array(Snowflake)
        .max(LIMITS.directPeople - 1)
        .nullable()
        .optional(),
    },
    answer: null,
    limit: { points: 10, seconds: 60, per: 'channel_id' },
    errors: ringRefusals,
  }),
  'calls.stopRinging': operation({
    summary: 'Ring no more: oneself, on all devices; whoever talks also others',
    params: channel,
    body: { recipients: z.array(Snowflake).max(LIMITS.directPeople).nullable().optional() },
    answer: null,
    limit: { points: 20, seconds: 60 },
    errors: ringRefusals,
  }),
};
