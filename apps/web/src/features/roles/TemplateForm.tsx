import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { ChannelTemplate } from '../../lib/channel-templates.ts';
import { HintNotice } from '../../ui/Notice.tsx';
import { RoleChecks } from '../../ui/RoleChecks.tsx';
import { TEMPLATES } from './template-words.ts';
import type { useChannelRules } from './use-channel-rules.ts';
import { useTemplates } from './use-templates.ts';

const Buttons = styled('div')({ display: 'flex', gap: 8, justifyContent: 'flex-end' });

interface TemplateFormProps {
  channel: Channel;
  template: ChannelTemplate;
  rules: ReturnType<typeof useChannelRules>;
  onDone: () => void;
}

/** Sets a channel up in one step; what the template does not decide stays as it is. */
export function TemplateForm({ channel, template, rules, onDone }: TemplateFormProps) {
  const { t, i18n } = useLingui();
  const words = TEMPLATES[template];
  const before = channel.permission_overwrites;
  const { roles, changeable, shutsOut, firstChoice, rulesOf } = useTemplates(channel.guild_id);
  const [chosen, setChosen] = useState(() => firstChoice(template, before));

  async function apply() {
    if (await rules.replace(rulesOf(template, before, chosen))) onDone();
  }

  return (
    <>
      <div>
        <h3 style={{ margin: 0, fontSize: '1rem' }}>{i18n._(words.title)}</h3>
        <p style={{ margin: '4px 0 0' }}>
          {i18n._(words.description)} <Trans>Administrators and the owner always can.</Trans>
        </p>
      </div>
      <RoleChecks
        label={i18n._(words.choose)}
        roles={roles}
        chosen={chosen}
        locked={({ id }) => !changeable.has(id) && t`at or above your highest role`}
        onChange={setChosen}
      />
      {shutsOut(chosen) && (
        <HintNotice>
          <Trans>You have none of these roles, so you are let in by name.</Trans>
        </HintNotice>
      )}
      <Buttons>
        <Button variant="text" color="inherit" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button loading={rules.busy} onClick={() => void apply()}>
          <Trans>Set up</Trans>
        </Button>
      </Buttons>
    </>
  );
}
