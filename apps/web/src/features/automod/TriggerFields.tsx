import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { CheckRow } from '../../ui/CheckRow.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Field, FieldLabel, TextArea } from '../../ui/Field.tsx';
import { findBrokenPattern, type LineProblem, type RuleDraft, TRIGGER, type Trigger } from './rule-draft.ts';
import { useRuleWords } from './use-rule-words.ts';

interface TriggerFieldsProps {
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
  /** What the server said about a field. */
  problems: { keywords?: string | undefined; patterns?: string | undefined; allowed?: string | undefined };
}

const ORDER: readonly Trigger[] = [TRIGGER.keywords, TRIGGER.presets, TRIGGER.links, TRIGGER.mentions, TRIGGER.spam];

/** What a rule looks for. The kind of a rule that is saved stays. */
export function TriggerFields({ draft, onChange, problems }: TriggerFieldsProps) {
  const { t } = useLingui();
  const { triggers } = useRuleWords();
  return (
    <>
      {draft.id === undefined ? (
        <Choices
          label={t`What does it look for?`}
          value={String(draft.trigger)}
          onChange={(value) => onChange({ trigger: Number(value) as Trigger })}
          choices={ORDER.map((trigger) => ({ value: String(trigger), ...triggers[trigger] }))}
        />
      ) : (
        <p style={{ margin: 0 }}>{triggers[draft.trigger].help}</p>
      )}
      {draft.trigger === TRIGGER.keywords && <Keywords draft={draft} onChange={onChange} problems={problems} />}
      {draft.trigger === TRIGGER.presets && <Presets draft={draft} onChange={onChange} />}
      {draft.trigger === TRIGGER.mentions && (
        <Field
          label={t`How many different people and roles one message may name`}
          type="number"
          inputMode="numeric"
          min={0}
          max={LIMITS.autoMod.mentions}
          value={draft.mentions}
          onChange={(event) =>
            onChange({ mentions: Math.min(LIMITS.autoMod.mentions, Math.max(0, Math.trunc(Number(event.target.value)))) })
          }
        />
      )}
      {draft.trigger === TRIGGER.links && (
        <TextArea
          label={t`Sites that may be linked, one on each line`}
          help={t`example.org allows wiki.example.org too.`}
          placeholder="example.org"
          error={problems.allowed}
          value={draft.allowed}
          onChange={(event) => onChange({ allowed: event.target.value })}
        />
      )}
    </>
  );
}

function Keywords({ draft, onChange, problems }: TriggerFieldsProps) {
  const { t } = useLingui();
  const broken = findBrokenPattern(draft.patterns);
  const sentences: Record<LineProblem['why'], string> = {
    broken: t`This is no expression yet: ${broken?.line ?? ''}`,
    unsupported: t`Looking ahead, looking back and repeating a group do not work here: ${broken?.line ?? ''}`,
    long: t`At most 260 characters: ${broken?.line ?? ''}`,
  };
  return (
    <>
      <TextArea
        label={t`Words and phrases, one on each line`}
        help={
          <Trans>
            Capital letters, ё and disguises such as “c@t” count as the word itself. A star stands for any letters: <b>cat*</b> is also
            “cats”, <b>*cat</b> also “bobcat”, <b>*cat*</b> anywhere in a word.
          </Trans>
        }
        error={problems.keywords}
        value={draft.keywords}
        onChange={(event) => onChange({ keywords: event.target.value })}
      />
      <TextArea
        label={t`Regular expressions, one on each line`}
        help={t`For those who know them; up to ten.`}
        error={broken ? sentences[broken.why] : problems.patterns}
        spellCheck={false}
        value={draft.patterns}
        onChange={(event) => onChange({ patterns: event.target.value })}
      />
      <Allowed draft={draft} onChange={onChange} problems={problems} />
    </>
  );
}

function Presets({ draft, onChange }: Omit<TriggerFieldsProps, 'problems'>) {
  const { t } = useLingui();
  const lists = [
    { preset: 1 as const, label: t`Swearing` },
    { preset: 2 as const, label: t`Sexual content` },
    { preset: 3 as const, label: t`Slurs` },
  ];
  return (
    <>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <FieldLabel as="legend" style={{ marginBottom: 6 }}>
          <Trans>Which lists</Trans>
        </FieldLabel>
        {lists.map(({ preset, label }) => (
          <CheckRow
            key={preset}
            checked={draft.presets.includes(preset)}
            onChange={(checked) => onChange({ presets: [...draft.presets.filter((one) => one !== preset), ...(checked ? [preset] : [])] })}
          >
            {label}
          </CheckRow>
        ))}
      </fieldset>
      <Allowed draft={draft} onChange={onChange} problems={{}} />
    </>
  );
}

function Allowed({ draft, onChange, problems }: TriggerFieldsProps) {
  const { t } = useLingui();
  return (
    <TextArea
      label={t`Allowed all the same, one on each line`}
      help={t`A caught word within one of these is fine.`}
      error={problems.allowed}
      value={draft.allowed}
      onChange={(event) => onChange({ allowed: event.target.value })}
    />
  );
}
