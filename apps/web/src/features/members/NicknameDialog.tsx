import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import type { DialogProps } from '../../lib/dialogs.ts';
import { displayName } from '../../lib/names.ts';
import { usePerson } from '../../lib/use-person.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useMemberActs } from './use-member-acts.ts';

/** What somebody is called in this guild: one's own name, or that of somebody else. */
export function NicknameDialog({ guild_id, user_id, onClose }: DialogProps['nickname'] & { onClose: () => void }) {
  const { t } = useLingui();
  const { user, member, name } = usePerson(guild_id, user_id);
  const { rename, renameMe } = useMemberActs(guild_id, user_id);
  const self = useClientState((state) => state.me?.id === user_id);
  const [nick, setNick] = useState(member?.nick ?? '');
  const wanted = nick.trim() || null;
  return (
    <DeedDialog
      title={self ? <Trans>Your name on this server</Trans> : <Trans>Nickname of {name}</Trans>}
      confirm={<Trans>Save</Trans>}
      withoutReason={self}
      onClose={onClose}
      onAct={(reason) => (self ? renameMe(wanted) : rename(wanted, reason))}
    >
      <Field
        label={t`Nickname`}
        help={t`Only here. Leave it empty for the name that all servers show.`}
        placeholder={user && displayName(user)}
        value={nick}
        maxLength={LIMITS.nick.max}
        autoComplete="off"
        autoFocus
        onChange={(event) => setNick(event.target.value)}
      />
    </DeedDialog>
  );
}
