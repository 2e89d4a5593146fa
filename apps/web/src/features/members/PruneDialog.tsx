import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { highestFirst } from '../../lib/member-color.ts';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { RoleChecks } from '../../ui/RoleChecks.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { showToast } from '../../ui/Toasts.tsx';

const DAYS = [1, 3, 7, 14, 30];

/** Removes who has not been here for long. First it is counted how many that are. */
export function PruneDialog({ guild_id, onClose }: { guild_id: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [days, setDays] = useState(30);
  const [include, setInclude] = useState<readonly string[]>([]);
  const roles = useClientState((state) => state.guilds[guild_id]?.roles ?? []);
  const offered = highestFirst(roles).filter(({ id }) => id !== guild_id);
  const include_roles = include.filter((id) => offered.some((role) => role.id === id));
  const wanted = include_roles.join();

  const count = useCallback(
    () => call('members.countPrune', { guild_id, days, include_roles: wanted === '' ? [] : wanted.split(',') }),
    [call, guild_id, days, wanted],
  );
  const [counted, reload] = useLoaded(count);
  const pruned = counted.status === 'ready' ? counted.value.pruned : undefined;

  async function prune(reason: string | undefined) {
    try {
      const answer = await call('members.prune', { guild_id, days, include_roles: [...include_roles], reason });
      const gone = answer.pruned ?? 0;
      showToast(t`${plural(gone, { one: '# person is removed.', other: '# people are removed.' })}`);
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <DeedDialog
      title={<Trans>Remove the absent</Trans>}
      confirm={pruned ? <Plural value={pruned} one="Remove # person" other="Remove # people" /> : <Trans>Remove</Trans>}
      danger
      disabled={!pruned}
      onClose={onClose}
      onAct={prune}
    >
      <div>
        <Trans>Who has no role and has not been here for so long loses the server. With an invite they can come back.</Trans>
      </div>
      <SelectField
        label={t`Not seen for`}
        value={days}
        options={DAYS.map((value) => ({ value, label: t`${plural(value, { one: '# day', other: '# days' })}` }))}
        onChange={setDays}
      />
      {offered.length > 0 && (
        <RoleChecks label={t`Also those who have none but these roles`} roles={offered} chosen={include_roles} onChange={setInclude} />
      )}
      <b role="status" aria-busy={counted.status === 'loading'}>
        {counted.status === 'loading' && <Trans>Counting…</Trans>}
        {counted.status === 'failed' && (
          <>
            {describeProblem(counted.error, i18n)}{' '}
            <Button variant="text" size="small" onClick={reload}>
              <Trans>Try again</Trans>
            </Button>
          </>
        )}
        {pruned !== undefined && <Plural value={pruned} _0="Nobody would go." one="# person would go." other="# people would go." />}
      </b>
    </DeedDialog>
  );
}
