import type { Message } from '@chat-js/protocol/messages.ts';

interface Result {
  question: string;
  /** The answer with most votes, with its emoji; undefined when there is none or several are alike. */
  victor: string | undefined;
  votes: number;
  total: number;
}

/** What a message of type 46 says. */
export function readResult({ embeds }: Pick<Message, 'embeds'>): Result {
  const [result] = embeds.filter((embed) => embed.type === 'poll_result');
  const value = (name: string) => result?.fields.find((field) => field.name === name)?.value;
  const answer = value('victor_answer_text');
  const emoji = value('victor_answer_emoji_name');
  return {
    question: value('poll_question_text') ?? '',
    victor: answer !== undefined && emoji !== undefined ? `${emoji} ${answer}` : answer,
    votes: Number(value('victor_answer_votes') ?? 0),
    total: Number(value('total_votes') ?? 0),
  };
}
