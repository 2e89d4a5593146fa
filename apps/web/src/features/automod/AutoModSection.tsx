import type { AutoModRule } from '@chat-js/protocol/automod.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Switch from '@mui/material/Switch';
import { useCallback, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { useLoaded } from '../../lib/use-loaded.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { ListRow, Rows } from '../../ui/Rows.tsx';
import { useChange } from '../../ui/use-change.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { draftOf, NEW_RULE } from './rule-draft.ts';
import { useRuleWords } from './use-rule-words.ts';

/** The rules that look at what people write, and the editor of one of them. */
export function AutoModSection({ guild_id }: { guild_id: Id }) {
  const client = useClient();
  const [loaded, reload] = useLoaded(useCallback(() => client.loadAutoMod(guild_id), [client, guild_id]));
  const known = useClientState((state) => state.autoMod[guild_id]);
  const [editing, setEditing] = useState<Id | 'new' | null>(null);
  const rule = editing === null ? undefined : known?.[editing];
  const close = () => setEditing(null);

  if (editing === 'new' || rule) {
    return <RuleEditor key={editing} guild_id={guild_id} before={rule ? draftOf(rule) : NEW_RULE} onClose={close} />;
  }
  return (
    <>
      <p style={{ margin: 0 }}>
        <Trans>
          AutoMod looks at every message before anybody else does. Its rules are for everybody but the owner and those who manage the
          server.
        </Trans>
      </p>
      <Button sx={{ alignSelf: 'flex-start' }} onClick={() => setEditing('new')}>
        <Trans>New rule</Trans>
      </Button>
      <Rows
        loaded={loaded.status === 'ready' ? { status: 'ready', value: Object.values(known ?? {}) } : loaded}
        onRetry={reload}
        empty={<Trans>No rules yet.</Trans>}
        row={(one) => <RuleRow key={one.id} rule={one} onEdit={() => setEditing(one.id)} />}
      />
    </>
  );
}

function RuleRow({ rule, onEdit }: { rule: AutoModRule; onEdit: () => void }) {
  const { t } = useLingui();
  const { call } = useClient();
  const { summary } = useRuleWords();
  const { guild_id, id: rule_id, name } = rule;
  const enabled = useChange(rule.enabled, (next) => call('automod.update', { guild_id, rule_id, enabled: next }));
  return (
    <ListRow>
      <Switch
        checked={enabled.shown}
        disabled={enabled.busy}
        onChange={(_event, next) => void enabled.change(next)}
        slotProps={{ input: { 'aria-label': t`Rule on: ${name}` } }}
      />
      <div>
        {name}
        <small>{summary(rule)}</small>
        {enabled.problem && <ErrorNotice>{enabled.problem}</ErrorNotice>}
      </div>
      <Button variant="outlined" size="small" aria-label={t`Edit: ${name}`} onClick={onEdit}>
        <Trans>Edit</Trans>
      </Button>
    </ListRow>
  );
}
