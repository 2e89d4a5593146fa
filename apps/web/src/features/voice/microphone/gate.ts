import { levelsOf } from './level.ts';

export interface GateRule {
  mode: 'voice' | 'push';
  /** The level from which on somebody is heard; null: found by listening. */
  threshold: number | null;
  /** ms that the gate stays open after there was a reason for it. */
  release: number;
  /** The key is down. */
  held: boolean;
}

/** Whoever was loud enough goes on being heard down to this much less, so that words keep their ends. */
const HYSTERESIS = levelsOf(6);

/** Noise is what is there all the time: silence shows in a moment how loud it is, and a louder one is believed slowly. Per second. */
const NOISE = { falls: levelsOf(150), rises: levelsOf(2) };
/** How far above the noise somebody speaks, and where the threshold stays whatever the noise. */
const ABOVE_NOISE = levelsOf(12);
const [LEAST, MOST] = [levelsOf(14), levelsOf(42)];

/** Decides when somebody is heard. It has no clock: `step` is told how much time has passed. */
export function createGate() {
  let noise = LEAST;
  let open = false;
  /** ms since there was a reason to be open. */
  let since = 0;

  const threshold = (rule: GateRule) => rule.threshold ?? Math.min(MOST, Math.max(LEAST, noise + ABOVE_NOISE));

  return {
    /** Whether one is heard, after `ms` that were as loud as `level`. */
    step(level: number, ms: number, rule: GateRule): boolean {
      const seconds = ms / 1000;
      noise = level < noise ? Math.max(level, noise - NOISE.falls * seconds) : Math.min(level, noise + NOISE.rises * seconds);
      const needed = threshold(rule) - (open ? HYSTERESIS : 0);
      const reason = rule.mode === 'push' ? rule.held : level >= needed;
      since = reason ? 0 : since + ms;
      open = reason || (open && since <= rule.release);
      return open;
    },
    /** The level at which it opens now. */
    threshold,
  };
}
