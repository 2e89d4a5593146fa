import { expect, test } from 'vitest';
import { type PickerSource, pickerData, textOfCell } from './picker-data.ts';
import { entriesOf } from './table.ts';

const entries = entriesOf([
  ['👍', 1, 0.6, 'thumbs up', 'большой палец вверх', 'thumbsup +1', 'yes', 1],
  ['🍕', 4, 0.6, 'pizza', 'пицца', 'pizza', 'cheese|сыр', 0],
]);
const source: PickerSource = {
  locale: 'ru',
  entries,
  custom: [{ id: '1', name: 'Дом', emojis: [{ id: '7', name: 'cheese_cat', animated: false, url: '/7.webp' }] }],
  favourites: { recent: ['👍🏽', '🛸'], frequent: ['<:cheese_cat:7>'] },
  words: {
    recent: 'Недавние',
    frequent: 'Частые',
    found: 'Найдено',
    groups: { 0: 'a', 1: 'Люди', 3: 'c', 4: 'Еда', 5: 'e', 6: 'f', 7: 'g', 8: 'h', 9: 'i' },
  },
};

/** Label of the group → what stands in it. */
function shown(query: string) {
  const { categories, emojis } = pickerData(source, query);
  const groups = categories.map(
    ({ index, label }) => [label, emojis.filter(({ category }) => category === index).map(({ emoji }) => textOfCell(emoji))] as const,
  );
  return Object.fromEntries(groups.filter(([, inside]) => inside.length > 0));
}

test('favourites come first, then servers, then the groups of Unicode', () => {
  expect(shown('')).toEqual({ Недавние: ['👍🏽'], Частые: ['<:cheese_cat:7>'], Дом: ['<:cheese_cat:7>'], Люди: ['👍'], Еда: ['🍕'] });
});

test('no two cells are the same to the picker', () => {
  const cells = pickerData(source, '').emojis.map(({ emoji }) => emoji);
  expect(new Set(cells).size).toBe(cells.length);
});

test('what is found stands in one group, labelled in the language of the page and found in the other', () => {
  expect(shown('cheese')).toEqual({ Найдено: ['<:cheese_cat:7>', '🍕'] });
  expect(pickerData(source, 'pizza').emojis.map(({ label }) => label)).toEqual(['пицца']);
});

test('an emoji with skin has five tones, as a favourite the one it was used in', () => {
  const [recent, , , thumb] = pickerData(source, '').emojis;
  expect(recent?.skins).toBeUndefined();
  expect(thumb?.skins?.dark).toBe('👍🏿');
});
