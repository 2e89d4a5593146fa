import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import ShieldIcon from '@material-symbols/svg-400/rounded/shield.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { shortMoment } from '../../lib/moments.ts';
import { describeProblem } from '../../lib/problems.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useRaid } from './use-raid.ts';

/** A little less than what the server allows, whose clock may be behind. */
const HOURS = [1, 3, 6, 12, 23];

const Row = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-end' });
const On = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 12,
  padding: '10px 14px',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.mentionSoft,
  '& svg': { flex: 'none', color: theme.vars?.palette.tokens.mention },
  '& > span': { flex: '1 1 160px' },
}));

/** The switch: for how long, and the end. */
export function RaidModeField({ guild_id }: { guild_id: string }) {
  const { t, i18n } = useLingui();
  const { until, noticed, begin, end } = useRaid(guild_id);
  const [hours, setHours] = useState(1);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function run(work: Promise<unknown>) {
    setBusy(true);
    setProblem(undefined);
    await work.catch((error: unknown) => setProblem(describeProblem(error, i18n)));
    setBusy(false);
  }

  const moment = until !== null && shortMoment(i18n, until);
  return (
    <>
      {moment ? (
        <On role="status">
          <ShieldIcon />
          <span>
            {noticed && <Trans>Many people joined at once.</Trans>} <Trans>Raid mode is on until {moment}.</Trans>
          </span>
          <Button size="small" loading={busy} onClick={() => void run(end())}>
            <Trans>End raid mode</Trans>
          </Button>
        </On>
      ) : (
        <Row>
          <SelectField
            label={t`For how long`}
            value={hours}
            options={HOURS.map((value) => ({ value, label: t`${plural(value, { one: '# hour', other: '# hours' })}` }))}
            onChange={setHours}
          />
          <Button color="error" loading={busy} onClick={() => void run(begin(hours))}>
            <Trans>Turn raid mode on</Trans>
          </Button>
        </Row>
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}
