import { expect } from 'vitest';
import { foundHome, newcomer } from '../nodes/nodes.ts';
import { openClient } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { type Scenarios, times } from './scenario.ts';

export const forumScenarios: Scenarios = {
  async 'what many post at once everybody sees, once, and with the tags that are left'(nodes) {
    const home = await foundHome(nodes);
    const { owner, guild_id } = home;
    const available_tags = [{ name: 'вопрос' }, { name: 'идея' }];
    const forum = await owner.call('channels.create', { guild_id, name: 'форум', type: 15, available_tags });
    const [question, idea] = forum.available_tags ?? [];
    if (!question || !idea) throw new Error('no tags');
    const people = await times(3, () => newcomer(nodes, home));
    const clients = await Promise.all(people.map((person) => openClient(person)));
    const post = (person: (typeof people)[number], name: string) =>
      person.call('threads.create', {
        ...{ channel_id: forum.id, name, applied_tags: [question.id, idea.id] },
        message: { content: `о том, что ${name}`, nonce: name },
      });
    // Each is sent twice, as by a client whose answer was lost.
    const sent = people.flatMap((person, who) => [`раз ${who}`, `два ${who}`].map((name) => ({ person, name })));
    await Promise.all([...sent, ...sent].map(({ person, name }) => post(person, name)));
    await owner.call('channels.update', { channel_id: forum.id, available_tags: [idea] });
    const names = sent.map(({ name }) => name).sort();
    for (const client of clients) {
      const posts = () => Object.values(client.getState().channels).filter(({ parent_id }) => parent_id === forum.id);
      await until(() => posts().length === 6 && posts().every(({ applied_tags }) => applied_tags?.length === 1));
      expect(
        posts()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(names);
    }
    for (const _ of nodes.servers) {
      const { threads } = await owner.call('threads.listActive', { guild_id });
      expect(threads.map(({ name }) => name).sort()).toEqual(names);
      for (const thread of threads) expect(thread).toMatchObject({ applied_tags: [idea.id], message_count: 1, member_count: 1 });
    }
  },
};
