import type { OwnReport } from '@chat-js/protocol/reports.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useCallback, useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { CATEGORY_WORDS, STATUS_WORDS } from './words.ts';

const Said = styled('p')(({ theme }) => ({
  margin: '4px 0 0',
  whiteSpace: 'pre-wrap',
  '&[data-answer=true]': { paddingLeft: 10, borderLeft: `3px solid ${theme.vars?.palette.tokens.accent}` },
}));

/** What the person has reported, and what was answered. */
export function OwnReportsSection() {
  const { call } = useClient();
  const announced = useClientState((state) => state.ownReports);
  const [loaded, reload] = useLoaded(useCallback(() => call('reports.listMine', { limit: 100 }), [call]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told makes the list old
  useEffect(reload, [announced]);
  return (
    <Rows
      loaded={loaded}
      onRetry={reload}
      empty={<Trans>You have not reported anything. You can do so from the menu of a message or a person; the answer comes here.</Trans>}
      row={(report) => <OwnReportRow key={report.id} report={report} />}
    />
  );
}

function OwnReportRow({ report }: { report: OwnReport }) {
  const { i18n } = useLingui();
  const { user, category, comment, status, outcome, to, guild_id, message_id } = report;
  const guild = useClientState((state) => state.guilds[guild_id ?? '']?.name);
  const name = displayName(user);
  const when = i18n.date(new Date(report.created_at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ListRow style={{ alignItems: 'flex-start' }}>
      <Avatar id={user.id} name={name} src={avatarUrl(user)} size={36} />
      <div>
        <b>{message_id === null ? name : <Trans>A message of {name}</Trans>}</b> · {i18n._(CATEGORY_WORDS[category])}
        <small>
          {when} · {to === 'instance' ? <Trans>to the administrators</Trans> : (guild ?? <Trans>a server you have left</Trans>)} ·{' '}
          {i18n._(STATUS_WORDS[status])}
        </small>
        {comment !== '' && <Said dir="auto">{comment}</Said>}
        {outcome !== null && (
          <Said dir="auto" data-answer="true">
            {outcome}
          </Said>
        )}
      </div>
    </ListRow>
  );
}
