import { expect, test } from 'vitest';
import { type Open, withStorage } from './harness.ts';
import { mentionRow, nextId } from './rows.ts';

export function mentionsContract(open: Open): void {
  withStorage('mentions', open, (storage) => {
    test('those of some targets are listed, the newest message first, from one message to another', async () => {
      const { mentions } = storage();
      const [me, role, other] = [nextId(), nextId(), nextId()];
      const rows = [
        ...[mentionRow({ target_id: me, message_id: '99' }), mentionRow({ target_id: me, message_id: '1000' })],
        ...[mentionRow({ target_id: role, message_id: '500' }), mentionRow({ target_id: other, message_id: '600' })],
      ];
      await mentions.insertMentions(rows);
      await mentions.insertMentions(rows.slice(0, 1));
      const [first, last, ofRole] = rows;
      const target_ids = [me, role];
      expect(await mentions.listMentions({ target_ids, limit: 10 })).toEqual([last, ofRole, first]);
      expect(await mentions.listMentions({ target_ids, limit: 2 })).toEqual([last, ofRole]);
      expect(await mentions.listMentions({ target_ids, after: '99', before: '1000', limit: 10 })).toEqual([ofRole]);
      expect(await mentions.listMentions({ target_ids, channel_id: first?.channel_id ?? '', limit: 10 })).toEqual([first]);
      expect(await mentions.listMentions({ target_ids: [], limit: 10 })).toEqual([]);
      await mentions.insertMentions([]);
    });

    test('a message that is edited tells others', async () => {
      const { mentions } = storage();
      const kept = mentionRow();
      const { message_id, channel_id } = kept;
      const [gone, come] = [mentionRow({ message_id, channel_id }), mentionRow({ message_id, channel_id })];
      await mentions.insertMentions([kept, gone]);
      await mentions.replaceMentions(message_id, channel_id, [kept, come]);
      expect(await mentions.listMentionsOf(channel_id, [message_id])).toEqual([kept, come]);
      await mentions.replaceMentions(message_id, channel_id, []);
      expect(await mentions.listMentionsOf(channel_id, [message_id])).toEqual([]);
    });

    test('they go with their messages, or with their channel', async () => {
      const { mentions } = storage();
      const channel_id = nextId();
      const [gone, other, elsewhere] = [mentionRow({ channel_id }), mentionRow({ channel_id }), mentionRow()];
      await mentions.insertMentions([gone, other, elsewhere]);
      const target_ids = [gone, other, elsewhere].map(({ target_id }) => target_id);
      await mentions.removeMentions(channel_id, [gone.message_id, elsewhere.message_id]);
      expect(await mentions.listMentions({ target_ids, limit: 10 })).toEqual([elsewhere, other]);
      await mentions.removeMentionsOfChannel(channel_id);
      expect(await mentions.listMentions({ target_ids, limit: 10 })).toEqual([elsewhere]);
    });
  });
}
