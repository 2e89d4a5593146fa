import { CallError, toCallError } from '@chat-js/client/errors.ts';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What people read for each code of the API. */
const SENTENCES: Record<number, MessageDescriptor> = {
  10003: msg`This channel does not exist any more.`,
  10004: msg`This server does not exist any more.`,
  10006: msg`This invite does not work any more. Ask for a new one.`,
  10007: msg`This person is not here any more.`,
  10008: msg`This message is gone already.`,
  10013: msg`This person is not here any more.`,
  10014: msg`This emoji does not exist any more.`,
  10026: msg`This person is not banned any more.`,
  10020: msg`This device is logged out already.`,
  30001: msg`You are in as many servers as one can be. Leave one first.`,
  30003: msg`There are as many pins in this channel as there can be. Unpin one first.`,
  30013: msg`There are as many channels as there can be. Delete one first.`,
  30016: msg`There are as many invites as there can be. Revoke one first.`,
  40005: msg`This is too large. Choose something smaller.`,
  50001: msg`You have no access to this.`,
  30004: msg`Ten people are in this group already.`,
  50007: msg`You cannot write to this person.`,
  50013: msg`You are not allowed to do this here. Ask an administrator of the server.`,
  50034: msg`Some of these messages are older than two weeks: delete those one by one.`,
  50035: msg`Something in the form is not right yet.`,
  50055: msg`The owner cannot leave. Delete the server, or give it to someone first.`,
  50083: msg`This thread has ended. Open it again first.`,
  160005: msg`This thread is locked: nobody writes in it any more.`,
  200000: msg`This message breaks a rule of the server. Write it another way.`,
  700001: msg`The server's disk is full, so nothing was saved. Tell its administrator.`,
  700002: msg`This name is taken. Try another one.`,
  700003: msg`The name or the password is wrong.`,
  700004: msg`One needs an invite to join this server. Ask someone who is there.`,
  700005: msg`Your account waits for approval.`,
  700006: msg`This server is being set up.`,
  700007: msg`This setup link was used already or has expired.`,
  700010: msg`Someone changed this at the same moment. Try again.`,
  700050: msg`This rule does not exist any more.`,
  700051: msg`There are as many rules as there can be. Delete one first.`,
  700014: msg`This page is older than the server. Load it again.`,
  700013: msg`This cannot be undone any more: someone changed it since, or too much time has passed.`,
  700041: msg`This server lets nobody in at the moment. Try again later.`,
  700042: msg`You are too new here to write yet. Try again in a while.`,
  700043: msg`This account is closed. Ask whoever runs this server.`,
  500000: msg`None of them could be banned.`,
};

/** A rule of AutoMod said no. */
const BLOCKED = 200000;

const UNREADABLE_PICTURE = msg`This picture cannot be read. Try a PNG, JPEG, GIF or WebP.`;
const UNREACHABLE = msg`No connection to the server. Check your network and try again.`;
const TOO_OFTEN = msg`That was a bit too often. Wait a moment and try again.`;
const UNAVAILABLE = msg`The server cannot do this right now. Wait a moment and try again.`;
const SERVER_FAULT = msg`The server stumbled. Try again in a moment.`;
const OTHER = msg`That did not work. Try again.`;

/** One sentence for whatever was thrown: what happened and what to do. */
export function describeProblem(thrown: unknown, i18n: I18n): string {
  const error = toCallError(thrown);
  if (error.status === 0) return i18n._(UNREACHABLE);
  if (error.status === 429) return i18n._(TOO_OFTEN);
  const picture = error.errors?.['avatar'] ?? error.errors?.['icon'];
  const own = error.code === BLOCKED ? wordsOfRule(error) : undefined;
  if (own) return own;
  const sentence = picture ? UNREADABLE_PICTURE : SENTENCES[error.code];
  if (sentence) return i18n._(sentence);
  // Said by the server, or by a proxy in front of it that does not reach it.
  if (error.status === 503) return i18n._(UNAVAILABLE);
  return i18n._(error.status >= 500 ? SERVER_FAULT : OTHER);
}

/** Whoever made the rule may have said why. */
function wordsOfRule({ errors }: CallError): string | undefined {
  const content = errors?.['content'];
  return content && !Array.isArray(content) ? content._errors?.[0]?.message : undefined;
}

const FIELD_SENTENCES: Record<string, MessageDescriptor> = {
  username: msg`2 to 32 letters, digits, dots, dashes and underscores; the first a letter or a digit.`,
  password: msg`At least 8 characters.`,
  new_password: msg`At least 8 characters.`,
  guild_name: msg`1 to 100 characters.`,
  name: msg`1 to 100 characters.`,
};
const FIELD_OTHER = msg`This is not right yet.`;

/** Shows a refusal at the fields it speaks of; answers a sentence for what belongs to none of them. */
export function showProblem<Field extends string>(
  thrown: unknown,
  i18n: I18n,
  setError: (field: Field, error: { message: string }) => void,
  fields: readonly Field[],
): string | undefined {
  const error = toCallError(thrown);
  const username = fields.find((field) => field === 'username');
  if (error.code === 700002 && username) {
    setError(username, { message: describeProblem(error, i18n) });
    return undefined;
  }
  const wrong = fields.filter((field) => error.errors?.[field] !== undefined);
  for (const field of wrong) setError(field, { message: i18n._(FIELD_SENTENCES[field] ?? FIELD_OTHER) });
  return wrong.length > 0 ? undefined : describeProblem(error, i18n);
}

export function isUnknownInvite(thrown: unknown): boolean {
  return thrown instanceof CallError && thrown.code === 10006;
}
