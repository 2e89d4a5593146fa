import type { Explanation, Step } from '@chat-js/permissions/explain.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import NoIcon from '@material-symbols/svg-400/rounded/block.svg?react';
import YesIcon from '@material-symbols/svg-400/rounded/check_circle.svg?react';
import { styled } from '@mui/material/styles';
import { RoleChip } from '../../ui/RoleChip.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { useExplainWords } from './use-explain-words.ts';

const Verdict = styled('p')(({ theme }) => ({
  margin: 0,
  display: 'flex',
  gap: 10,
  padding: '12px 14px',
  borderRadius: RADIUS.card,
  fontWeight: 600,
  lineHeight: 1.4,
  background: theme.vars?.palette.tokens.raised,
  '& > svg': { flex: 'none', color: theme.vars?.palette.tokens.danger },
  '&[data-granted=true] > svg': { color: theme.vars?.palette.tokens.online },
  '& > span': { minWidth: 0, overflowWrap: 'anywhere' },
}));

const Chain = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': { position: 'relative', display: 'flex', gap: 10, padding: '6px 0', color: theme.vars?.palette.tokens.secondary },
  '& li > svg': { flex: 'none', marginTop: 1, color: theme.vars?.palette.tokens.danger },
  '& li[data-grants=true] > svg': { color: theme.vars?.palette.tokens.online },
  '& li[data-last=true]': { color: theme.vars?.palette.tokens.text, fontWeight: 550 },
  '& li > div': { minWidth: 0, overflowWrap: 'anywhere' },
}));

const Roles = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', gap: 4, maxWidth: '100%' });

interface ExplainAnswerProps {
  explanation: Explanation;
  permission: Permission;
  channel: Channel;
  roles: readonly Role[];
  name: string;
  self: boolean;
}

/** The answer in a sentence, and the chain that led to it: each step overrules the ones above. */
export function ExplainAnswer({ explanation, permission, channel, roles, name, self }: ExplainAnswerProps) {
  const { t } = useLingui();
  const words = useExplainWords({ permission, channel, name, self });
  const { granted, steps } = explanation;
  const last = steps.at(-1);
  return (
    <>
      <Verdict role="status" data-granted={granted}>
        {granted ? <YesIcon /> : <NoIcon />}
        <span>{words.sentence(granted, last)}</span>
      </Verdict>
      <section aria-label={t`How it comes about`}>
        <h3 style={{ margin: '0 0 4px', fontSize: '0.875rem' }}>
          <Trans>How it comes about</Trans>
        </h3>
        <Chain>
          {steps.map((step) => (
            <li key={step.because} data-grants={step.grants} data-last={step === last}>
              {step.grants ? <YesIcon width={18} height={18} /> : <NoIcon width={18} height={18} />}
              <div>
                {words.step(step)} <Speaking step={step} roles={roles} />
              </div>
            </li>
          ))}
        </Chain>
      </section>
    </>
  );
}

const OF_ROLES: ReadonlySet<Step['because']> = new Set(['administrator', 'roles', 'overwrite-everyone', 'overwrite-roles']);

/** The roles that say so, in their colours. */
function Speaking({ step, roles }: { step: Step; roles: readonly Role[] }) {
  if (!OF_ROLES.has(step.because)) return null;
  return (
    <Roles>
      {roles
        .filter(({ id }) => step.ids.includes(id))
        .map((role) => (
          <RoleChip key={role.id} role={role} />
        ))}
    </Roles>
  );
}
