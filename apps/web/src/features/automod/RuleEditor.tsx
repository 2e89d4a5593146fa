import { toCallError } from '@chat-js/client/errors.ts';
import type { FieldErrors } from '@chat-js/protocol/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { OperationAnswer } from '@chat-js/protocol/operations.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { ActionFields } from './ActionFields.tsx';
import { Exceptions } from './Exceptions.tsx';
import { RuleTrial } from './RuleTrial.tsx';
import { fieldsOf, findBrokenPattern, linesOf, type RuleDraft, TRIGGER } from './rule-draft.ts';
import { TriggerFields } from './TriggerFields.tsx';
import { useRuleWords } from './use-rule-words.ts';

interface RuleEditorProps {
  guild_id: Id;
  before: RuleDraft;
  onClose: () => void;
}

/** One rule: what it looks for, what happens then, whom it leaves alone; and what it would have caught. */
export function RuleEditor({ guild_id, before, onClose }: RuleEditorProps) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const { triggers } = useRuleWords();
  const [draft, setDraft] = useState(before);
  const [trial, setTrial] = useState<OperationAnswer<'automod.test'>>();
  const [busy, setBusy] = useState<'saving' | 'trying' | null>(null);
  const [thrown, setThrown] = useState<unknown>();
  const [deleting, setDeleting] = useState(false);
  const ready = isReady(draft);

  function change(part: Partial<RuleDraft>) {
    setDraft({ ...draft, ...part });
    setTrial(undefined);
    setThrown(undefined);
  }

  async function run(what: 'saving' | 'trying', work: () => Promise<void>) {
    setBusy(what);
    setThrown(undefined);
    try {
      await work();
    } catch (error) {
      setThrown(error);
    }
    setBusy(null);
  }

  const fields = () => fieldsOf(draft, triggers[draft.trigger].label);

  function save(event: FormEvent) {
    event.preventDefault();
    if (!ready) return;
    void run('saving', async () => {
      const { trigger_type, ...rest } = fields();
      if (draft.id === undefined) await call('automod.create', { guild_id, trigger_type, ...rest });
      else await call('automod.update', { guild_id, rule_id: draft.id, ...rest });
      onClose();
    });
  }

  const tryOut = () =>
    run('trying', async () => {
      // What happens to a message does not matter here.
      setTrial(await call('automod.test', { guild_id, rule: { ...fields(), actions: [{ type: 1 }] } }));
    });

  const { name } = before;
  return (
    <form onSubmit={save} style={{ display: 'flex', flexDirection: 'column', gap: 20 }}>
      <Field
        label={t`Name of the rule`}
        placeholder={triggers[draft.trigger].label}
        maxLength={LIMITS.autoMod.name.max}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
        autoComplete="off"
      />
      <TriggerFields draft={draft} onChange={change} problems={problemsOf(thrown, draft)} />
      <RuleTrial result={trial} busy={busy === 'trying'} disabled={!isLooking(draft)} onTry={() => void tryOut()} />
      <ActionFields guild_id={guild_id} draft={draft} onChange={change} />
      <Exceptions guild_id={guild_id} draft={draft} onChange={change} />
      {thrown !== undefined && <ErrorNotice>{describeProblem(thrown, i18n)}</ErrorNotice>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10 }}>
        <Button type="submit" disabled={!ready} loading={busy === 'saving'}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="text" color="inherit" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        {draft.id !== undefined && (
          <Button variant="text" color="error" sx={{ marginLeft: 'auto' }} onClick={() => setDeleting(true)}>
            <Trans>Delete the rule</Trans>
          </Button>
        )}
      </div>
      {deleting && draft.id !== undefined && (
        <ConfirmDialog
          title={<Trans>Delete “{name}”?</Trans>}
          confirm={<Trans>Delete</Trans>}
          onClose={() => setDeleting(false)}
          onConfirm={() =>
            call('automod.delete', { guild_id, rule_id: draft.id ?? '' }).then(
              () => undefined,
              (error: unknown) => describeProblem(error, i18n),
            )
          }
        >
          <Trans>From then on nobody is stopped by it.</Trans>
        </ConfirmDialog>
      )}
    </form>
  );
}

/** It looks for something. */
function isLooking(draft: RuleDraft): boolean {
  if (draft.trigger === TRIGGER.presets) return draft.presets.length > 0;
  if (draft.trigger !== TRIGGER.keywords) return true;
  return linesOf(draft.keywords + draft.patterns).length > 0 && !findBrokenPattern(draft.patterns);
}

function isReady(draft: RuleDraft): boolean {
  return isLooking(draft) && (draft.blocks || draft.alerts || draft.timeOut > 0) && (!draft.alerts || draft.alert_channel_id !== '');
}

/** The server speaks of fields and lines; here it is said which line, in its own words. */
function problemsOf(thrown: unknown, draft: RuleDraft) {
  if (thrown === undefined) return {};
  const errors = toCallError(thrown).errors;
  const metadata = part(part(errors, 'rule') ?? errors, 'trigger_metadata');
  const sentence = (field: string, text: string) => {
    const found = part(metadata, field);
    if (!found) return undefined;
    const [line] = Object.keys(found).filter((key) => key !== '_errors');
    const messages = (line === undefined ? found : part(found, line))?._errors ?? [];
    return [line === undefined ? '' : `${linesOf(text)[Number(line)] ?? ''}:`, ...messages.map(({ message }) => message)].join(' ').trim();
  };
  return {
    keywords: sentence('keyword_filter', draft.keywords),
    patterns: sentence('regex_patterns', draft.patterns),
    allowed: sentence('allow_list', draft.allowed),
  };
}

function part(errors: FieldErrors | undefined, field: string): FieldErrors | undefined {
  const found = errors?.[field];
  return found && !Array.isArray(found) ? found : undefined;
}
