import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { nextId, readStateRow } from './rows.ts';

export function readStatesContract(open: Open): void {
  withStorage('read states', open, (storage) => {
    const ever = { since: 0 };

    test('reading goes forward, whoever says it last', async () => {
      const first = readStateRow();
      const { readStates } = storage();
      expect(await readStates.advanceReadState(first, ever)).toEqual({ row: first, changed: true });
      const later = { ...first, last_message_id: '1250000000000000000', updated_at: first.updated_at + 1 };
      expect(await readStates.advanceReadState(later, ever)).toEqual({ row: later, changed: true });
      expect(await readStates.advanceReadState(later, ever)).toEqual({ row: later, changed: false });
      expect(await readStates.advanceReadState(first, ever)).toEqual({ row: later, changed: false });
      expect(await readStates.getReadState(first.user_id, first.channel_id)).toEqual(later);
      expect(await readStates.getReadState(first.user_id, nextId())).toBeUndefined();
    });

    test('what was set by hand stands until somebody who knows of it reads on', async () => {
      const { readStates } = storage();
      const read = readStateRow({ last_message_id: '500' });
      await readStates.advanceReadState(read, ever);
      const marked = await readStates.markReadState({ ...read, last_message_id: '100', version: 70 });
      expect(marked).toMatchObject({ last_message_id: '100', version: 70 });
      expect(await readStates.advanceReadState({ ...read, last_message_id: '900' }, ever)).toEqual({ row: marked, changed: false });
      const { row } = await readStates.advanceReadState({ ...read, last_message_id: '900', version: 70 }, ever);
      expect(row).toMatchObject({ last_message_id: '900', version: 70 });
      expect(await readStates.markReadState({ ...read, version: 5 })).toMatchObject({ last_message_id: '500', version: 71 });
    });

    test('what is from before the person came back counts as none, and its version stays', async () => {
      const { readStates } = storage();
      const old = await readStates.markReadState(readStateRow({ last_message_id: '500', version: 9, updated_at: 1000 }));
      const fresh = { ...old, last_message_id: '300', version: 0, updated_at: 3000 };
      expect(await readStates.advanceReadState(fresh, { since: 2000 })).toEqual({ row: { ...fresh, version: 9 }, changed: true });
    });

    test('of ten devices at the same moment the one that has read most stands, and every mark has a version of its own', async () => {
      const { readStates } = storage();
      const row = readStateRow();
      await Promise.all(Array.from({ length: 10 }, (_, n) => readStates.advanceReadState({ ...row, last_message_id: `${n + 1}` }, ever)));
      expect(await readStates.listReadStates(row.user_id)).toEqual([{ ...row, last_message_id: '10' }]);
      const marks = await Promise.all(Array.from({ length: 5 }, () => readStates.markReadState({ ...row, version: 50 })));
      expect(new Set(marks.map(({ version }) => version)).size).toBe(5);
    });

    test('they are listed by channel, each person has their own, and they go with the channel', async () => {
      const { readStates } = storage();
      const user_id = nextId();
      const [second, first] = [readStateRow({ user_id, channel_id: '10' }), readStateRow({ user_id, channel_id: '9' })];
      for (const row of [second, first, readStateRow({ channel_id: '8' })]) await readStates.advanceReadState(row, ever);
      expect(await readStates.listReadStates(user_id)).toEqual([first, second]);
      await readStates.removeReadStatesOfChannel('10');
      expect(await readStates.listReadStates(user_id)).toEqual([first]);
    });
  });
}
