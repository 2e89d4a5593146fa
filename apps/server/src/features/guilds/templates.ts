import type { GuildTemplate } from '@chat-js/protocol/guilds.ts';
import type { CurrentUser } from '@chat-js/protocol/users.ts';

/** Channels under a category, or above all categories. */
export interface ChannelPlan {
  category?: string;
  text: readonly string[];
  voice: readonly string[];
}

/** What a new guild starts with. The names are content, written once in the language of the creator. */
export const TEMPLATES: Record<CurrentUser['locale'], Record<GuildTemplate, readonly ChannelPlan[]>> = {
  ru: {
    community: [
      { text: ['правила', 'объявления'], voice: [] },
      { category: 'Общение', text: ['общий', 'знакомства', 'вопросы'], voice: [] },
      { category: 'Голос', text: [], voice: ['Гостиная'] },
    ],
    friends: [
      { category: 'Разговоры', text: ['общий', 'фото', 'планы'], voice: [] },
      { category: 'Голос', text: [], voice: ['Гостиная'] },
    ],
    team: [
      { category: 'Работа', text: ['общий', 'задачи', 'решения'], voice: [] },
      { category: 'Не о работе', text: ['курилка'], voice: ['Гостиная'] },
    ],
    empty: [{ text: ['общий'], voice: ['Гостиная'] }],
  },
  'en-US': {
    community: [
      { text: ['rules', 'announcements'], voice: [] },
      { category: 'Talk', text: ['general', 'introductions', 'questions'], voice: [] },
      { category: 'Voice', text: [], voice: ['Lobby'] },
    ],
    friends: [
      { category: 'Talk', text: ['general', 'photos', 'plans'], voice: [] },
      { category: 'Voice', text: [], voice: ['Lobby'] },
    ],
    team: [
      { category: 'Work', text: ['general', 'tasks', 'decisions'], voice: [] },
      { category: 'Off topic', text: ['break-room'], voice: ['Lobby'] },
    ],
    empty: [{ text: ['general'], voice: ['Lobby'] }],
  },
};

/** The channel that people land in: «общий» and «general» of the templates. */
export const MAIN_CHANNEL_NAMES: readonly string[] = ['общий', 'general'];
