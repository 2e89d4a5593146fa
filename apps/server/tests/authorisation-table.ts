import type { ErrorName } from '@chat-js/protocol/errors.ts';
import type { Role } from './support/world.ts';

/** What a word of the table means. */
export const WORDS: Record<string, ErrorName | undefined> = {
  ok: undefined,
  login: 'UNAUTHORIZED',
  wait: 'WAITING_FOR_APPROVAL',
  guild: 'UNKNOWN_GUILD',
  channel: 'UNKNOWN_CHANNEL',
  message: 'UNKNOWN_MESSAGE',
  user: 'UNKNOWN_USER',
  session: 'UNKNOWN_SESSION',
  invite: 'UNKNOWN_INVITE',
  ban: 'UNKNOWN_BAN',
  webhook: 'UNKNOWN_WEBHOOK',
  undo: 'CANNOT_UNDO',
  warning: 'UNKNOWN_WARNING',
  later: 'UNKNOWN_SCHEDULED_MESSAGE',
  remind: 'UNKNOWN_REMINDER',
  push: 'UNKNOWN_PUSH_SUBSCRIPTION',
  self: 'INVALID_FORM_BODY',
  perms: 'MISSING_PERMISSIONS',
  others: 'EDIT_OF_OTHERS',
  access: 'MISSING_ACCESS',
  shut: 'CANNOT_MESSAGE_USER',
  stays: 'OWNER_CANNOT_LEAVE',
  wrong: 'WRONG_CREDENTIALS',
  used: 'SETUP_LINK_EXPIRED',
  socket: 'ONLY_ON_SOCKET',
  silent: 'UNKNOWN_VOICE_STATE',
  apart: 'NOT_IN_VOICE',
};

/**
 * Who may do what: an operation without a row fails the build. The people are those of support/world.ts; the admin is
 * the installation's and no member of the guild.
 */
