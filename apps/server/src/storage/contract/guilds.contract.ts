import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { channelOf, guildDoc, nextId } from './rows.ts';

export function guildsContract(open: Open): void {
  withStorage('guilds', open, (storage) => {
    test('a guild is read back as written', async () => {
      const emojis = [{ id: nextId(), name: 'wave', animated: true, user_id: nextId() }];
      const guild = guildDoc({ description: 'Описание\u0000 with "quotes"', icon: 'abc', emojis });
      await storage().guilds.insertGuild(guild);
      expect(await storage().guilds.getGuild(guild.id)).toEqual(guild);
      expect(await storage().guilds.getGuild(nextId())).toBeUndefined();
    });

    test('guilds are listed in the order asked for, without the unknown', async () => {
      const [a, b] = [guildDoc(), guildDoc()];
      await storage().guilds.insertGuild(a);
      await storage().guilds.insertGuild(b);
      expect(await storage().guilds.listGuilds([b.id, nextId(), a.id])).toEqual([b, a]);
      expect(await storage().guilds.listGuilds([])).toEqual([]);
    });

    test('a change counts only on top of the version it was made from', async () => {
      const guild = guildDoc();
      await storage().guilds.insertGuild(guild);
      const next = { ...guild, version: 2, name: 'второе имя' };
      expect(await storage().guilds.replaceGuild(next)).toBe(true);
      expect(await storage().guilds.replaceGuild({ ...guild, version: 2, name: 'late' })).toBe(false);
      expect(await storage().guilds.replaceGuild({ ...guild, version: 4, name: 'from the future' })).toBe(false);
      expect(await storage().guilds.getGuild(guild.id)).toEqual(next);
      expect(await storage().guilds.replaceGuild(guildDoc({ version: 2 }))).toBe(false);
    });

    test('of two changes made at once one is refused and the other stays', async () => {
      const guild = guildDoc();
      await storage().guilds.insertGuild(guild);
      const changes = ['one', 'two'].map((name) => ({ ...guild, version: 2, name }));
      const answers = await Promise.all(changes.map((change) => storage().guilds.replaceGuild(change)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await storage().guilds.getGuild(guild.id)).toEqual(changes[answers.indexOf(true)]);
    });

    test('fifty who retry until they succeed all leave their mark', { timeout: 60_000 }, async () => {
      const guild = guildDoc({ channels: [] });
      await storage().guilds.insertGuild(guild);
      const added = Array.from({ length: 50 }, () => channelOf(guild.id));
      await Promise.all(
        added.map(async (channel) => {
          for (;;) {
            const now = (await storage().guilds.getGuild(guild.id)) ?? guild;
            if (await storage().guilds.replaceGuild({ ...now, version: now.version + 1, channels: [...now.channels, channel] })) return;
          }
        }),
      );
      const stored = await storage().guilds.getGuild(guild.id);
      expect(stored?.version).toBe(51);
      expect(new Set(stored?.channels.map(({ id }) => id))).toEqual(new Set(added.map(({ id }) => id)));
    });

    test('a channel leads to its guild as long as the guild holds it', async () => {
      const guild = guildDoc();
      const [first] = guild.channels;
      const second = channelOf(guild.id);
      await storage().guilds.insertGuild(guild);
      expect(await storage().guilds.findGuildOfChannel(first?.id ?? '')).toEqual(guild);
      expect(await storage().guilds.findGuildOfChannel(second.id)).toBeUndefined();

      const next = { ...guild, version: 2, channels: [second], purging: [first?.id ?? ''] };
      await storage().guilds.replaceGuild(next);
      expect(await storage().guilds.findGuildOfChannel(second.id)).toEqual(next);
      expect(await storage().guilds.findGuildOfChannel(first?.id ?? '')).toBeUndefined();
    });

    test('a refused change does not move a channel', async () => {
      const guild = guildDoc();
      const channel = channelOf(guild.id);
      await storage().guilds.insertGuild(guild);
      await storage().guilds.replaceGuild({ ...guild, version: 3, channels: [channel] });
      expect(await storage().guilds.findGuildOfChannel(channel.id)).toBeUndefined();
      expect(await storage().guilds.findGuildOfChannel(guild.channels[0]?.id ?? '')).toEqual(guild);
    });

    test('a guild with something to remove is listed until it is done', async () => {
      const clean = guildDoc();
      const purging = guildDoc({ purging: [nextId()] });
      const deleted = guildDoc();
      for (const guild of [clean, purging, deleted]) await storage().guilds.insertGuild(guild);
      const gone = { ...deleted, version: 2, deleted: true };
      await storage().guilds.replaceGuild(gone);

      const listed = await storage().guilds.listGuildsToPurge();
      expect(listed).toContainEqual(purging);
      expect(listed).toContainEqual(gone);
      expect(listed).not.toContainEqual(clean);

      await storage().guilds.replaceGuild({ ...purging, version: 2, purging: [] });
      await storage().guilds.removeGuild(gone.id);
      const left = (await storage().guilds.listGuildsToPurge()).map(({ id }) => id);
      expect(left).not.toContain(purging.id);
      expect(left).not.toContain(gone.id);
    });

    test('a deleted guild is still read, but no channel leads to it', async () => {
      const guild = guildDoc();
      await storage().guilds.insertGuild(guild);
      const gone = { ...guild, version: 2, deleted: true };
      await storage().guilds.replaceGuild(gone);
      expect(await storage().guilds.getGuild(guild.id)).toEqual(gone);
      expect(await storage().guilds.findGuildOfChannel(guild.channels[0]?.id ?? '')).toBeUndefined();
      await storage().guilds.removeGuild(guild.id);
      expect(await storage().guilds.getGuild(guild.id)).toBeUndefined();
    });

    test('five hundred channels are kept in their order', async () => {
      const id = nextId();
      const guild = guildDoc({ id, channels: Array.from({ length: 500 }, () => channelOf(id, { topic: 'т'.repeat(1024) })).reverse() });
      await storage().guilds.insertGuild(guild);
      expect(await storage().guilds.getGuild(id)).toEqual(guild);
    });
  });
}
