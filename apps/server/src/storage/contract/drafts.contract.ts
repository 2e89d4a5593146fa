import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { draftRow, nextId } from './rows.ts';

export function draftsContract(open: Open): void {
  withStorage('drafts', open, (storage) => {
    test('the last text of a channel stands, and each person has their own', async () => {
      const user_id = nextId();
      const [second, first] = [draftRow({ user_id, channel_id: '10' }), draftRow({ user_id, channel_id: '9', content: 'пробел ' })];
      await storage().drafts.keepDraft(second);
      await storage().drafts.keepDraft(first);
      await storage().drafts.keepDraft(draftRow({ channel_id: '9' }));
      const later = { ...second, content: 'начато и продолжено', updated_at: second.updated_at + 1 };
      await storage().drafts.keepDraft(later);
      expect(await storage().drafts.listDrafts(user_id)).toEqual([first, later]);
      expect(await storage().drafts.listDrafts(nextId())).toEqual([]);
    });

    test('of ten that are kept at the same moment one stands', async () => {
      const row = draftRow();
      await Promise.all(Array.from({ length: 10 }, (_, n) => storage().drafts.keepDraft({ ...row, content: `${n}` })));
      expect(await storage().drafts.listDrafts(row.user_id)).toHaveLength(1);
    });

    test('they go by themselves or with their channel', async () => {
      const [gone, other, neighbour] = [draftRow(), draftRow(), draftRow()];
      for (const row of [gone, other, neighbour]) await storage().drafts.keepDraft(row);
      await storage().drafts.removeDraft(gone.user_id, gone.channel_id);
      await storage().drafts.removeDraft(gone.user_id, gone.channel_id);
      await storage().drafts.removeDraftsOfChannel(other.channel_id);
      expect(await storage().drafts.listDrafts(gone.user_id)).toEqual([]);
      expect(await storage().drafts.listDrafts(other.user_id)).toEqual([]);
      expect(await storage().drafts.listDrafts(neighbour.user_id)).toEqual([neighbour]);
    });
  });
}
