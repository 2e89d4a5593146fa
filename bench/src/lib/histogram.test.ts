import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistogram, mergeCounts } from './histogram.ts';

const times = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { maxLength: 50 });

test('what several processes counted is what one would have counted', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 1, maxLength: 4 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (parts, q) => {
      const one = createHistogram();
      const several = parts.map((part) => {
        const histogram = createHistogram();
        for (const ms of part) {
          histogram.add(ms);
          one.add(ms);
        }
        return histogram.counts();
      });
      const merged = mergeCounts(several);
      expect(merged.count()).toBe(one.count());
      expect(merged.quantile(q)).toBe(one.quantile(q));
      expect(merged.counts()).toEqual(one.counts());
    }),
    { numRuns: 25 },
  );
});
