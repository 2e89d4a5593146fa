export interface Incoming {
  id: number;
  room: 'all' | 'own';
  content: string;
}

let last = 0;

/** A message as a small chat would announce it: a third of what a Discord client is told. */
export function describe({ content }: Incoming, person: number) {
  return {
    id: String(++last),
    channel_id: '1',
    author: { id: String(person), username: `person${person}` },
    content,
    timestamp: Date.now(),
  };
}
