import { expect, test } from 'vitest';
import { auditLogContract } from './audit-log.contract.ts';
import { autoModContract } from './automod.contract.ts';
import { bansContract } from './bans.contract.ts';
import { crosspostsContract } from './crossposts.contract.ts';
import { directChannelsContract } from './direct-channels.contract.ts';
import { draftsContract } from './drafts.contract.ts';
import { guildsContract } from './guilds.contract.ts';
import { type Open, withStorage } from './harness.ts';
import { instanceContract } from './instance.contract.ts';
import { invitesContract } from './invites.contract.ts';
import { memberRecordsContract } from './member-records.contract.ts';
import { membersContract } from './members.contract.ts';
import { mentionsContract } from './mentions.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { pinsContract } from './pins.contract.ts';
import { pollsContract } from './polls.contract.ts';
import { pushSubscriptionsContract } from './push-subscriptions.contract.ts';
import { racesContract } from './races.contract.ts';
import { reactionsContract } from './reactions.contract.ts';
import { readStatesContract } from './read-states.contract.ts';
import { relationshipsContract } from './relationships.contract.ts';
import { remindersContract } from './reminders.contract.ts';
import { reportsContract } from './reports.contract.ts';
import { messageRow } from './rows.ts';
import { scheduledMessagesContract } from './scheduled-messages.contract.ts';
import { sessionsContract } from './sessions.contract.ts';
import { threadsContract } from './threads.contract.ts';
import { userGuildSettingsContract } from './user-guild-settings.contract.ts';
import { userSettingsContract } from './user-settings.contract.ts';
import { usersContract } from './users.contract.ts';
import { webhooksContract } from './webhooks.contract.ts';

/** What every store must do. Each adapter's tests call it with their own way to open one. */
export function storageContract(open: Open): void {
  for (const contract of [
    instanceContract,
    usersContract,
    userSettingsContract,
    userGuildSettingsContract,
    sessionsContract,
    pushSubscriptionsContract,
    guildsContract,
    membersContract,
    messagesContract,
    pinsContract,
    scheduledMessagesContract,
    remindersContract,
    reactionsContract,
    pollsContract,
    draftsContract,
    readStatesContract,
    mentionsContract,
    directChannelsContract,
    relationshipsContract,
    threadsContract,
    webhooksContract,
    crosspostsContract,
    invitesContract,
    bansContract,
    auditLogContract,
    reportsContract,
    memberRecordsContract,
    autoModContract,
    racesContract,
  ]) {
    contract(open);
  }

  withStorage('storage', open, (storage) => {
    test('an open store says that it is well', async () => {
      await expect(storage().check()).resolves.toBeUndefined();
    });
  });

  test('closing waits for the writes before it and refuses those after it', async () => {
    const storage = await open();
    const written = Array.from({ length: 20 }, () => storage.messages.insertOnce(messageRow()));
    await storage.close();
    expect((await Promise.allSettled(written)).map(({ status }) => status)).toEqual(written.map(() => 'fulfilled'));
    await expect(storage.messages.insertOnce(messageRow())).rejects.toThrow();
    await expect(storage.check()).rejects.toThrow();
  });
}
