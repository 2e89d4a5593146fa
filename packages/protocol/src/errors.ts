import { z } from 'zod';

/**
 * Every refusal that the API can give. Codes and sentences are Discord's where it has the case (API reference,
 * "JSON error codes"); codes from 700000 on are ours.
 */
export const ERRORS = {
  GENERAL: { status: 400, code: 0, message: '400: Bad Request' },
  UNAUTHORIZED: { status: 401, code: 0, message: '401: Unauthorized' },
  NOT_FOUND: { status: 404, code: 0, message: '404: Not Found' },
  METHOD_NOT_ALLOWED: { status: 405, code: 0, message: '405: Method Not Allowed' },
  BODY_TOO_LARGE: { status: 413, code: 40005, message: 'Request entity too large. Try sending something smaller in size' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, code: 0, message: '415: Unsupported Media Type' },
  RATE_LIMITED: { status: 429, code: 0, message: 'You are being rate limited.' },
  SLOWMODE: { status: 429, code: 20016, message: 'This action cannot be performed due to slowmode rate limit' },
  INTERNAL: { status: 500, code: 0, message: '500: Internal Server Error' },
  UNAVAILABLE: { status: 503, code: 700011, message: 'This server cannot save anything just now; try again in a moment' },
  OUTDATED_CLIENT: { status: 426, code: 700014, message: 'This client is older than the server and has to be loaded again' },
  STORAGE_FULL: { status: 507, code: 700001, message: 'The disk of this server is full. Nothing was saved; reading still works.' },
  UNKNOWN_CHANNEL: { status: 404, code: 10003, message: 'Unknown Channel' },
  UNKNOWN_GUILD: { status: 404, code: 10004, message: 'Unknown Guild' },
  UNKNOWN_INVITE: { status: 404, code: 10006, message: 'Unknown Invite' },
  UNKNOWN_MEMBER: { status: 404, code: 10007, message: 'Unknown Member' },
  UNKNOWN_MESSAGE: { status: 404, code: 10008, message: 'Unknown Message' },
  UNKNOWN_EMOJI: { status: 404, code: 10014, message: 'Unknown Emoji' },
  UNKNOWN_OVERWRITE: { status: 404, code: 10009, message: 'Unknown Permission Overwrite' },
  UNKNOWN_WEBHOOK: { status: 404, code: 10015, message: 'Unknown Webhook' },
  UNKNOWN_ROLE: { status: 404, code: 10011, message: 'Unknown Role' },
  UNKNOWN_BAN: { status: 404, code: 10026, message: 'Unknown Ban' },
  NOBODY_BANNED: { status: 400, code: 500000, message: 'Failed to ban users' },
  INVITES_PAUSED: { status: 403, code: 700041, message: 'This server lets nobody in at the moment' },
  VERIFICATION_NEEDED: { status: 403, code: 700042, message: 'You are too new here to write yet; try again in a while' },
  POLL_EXPIRED: { status: 400, code: 520001, message: 'Poll expired' },
  CANNOT_EDIT_POLL: { status: 400, code: 520003, message: 'Cannot edit a poll message' },
  NOT_A_POLL: { status: 400, code: 520006, message: 'This message has no poll' },
  ACCOUNT_DISABLED: { status: 403, code: 700043, message: 'This account is disabled' },
  UNKNOWN_AUTOMOD_RULE: { status: 404, code: 700050, message: 'Unknown AutoMod rule' },
  TOO_MANY_AUTOMOD_RULES: { status: 400, code: 700051, message: 'Maximum number of AutoMod rules reached (1000)' },
  AUTOMOD_BLOCKED: { status: 400, code: 200000, message: 'Message was blocked by automatic moderation' },
  UNKNOWN_AUDIT_ENTRY: { status: 404, code: 700012, message: 'Unknown audit log entry' },
  UNKNOWN_REPORT: { status: 404, code: 700020, message: 'Unknown report' },
  UNKNOWN_NOTE: { status: 404, code: 700021, message: 'Unknown note' },
  UNKNOWN_WARNING: { status: 404, code: 700022, message: 'Unknown warning' },
  TOO_MANY_REPORTS: { status: 400, code: 700023, message: 'Maximum number of undecided reports reached (25)' },
  UNKNOWN_SCHEDULED_MESSAGE: { status: 404, code: 700070, message: 'Unknown scheduled message' },
  TOO_MANY_SCHEDULED_MESSAGES: { status: 400, code: 700071, message: 'Maximum number of scheduled messages reached (100)' },
  UNKNOWN_REMINDER: { status: 404, code: 700072, message: 'Unknown reminder' },
  TOO_MANY_REMINDERS: { status: 400, code: 700073, message: 'Maximum number of reminders reached (100)' },
  UNKNOWN_USER: { status: 404, code: 10013, message: 'Unknown User' },
  UNKNOWN_SESSION: { status: 404, code: 10020, message: 'Unknown Session' },
  TOO_MANY_FRIENDS: { status: 400, code: 30002, message: 'Maximum number of friends reached (1000)' },
  TOO_MANY_FRIEND_REQUESTS: { status: 400, code: 700120, message: 'Maximum number of friend requests reached (200)' },
  TOO_MANY_STRANGERS: { status: 429, code: 40003, message: 'You are opening direct messages too fast' },
  TOO_MANY_BLOCKS: { status: 400, code: 700121, message: 'Maximum number of blocked people reached (1000)' },
  BLOCKED_BY_YOU: { status: 400, code: 700122, message: 'You have blocked this person; unblock them first' },
  TOO_MANY_CHANNEL_OVERRIDES: {
    status: 400,
    code: 700130,
    message: 'Maximum number of channels with own notification settings reached (1000)',
  },
  TOO_MANY_GUILDS: { status: 400, code: 30001, message: 'Maximum number of servers reached' },
  TOO_MANY_PINS: { status: 400, code: 30003, message: 'Maximum number of pins reached for the channel (250)' },
  TOO_MANY_WEBHOOKS: { status: 400, code: 30007, message: 'Maximum number of webhooks reached (15)' },
  TOO_MANY_FOLLOWERS: { status: 400, code: 700080, message: 'Maximum number of channels that follow this one reached (1000)' },
  ALREADY_CROSSPOSTED: { status: 400, code: 40033, message: 'This message was already crossposted' },
  INVALID_MESSAGE_TYPE: { status: 400, code: 50068, message: 'Invalid message type' },
  TOO_MANY_ROLES: { status: 400, code: 30005, message: 'Maximum number of guild roles reached (250)' },
  TOO_MANY_EMOJIS: { status: 400, code: 30008, message: 'Maximum number of emojis reached (50)' },
  TOO_MANY_ANIMATED_EMOJIS: { status: 400, code: 30018, message: 'Maximum number of animated emojis reached (50)' },
  TOO_MANY_REACTIONS: { status: 400, code: 30010, message: 'Maximum number of reactions reached (20)' },
  TOO_MANY_CHANNELS: { status: 400, code: 30013, message: 'Maximum number of guild channels reached' },
  TOO_MANY_INVITES: { status: 400, code: 30016, message: 'Maximum number of invites reached' },
  MISSING_ACCESS: { status: 403, code: 50001, message: 'Missing Access' },
  VOICE_MESSAGE_CONTENT: { status: 400, code: 50160, message: 'Voice messages do not support additional content' },
  VOICE_MESSAGE_FILE: { status: 400, code: 50161, message: 'Voice messages must have a single audio attachment' },
  VOICE_MESSAGE_DATA: { status: 400, code: 50162, message: 'Voice messages must have supporting metadata' },
  CANNOT_EDIT_VOICE_MESSAGE: { status: 400, code: 50163, message: 'Voice messages cannot be edited' },
  EDIT_OF_OTHERS: { status: 403, code: 50005, message: 'Cannot edit a message authored by another user' },
  CANNOT_REPLY: { status: 400, code: 160002, message: 'Cannot reply without permission to read message history' },
  SYSTEM_MESSAGE: { status: 400, code: 50021, message: 'Cannot execute action on a system message' },
  THREAD_EXISTS: { status: 400, code: 160004, message: 'A thread has already been created for this message' },
  THREAD_LOCKED: { status: 400, code: 160005, message: 'Thread is locked' },
  TOO_MANY_THREADS: { status: 400, code: 160006, message: 'Maximum number of active threads reached' },
  THREAD_ARCHIVED: { status: 400, code: 50083, message: 'Thread is archived' },
  TOO_MANY_THREAD_MEMBERS: { status: 400, code: 30033, message: 'Max number of thread participants has been reached (1000)' },
  TOO_MANY_RECIPIENTS: { status: 400, code: 30004, message: 'Maximum number of recipients reached (10)' },
  CANNOT_MESSAGE_USER: { status: 403, code: 50007, message: 'Cannot send messages to this user' },
  EMPTY_MESSAGE: { status: 400, code: 50006, message: 'Cannot send an empty message' },
  MESSAGES_TOO_OLD: { status: 400, code: 50034, message: 'You can only bulk delete messages that are under 14 days old.' },
  WRONG_CHANNEL_TYPE: { status: 400, code: 50024, message: 'Cannot execute action on this channel type' },
  MISSING_PERMISSIONS: { status: 403, code: 50013, message: 'Missing Permissions' },
  INVALID_FORM_BODY: { status: 400, code: 50035, message: 'Invalid Form Body' },
  INVALID_JSON: { status: 400, code: 50109, message: 'The request body contains invalid JSON.' },
  INVALID_ROLE: { status: 400, code: 50028, message: 'Invalid role' },
  CANNOT_UNDO: { status: 409, code: 700013, message: 'This cannot be undone, or no longer' },
  OWNER_CANNOT_LEAVE: { status: 400, code: 50055, message: 'The owner cannot leave: give the server to someone or delete it first' },
  USERNAME_TAKEN: { status: 409, code: 700002, message: 'This username is taken' },
  WRONG_CREDENTIALS: { status: 401, code: 700003, message: 'Wrong name or password' },
  INVITE_REQUIRED: { status: 403, code: 700004, message: 'An invite is needed to register here' },
  WAITING_FOR_APPROVAL: { status: 403, code: 700005, message: 'This account waits for approval' },
  SETUP_REQUIRED: { status: 503, code: 700006, message: 'This server is being set up' },
  SETUP_LINK_EXPIRED: { status: 403, code: 700007, message: 'This setup link is used or expired; `npm run setup-link` prints a new one' },
  ONLY_OVER_HTTP: { status: 400, code: 700008, message: 'This operation sets cookies and is served over HTTP only' },
  UNKNOWN_OPERATION: { status: 404, code: 700009, message: 'Unknown operation' },
  EDITED_MEANWHILE: { status: 409, code: 700010, message: 'This was changed by someone else at the same moment; try again' },
} as const satisfies Record<string, { status: number; code: number; message: string }>;

export type ErrorName = keyof typeof ERRORS;

/** One problem of one field, as Discord nests them: `errors.<path>._errors[]`. */
export interface FieldError {
  code: string;
  message: string;
}

export type FieldErrors = { _errors?: FieldError[] } & { [field: string]: FieldErrors | FieldError[] | undefined };

/** The body of every answer that is not a success. `retry_after` in seconds, where waiting helps: with 429 and 503, and VERIFICATION_NEEDED. */
export const ErrorBody = z
  .object({
    code: z.int(),
    message: z.string(),
    errors: z.record(z.string(), z.unknown()).optional(),
    retry_after: z.number().optional(),
    global: z.boolean().optional(),
  })
  .meta({ id: 'Error' });
export type ErrorBody = { code: number; message: string; errors?: FieldErrors; retry_after?: number; global?: boolean };
