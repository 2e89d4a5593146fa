import type { Attachment } from '@chat-js/protocol/attachments.ts';
import type { ErrorName } from '@chat-js/protocol/errors.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { MESSAGE_FLAG, REFERENCE_TYPE } from '@chat-js/protocol/messages.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import { refusalOf } from '../refusal.ts';
import { AUDIO_TYPES, type AudioEnding, audioEndingOf } from './audio.ts';

type Input = Partial<Pick<OperationInput<'messages.create'>, 'content' | 'poll' | 'message_reference' | 'flags' | 'attachments' | 'files'>>;

/** A file that is to be kept, and what is told of it. */
export interface NewFile {
  bytes: Uint8Array;
  ending: AudioEnding;
  about: Pick<Attachment, 'filename' | 'size' | 'content_type' | 'duration_secs' | 'waveform'>;
}

/** The recording of a message that is a voice message; undefined of any other. Refuses what is half of one, or more than one. */
export function readVoice(input: Input): NewFile | undefined {
  const { content = '', poll, message_reference, attachments, files } = input;
  const isVoice = ((input.flags ?? 0) & MESSAGE_FLAG.IS_VOICE_MESSAGE) !== 0;
  if (!isVoice && !attachments?.length && !files?.length) return undefined;
  if (!isVoice) refuseOf('VOICE_MESSAGE_DATA', 'flags', 'Files are voice messages: set the flag 8192');
  if (content !== '') refuseOf('VOICE_MESSAGE_CONTENT', 'content', 'Write beside it');
  if (poll) refuseOf('VOICE_MESSAGE_CONTENT', 'poll', 'Ask beside it');
  if (message_reference?.type === REFERENCE_TYPE.FORWARD) refuseOf('VOICE_MESSAGE_CONTENT', 'message_reference', 'Forward beside it');

  const [bytes] = files ?? [];
  if (!bytes || bytes.length === 0) return refuseOf('VOICE_MESSAGE_FILE', 'files', 'Send the recording as files[0]');
  if (bytes.length > LIMITS.voiceMessage.bytes) refuseOf('BODY_TOO_LARGE', 'files', 'At most 8 MiB');
  const [said] = attachments ?? [];
  if (!said) return refuseOf('VOICE_MESSAGE_DATA', 'attachments', 'Say how long the recording is and what it looks like');
  const { duration_secs, waveform } = said;
  if (duration_secs === undefined) return refuseOf('VOICE_MESSAGE_DATA', 'duration_secs', 'Say how long the recording is');
  if (waveform === undefined) return refuseOf('VOICE_MESSAGE_DATA', 'waveform', 'Say what the recording looks like');
  const ending = audioEndingOf(bytes);
  if (!ending) return refuseOf('VOICE_MESSAGE_FILE', 'files', 'Neither Ogg nor WebM with Opus, nor MP4 with sound alone');
  const content_type = AUDIO_TYPES[ending];
  return { bytes, ending, about: { filename: `voice-message.${ending}`, size: bytes.length, content_type, duration_secs, waveform } };
}

function refuseOf(error: ErrorName, field: string, message: string): never {
  throw refusalOf(field, { code: error, message }, error);
}
