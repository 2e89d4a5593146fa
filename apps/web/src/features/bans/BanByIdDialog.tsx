import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { DeletionField } from './BanTerms.tsx';
import { idsIn } from './ban-terms.ts';
import { useBanMany } from './use-ban-many.ts';
import { useBanWords } from './use-ban-words.ts';

/** Bans people who may not be here: one, or many at once. */
export function BanByIdDialog({ guild_id, onClose }: { guild_id: string; onClose: () => void }) {
  const { t } = useLingui();
  const banMany = useBanMany(guild_id);
  const tell = useBanWords();
  const [text, setText] = useState('');
  const [deleted, setDeleted] = useState(0);
  const user_ids = idsIn(text);
  const count = user_ids.length;
  const tooMany = count > LIMITS.bulkBan;

  return (
    <DeedDialog
      title={<Trans>Ban by ID</Trans>}
      confirm={count > 1 ? <Plural value={count} one="Ban # person" other="Ban # people" /> : <Trans>Ban</Trans>}
      danger
      disabled={count === 0 || tooMany}
      onClose={onClose}
      onAct={async (reason) => tell(await banMany({ user_ids, delete_message_seconds: deleted, reason }))}
    >
      <TextArea
        label={t`IDs`}
        help={t`One or many, also of people who are not here. An ID is copied in the menu of a person.`}
        error={tooMany ? t`At most ${LIMITS.bulkBan} at once.` : undefined}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <DeletionField value={deleted} onChange={setDeleted} />
    </DeedDialog>
  );
}
