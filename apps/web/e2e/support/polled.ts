import type { createRest } from '@chat-js/client/rest.ts';

type Rest = ReturnType<typeof createRest>;

/** A channel with polls of every kind: open, with a vote, for several answers, over. */
export async function askAround(restOf: (name: string) => Promise<Rest>, name: string): Promise<void> {
  const anna = await restOf('anna');
  const [igor, marina, tom] = await Promise.all(['igor', 'marina', 'tom_w'].map(restOf));
  if (!igor || !marina || !tom) throw new Error('somebody is missing');
  const [guild] = await anna.call('users.listMyGuilds', {});
  const guild_id = guild?.id ?? '';
  const { id: channel_id } = await anna.call('channels.create', { guild_id, name, type: 0 });

  async function ask(rest: Rest, question: string, answers: string[], votes: [Rest, number[]][], given: object = {}): Promise<string> {
    const poll = { question: { text: question }, answers: answers.map((text) => ({ poll_media: { text } })), ...given };
    const { id } = await rest.call('messages.create', { channel_id, poll });
    for (const [voter, answer_ids] of votes) await voter.call('polls.vote', { channel_id, message_id: id, answer_ids });
    return id;
  }

  const over = await ask(
    igor,
    'Во сколько открываем мастерскую?',
    ['В девять', 'В десять'],
    [
      [anna, [2]],
      [igor, [1]],
      [tom, [2]],
    ],
  );
  await igor.call('polls.expire', { channel_id, message_id: over });
  await ask(
    marina,
    'Куда едем в субботу?',
    ['На озеро, если не будет дождя и все успеют собраться', 'В лес', 'Никуда, отдыхаем дома'],
    [
      [anna, [1]],
      [igor, [1]],
      [tom, [3]],
    ],
    { duration: 72 },
  );
  await ask(anna, 'Что взять с собой?', ['Чай в термосе', 'Бутерброды'], [[tom, [1, 2]]], { allow_multiselect: true });
}
