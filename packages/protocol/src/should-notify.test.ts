import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMuteOn } from './is-muted.ts';
import { type ChosenSettings, type MessageFacts, NOTIFY, type NotifyIn, shouldNotify } from './should-notify.ts';
import type { MuteConfig } from './user-guild-settings.ts';

const NOW = Date.parse('2026-07-01T12:00:00Z');
const PLACES = ['thread', 'channel', 'category'];

const mute = fc.record({
  muted: fc.boolean(),
  mute_config: fc.option(
    fc.record<MuteConfig>({
      end_time: fc.constantFrom(null, '2026-07-01T11:59:59Z', '2026-07-01T12:00:00Z', '2026-07-01T12:00:01Z'),
      selected_time_window: fc.constant(null),
    }),
  ),
});
const level = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const chosen = fc.tuple(mute, level).map(([rest, message_notifications]) => ({ ...rest, message_notifications }));
const override = fc.tuple(chosen, fc.constantFrom(...PLACES, 'elsewhere')).map(([rest, channel_id]) => ({ ...rest, channel_id }));
const settings = fc.option(
  fc
    .tuple(
      chosen,
      fc.record({
        suppress_everyone: fc.boolean(),
        suppress_roles: fc.boolean(),
        channel_overrides: fc.uniqueArray(override, { selector: ({ channel_id }) => channel_id }),
      }),
    )
    .map(([own, rest]) => ({ ...own, ...rest })),
  { nil: undefined },
);
const where: fc.Arbitrary<NotifyIn> = fc.record({
  settings,
  guild_default: fc.constantFrom(NOTIFY.ALL, NOTIFY.MENTIONS),
  places: fc.integer({ min: 0, max: 2 }).map((from) => PLACES.slice(from)),
  now: fc.constant(NOW),
});
const facts: fc.Arbitrary<MessageFacts> = fc.record({
  own: fc.boolean(),
  blocked: fc.boolean(),
  personal: fc.boolean(),
  roles: fc.boolean(),
  everyone: fc.boolean(),
});

test('a message is told as somebody would say it, one rule after another', () => {
  fc.assert(
    fc.property(where, facts, (given, message) => {
      expect(shouldNotify(given, message)).toEqual({
        notify: naiveNotify(given, message),
        unread: !message.own && !isQuiet(given),
        mentioned: !message.own && tellsThem(given.settings, message),
      });
    }),
    { numRuns: 3000 },
  );
});

/** From the guild down to the place itself: whatever is said nearer takes the place of what was said before. */
function naiveNotify(given: NotifyIn, message: MessageFacts): boolean {
  if (message.own || message.blocked || isQuiet(given)) return false;
  let wanted = given.guild_default;
  for (const one of chainOf(given)) if (one.message_notifications !== NOTIFY.INHERIT) wanted = one.message_notifications;
  if (wanted === NOTIFY.NOTHING) return false;
  return wanted === NOTIFY.ALL || tellsThem(given.settings, message);
}

function chainOf({ settings: chosenSettings, places }: NotifyIn) {
  if (!chosenSettings) return [];
  const down = [...places].reverse();
  return [chosenSettings, ...down.flatMap((id) => chosenSettings.channel_overrides.filter(({ channel_id }) => channel_id === id))];
}

function isQuiet(given: NotifyIn): boolean {
  return chainOf(given).some(({ muted, mute_config }) => {
    if (!muted) return false;
    if (!mute_config?.end_time) return true;
    return new Date(mute_config.end_time).getTime() > given.now;
  });
}

function tellsThem(chosenSettings: ChosenSettings, { personal, roles, everyone }: MessageFacts): boolean {
  if (personal) return true;
  if (roles && !chosenSettings?.suppress_roles) return true;
  return everyone && !chosenSettings?.suppress_everyone;
}

test('a mute ends at its time, and one without an end does not', () => {
  const until = (end_time: string | null) => ({ muted: true, mute_config: { end_time, selected_time_window: null } });
  expect(isMuteOn(until('2026-07-01T12:00:00.001Z'), NOW)).toBe(true);
  expect(isMuteOn(until('2026-07-01T12:00:00Z'), NOW)).toBe(false);
  expect(isMuteOn(until(null), NOW)).toBe(true);
  expect(isMuteOn({ muted: true, mute_config: null }, NOW)).toBe(true);
  expect(isMuteOn({ ...until(null), muted: false }, NOW)).toBe(false);
});
