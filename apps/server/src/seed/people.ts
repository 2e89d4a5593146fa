import type { CurrentUser } from '@chat-js/protocol/users.ts';

export interface SeedPerson {
  username: string;
  global_name: string;
  locale: CurrentUser['locale'];
  bio: string;
}

/** The first one owns everything. */
export const PEOPLE: readonly SeedPerson[] = [
  { username: 'anna', global_name: 'Анна', locale: 'ru', bio: 'Пилю фанеру, паяю по выходным.' },
  { username: 'igor', global_name: 'Игорь К.', locale: 'ru', bio: 'Станки, прошивки, чай.' },
  { username: 'marina', global_name: 'Марина', locale: 'ru', bio: 'Отвечаю медленно, зато подробно.' },
  { username: 'tom_w', global_name: 'Tom', locale: 'en-US', bio: 'Brackets, mostly. CAD questions welcome.' },
  { username: 'лев', global_name: 'Лев', locale: 'ru', bio: '' },
  { username: 'oksana', global_name: 'Оксана', locale: 'ru', bio: 'Керамика и немного 3D.' },
  { username: 'sasha_94', global_name: 'sasha_94', locale: 'ru', bio: '' },
  { username: 'mei', global_name: 'Mei', locale: 'en-US', bio: 'Printing small parts for old cameras.' },
];