const TABLE = `
                         anonymous waiting  stranger left     kicked   banned   blind    muted    timed_out member   manager  moderator administrator owner    admin
instance.get             ok        ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
instance.update          login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
instance.listBans        login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
instance.ban             login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
instance.unban           login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
setup.check              used      used     used     used     used     used     used     used     used      used     used     used      used          used     used
setup.complete           used      used     used     used     used     used     used     used     used      used     used     used      used          used     used

auth.register            ok        ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.login               ok        ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.refresh             login     ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.logout              login     ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.changePassword      login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       wrong
auth.listSessions        login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.endOtherSessions    login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
auth.endSession          login     wait     session  session  session  session  session  session  session   session  session  session   session       ok       session

registrations.list       login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
registrations.approve    login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
registrations.refuse     login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok

users.me                 login     ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
users.updateMe           login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
users.get                login     wait     user     user     user     user     ok       ok       ok        ok       ok       ok        ok            ok       user
users.profile            login     wait     user     user     user     user     ok       ok       ok        ok       ok       ok        ok            ok       user
users.listMyGuilds       login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok

guilds.create            login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
guilds.get               login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
guilds.update            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
guilds.delete            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    perms     perms         ok       guild
guilds.leave             login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            stays    guild
guilds.setIncidentActions login    wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild

roles.list               login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
roles.memberCounts       login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
roles.get                login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
roles.create             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
roles.update             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
roles.delete             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
roles.reorder            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild

emojis.list              login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
emojis.get               login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
emojis.create            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       ok        ok            ok       guild
emojis.update            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
emojis.delete            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild

auditLog.list            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
auditLog.undo            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild

automod.list             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
automod.get              login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
automod.create           login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
automod.update           login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
automod.delete           login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
automod.test             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild

channels.list            login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
channels.create          login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
channels.reorder         login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
channels.get             login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
channels.update          login     wait     channel  channel  channel  channel  channel  perms    perms     perms    ok       perms     ok            ok       channel
channels.delete          login     wait     channel  channel  channel  channel  channel  perms    perms     perms    ok       perms     ok            ok       channel
channels.setOverwrite    login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
channels.removeOverwrite login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    perms     ok            ok       channel
channels.typing          login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel

members.list             login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
members.online           login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
members.get              login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
members.updateMe         login     wait     guild    guild    guild    guild    ok       ok       perms     ok       ok       ok        ok            ok       guild
members.update           login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
members.addRole          login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
members.removeRole       login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
members.kick             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
members.countPrune       login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    perms     ok            ok       guild
members.prune            login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    perms     ok            ok       guild

bans.list                login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
bans.get                 login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
bans.create              login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
bans.remove              login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
bans.createMany          login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    perms     ok            ok       guild

members.history          login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
notes.list               login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
notes.create             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
notes.delete             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
warnings.create          login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
warnings.listMine        login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
warnings.acknowledge     login     wait     warning  warning  warning  warning  warning  ok       warning   warning  warning  warning   warning       warning  warning

reports.create           login     wait     guild    guild    guild    guild    ok       self     ok        ok       ok       ok        ok            ok       guild
reports.createDirect     login     wait     channel  channel  channel  channel  channel  channel  channel   message  channel  message   channel       message  channel
reports.listMine         login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
reports.list             login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
reports.get              login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
reports.update           login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild
reports.listForInstance  login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
reports.getForInstance   login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok
reports.updateForInstance login     wait     access   access   access   access   access   access   access    access   access   access    access        access   ok

messages.create          login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
messages.list            login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
messages.get             login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
messages.edit            login     wait     channel  channel  channel  channel  channel  perms    perms     others   others   others    others        ok       channel
messages.crosspost       login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
messages.delete          login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
messages.bulkDelete      login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
messages.deleteOf        login     wait     guild    guild    guild    guild    perms    perms    perms     perms    perms    ok        ok            ok       guild

webhooks.follow          login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    perms     ok            ok       channel
webhooks.listOfChannel   login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    perms     ok            ok       channel
webhooks.delete          login     wait     webhook  webhook  webhook  webhook  webhook  perms    perms     perms    perms    perms     ok            ok       webhook

scheduledMessages.create login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
scheduledMessages.list   login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
scheduledMessages.update login     wait     later    later    later    later    later    later    later     ok       later    later     later         later    later
scheduledMessages.delete login     wait     later    later    later    later    later    later    later     ok       later    later     later         later    later
scheduledMessages.send   login     wait     later    later    later    later    later    later    later     ok       later    later     later         later    later

reactions.add            login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
reactions.removeMine     login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
reactions.removeOf       login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
reactions.list           login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
reactions.removeEmoji    login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
reactions.removeAll      login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel

threads.create           login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
threads.createFromMessage login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
threads.listActive       login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
threads.postData         login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
threads.listArchived     login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
threads.listArchivedPrivate login  wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
threads.listArchivedMine login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
threads.listMembers      login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
threads.getMember        login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
threads.join             login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
threads.leave            login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
threads.addMember        login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
threads.removeMember     login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel

polls.vote               login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
polls.listVoters         login     wait     channel  channel  channel  channel  channel  perms    ok        ok       ok       ok        ok            ok       channel
polls.expire             login     wait     channel  channel  channel  channel  channel  perms    perms     others   others   others    others        ok       channel
readStates.ack           login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
readStates.ackBulk       login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
readStates.ackGuild      login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild
mentions.list            login     wait     guild    guild    guild    guild    ok       ok       ok        ok       ok       ok        ok            ok       guild

settings.get             login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
settings.update          login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
directMessages.list      login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
directMessages.open      login     wait     shut     shut     shut     shut     ok       ok       ok        ok       ok       ok        ok            shut     shut
directMessages.acceptRequest login wait    channel  channel  channel  channel  channel  channel  channel   ok       channel  ok        channel       ok       channel
directMessages.declineRequest login wait   channel  channel  channel  channel  channel  channel  channel   ok       channel  ok        channel       ok       channel
directMessages.addRecipient login  wait     channel  channel  channel  channel  channel  channel  channel   ok       channel  ok        channel       ok       channel
directMessages.removeRecipient login  wait     channel  channel  channel  channel  channel  channel  channel   perms    channel  ok        channel       ok       channel


reminders.create         login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
reminders.list           login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
reminders.delete         login     wait     remind   remind   remind   remind   remind   remind   remind    ok       remind   remind    remind        remind   remind

pushSubscriptions.list   login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
pushSubscriptions.set    login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
pushSubscriptions.remove login     wait     push     push     push     push     push     push     push      push     push     push      push          ok       push

drafts.list              login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
drafts.update            login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel

userGuildSettings.update login     wait     guild    guild    guild    guild    channel  ok       ok        ok       ok       ok        ok            ok       guild
relationships.list       login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
relationships.request    login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
relationships.set        login     wait     user     user     user     user     ok       ok       ok        ok       ok       ok        ok            self     user
relationships.remove     login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok

pins.list                login     wait     channel  channel  channel  channel  channel  ok       ok        ok       ok       ok        ok            ok       channel
pins.add                 login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel
pins.remove              login     wait     channel  channel  channel  channel  channel  perms    perms     perms    perms    ok        ok            ok       channel

invites.create           login     wait     channel  channel  channel  channel  channel  perms    perms     ok       ok       ok        ok            ok       channel
invites.listOfChannel    login     wait     channel  channel  channel  channel  channel  perms    perms     perms    ok       perms     ok            ok       channel
invites.listOfGuild      login     wait     guild    guild    guild    guild    perms    perms    perms     perms    ok       perms     ok            ok       guild
invites.get              ok        ok       ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok
invites.accept           login     wait     ok       ok       ok       invite   ok       ok       ok        ok       ok       ok        ok            ok       ok
invites.revoke           login     wait     invite   invite   invite   invite   invite   perms    perms     perms    ok       perms     ok            ok       invite

iceServers.list          login     wait     ok       ok       ok       ok       ok       ok       ok        ok       ok       ok        ok            ok       ok

voice.join               login     wait     socket   socket   socket   socket   socket   socket   socket    socket   socket   socket    socket        socket   socket
voice.signal             login     wait     socket   socket   socket   socket   socket   socket   socket    socket   socket   socket    socket        socket   socket
voice.update             login     wait     socket   socket   socket   socket   socket   socket   socket    socket   socket   socket    socket        socket   socket
voice.leave              login     wait     socket   socket   socket   socket   socket   socket   socket    socket   socket   socket    socket        socket   socket
voice.getMine            login     wait     guild    guild    guild    guild    silent   silent   silent    silent   silent   silent    silent        silent   guild
voice.get                login     wait     guild    guild    guild    guild    silent   silent   silent    silent   silent   silent    silent        silent   guild
calls.ring               login     wait     channel  channel  channel  channel  channel  channel  channel   apart    channel  apart     channel       apart    channel
calls.stopRinging        login     wait     channel  channel  channel  channel  channel  channel  channel   ok       channel  ok        channel       ok       channel
`;

export interface Row {
  operation: string;
  cells: { who: Role | 'anonymous'; expected: ErrorName | undefined }[];
}

export function readTable(): Row[] {
  const [head = [], ...rows] = TABLE.split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  return rows.map(([operation = '', ...words]) => ({
    operation,
    cells: head.map((who, index) => {
      const word = words[index] ?? '';
      if (!Object.hasOwn(WORDS, word)) throw new Error(`${operation} has no cell for ${who}`);
      return { who: who as Role | 'anonymous', expected: WORDS[word] };
    }),
  }));
}
