import { type Messages, setupI18n } from '@lingui/core';

export const LOCALES = ['en', 'ru'] as const;
export type AppLocale = (typeof LOCALES)[number];

/** Each language in its own words: a person looks for theirs, not for its translation. */
export const LOCALE_NAMES: Record<AppLocale, string> = { en: 'English', ru: 'Русский' };

const STORAGE_KEY = 'chat.locale';

/** What strangers see, what is behind the login, and what one opens now and then: nobody downloads words they cannot meet. */
export type WordsPart = 'visitor' | 'chat' | 'later';

const catalogs: Record<WordsPart, Record<AppLocale, () => Promise<{ messages: Messages }>>> = {
  visitor: { en: () => import('../locales/en/visitor.po'), ru: () => import('../locales/ru/visitor.po') },
  chat: { en: () => import('../locales/en/chat.po'), ru: () => import('../locales/ru/chat.po') },
  later: { en: () => import('../locales/en/later.po'), ru: () => import('../locales/ru/later.po') },
};

const used = new Set<WordsPart>(['visitor']);

export const i18n = setupI18n();

/** What the person chose here before, else what the browser asks for. */
export function initialLocale(): AppLocale {
  const stored = localStorage.getItem(STORAGE_KEY);
  const wishes = stored === null ? navigator.languages : [stored];
  for (const wish of wishes) {
    const found = LOCALES.find((locale) => wish.toLowerCase().startsWith(locale));
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Loads a language and shows it at once; components that use Lingui render again by themselves. */
export async function activateLocale(locale: AppLocale): Promise<void> {
  const parts = await Promise.all([...used].map((part) => catalogs[part][locale]()));
  for (const { messages } of parts) i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

const loading = new Map<WordsPart, Promise<void>>();

/** Adds the words of another part, in the language of the page. */
export function loadWords(part: WordsPart): Promise<void> {
  const known = loading.get(part);
  if (known !== undefined) return known;
  used.add(part);
  const words = activateLocale(LOCALES.find((locale) => locale === i18n.locale) ?? initialLocale());
  loading.set(part, words);
  // Whoever asks again gets another try.
  words.catch(() => loading.delete(part));
  return words;
}

/** The person's own choice: remembered for the next visit. */
export async function chooseLocale(locale: AppLocale): Promise<void> {
  localStorage.setItem(STORAGE_KEY, locale);
  await activateLocale(locale);
}

export function toWireLocale(locale: string): 'ru' | 'en-US' {
  return locale === 'ru' ? 'ru' : 'en-US';
}

export function fromWireLocale(locale: 'ru' | 'en-US'): AppLocale {
  return locale === 'ru' ? 'ru' : 'en';
}
