import type { Message } from '@chat-js/protocol/messages.ts';
import { expect, it } from 'vitest';
import { readableText, type Spoken } from './readable-text.ts';

const says = (name: string, minute: number, content: string): Spoken => ({
  name,
  message: {
    content,
    attachments: [] as Message['attachments'],
    timestamp: new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString(),
  } as Message,
});

it('a conversation is written down as one would write it', () => {
  const minutes = (time: number) => `12:${new Date(time).getUTCMinutes()}`;
  const spoken = [says('Аня', 5, 'привет\nвсем'), says('Аня', 5, 'кто тут'), says('Борис', 6, 'я'), says('Аня', 7, 'отлично')];
  expect(readableText(spoken, minutes)).toBe('Аня, 12:5\nпривет\nвсем\nкто тут\n\nБорис, 12:6\nя\n\nАня, 12:7\nотлично');
});
