/** `[username, text]`; a number is a pause in minutes. */
export type SeedLine = readonly [username: string, text: string] | number;

export interface SeedChannel {
  name: string;
  topic: string;
  lines: readonly SeedLine[];
}

export interface SeedGuild {
  name: string;
  description: string;
  members: readonly string[];
  text: readonly { category: string; channels: readonly SeedChannel[] }[];
  voice: { category: string; channels: readonly string[] };
}

const ALL = ['anna', 'igor', 'marina', 'tom_w', 'лев', 'oksana', 'sasha_94', 'mei'];

export const GUILDS: readonly SeedGuild[] = [
  {
    name: 'Дом мастеров',
    description: 'Мастерская для тех, кто делает руками: дерево, металл, электроника, печать.',
    members: ALL,
    text: [
      {
        category: 'Мастерская',
        channels: [
          {
            name: 'общий',
            topic: 'Про всё, что делаем руками. Фото приветствуются',
            lines: [
              ['oksana', 'Доброе утро. Печь наконец набрала температуру, вечером открою и покажу.'],
              ['лев', 'Ждём. Прошлая глазурь была как лёд на луже.'],
              14,
              ['igor', 'Собрал наконец контроллер для станка. Прошивка встала с первого раза 🎉'],
              ['igor', 'Исходники приберу и выложу, там пока стыдно.'],
              3,
              ['anna', 'Поздравляю! Какой шаг взял?'],
              ['igor', '1/16, винт 2 мм. Считает 80 шагов на миллиметр, тишина полная.'],
              640,
              ['marina', 'Красота! А шаговики греются? У меня на TMC2209 пришлось ток до 0,8 А снизить.'],
              ['marina', 'И вот что помогло ещё: маленький радиатор сверху и обдув снизу.'],
              9,
              ['tom_w', '@Анна the STEP file for the bracket is here, could you check the hole spacing before I cut?'],
              ['tom_w', 'https://example.org/bracket-v3.step'],
              4,
              ['anna', 'Смотрю. Между крайними должно быть 42,3, у тебя 42. Остальное отлично.'],
              ['tom_w', 'Good catch, thanks. Fixing it now.'],
              ['mei', 'If you print it first, 0.2 mm of clearance was enough for me.'],
            ],
          },
          {
            name: 'станки-и-чпу',
            topic: 'Фрезеры, лазеры, принтеры. Сначала техника безопасности',
            lines: [
              ['igor', 'Кто чем чистит направляющие? Спирт сушит смазку.'],
              ['лев', 'Уайт-спирит, потом сразу масло. Тряпка без ворса.'],
              35,
              ['marina', 'Напоминаю: вытяжку включаем до лазера, а не после 🙂'],
              ['sasha_94', 'Было один раз!'],
            ],
          },
          {
            name: 'electronics',
            topic: 'Schematics, firmware, questions in any language',
            lines: [
              ['mei', 'Does anybody have a footprint for the FPC connector on the old light meter?'],
              22,
              ['tom_w', 'I drew one last year, will push it tonight.'],
              ['mei', 'You are saving me a weekend.'],
            ],
          },
        ],
      },
    ],
    voice: { category: 'Голос', channels: ['Гостиная', 'Верстак'] },
  },
  {
    name: 'Open Source Evening',
    description: 'Thursdays, one issue each. Beginners sit in the front row.',
    members: ['anna', 'tom_w', 'mei', 'igor'],
    text: [
      {
        category: 'Talk',
        channels: [
          {
            name: 'general',
            topic: 'What are you working on this week?',
            lines: [
              ['tom_w', 'This Thursday: reading a scheduler together. Bring tea.'],
              6,
              ['mei', 'I will have questions about fairness. The queue kind, mostly.'],
              ['anna', 'Приду. Можно по-русски спрашивать?'],
              ['tom_w', 'Of course. We will translate in both directions.'],
            ],
          },
          {
            name: 'show-and-tell',
            topic: 'Finished or not, show it',
            lines: [['mei', 'First light through the repaired shutter. 1/30 is 1/30 again.']],
          },
        ],
      },
    ],
    voice: { category: 'Voice', channels: ['Lobby'] },
  },
];
