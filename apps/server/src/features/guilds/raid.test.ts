import { LIMITS } from '@chat-js/protocol/limits.ts';
import { expect, test } from 'vitest';
import { isoTime } from '../../lib/clock.ts';
import { areInvitesPaused, raidSlowMode } from './raid.ts';

const NOW = 1_795_000_000_000;

function guildPausedUntil(until: string | null) {
  return {
    incidents_data: { invites_disabled_until: until, dms_disabled_until: null, raid_detected_at: null, dm_spam_detected_at: null },
  };
}

test('invites are paused, and everybody writes slowly, until the moment that was set', () => {
  const guild = guildPausedUntil(isoTime(NOW + 1));
  expect(areInvitesPaused(guild, NOW)).toBe(true);
  expect(raidSlowMode(guild, NOW)).toBe(LIMITS.raidSlowMode);
  expect(areInvitesPaused(guild, NOW + 1)).toBe(false);
  expect(raidSlowMode(guild, NOW + 1)).toBe(0);
});

test('a guild without incidents, or with others, is as ever', () => {
  expect(raidSlowMode({ incidents_data: null }, NOW)).toBe(0);
  expect(raidSlowMode(guildPausedUntil(null), NOW)).toBe(0);
});
