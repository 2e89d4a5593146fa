import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import type { ChannelTemplate } from '../../lib/channel-templates.ts';
import { RoleChecks } from '../../ui/RoleChecks.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { useTemplates } from '../roles/use-templates.ts';

/** Whom a new channel is for; null: for everybody whom its category is for. */
export interface Access {
  template: Exclude<ChannelTemplate, 'moderators'>;
  chosen: string[];
}

interface AccessFieldsProps {
  guild_id: string;
  value: Access | null;
  onChange: (access: Access | null) => void;
}

/** Who sees a new channel, or who writes in it. */
export function AccessFields({ guild_id, value, onChange }: AccessFieldsProps) {
  const { t } = useLingui();
  const { roles, changeable, moderators, shutsOut } = useTemplates(guild_id);
  const put = (template: Access['template']) => (on: boolean) => onChange(on ? { template, chosen: [] } : null);
  const isPrivate = value?.template === 'private';
  return (
    <>
      <div>
        <SwitchRow
          label={<Trans>Private</Trans>}
          help={<Trans>Only those whom you choose see it.</Trans>}
          checked={isPrivate}
          onChange={put('private')}
        />
        {!isPrivate && (
          <SwitchRow
            label={<Trans>Only some write</Trans>}
            help={<Trans>Everybody reads, only those whom you choose write.</Trans>}
            checked={value?.template === 'announcement'}
            onChange={put('announcement')}
          />
        )}
      </div>
      {value && roles.length > 0 && (
        <RoleChecks
          label={isPrivate ? t`Who sees it` : t`Who writes`}
          roles={roles}
          chosen={value.chosen}
          locked={({ id }) => !changeable.has(id) && t`at or above your highest role`}
          onChange={(chosen) => onChange({ ...value, chosen })}
        />
      )}
      {isPrivate && moderators.length > 0 && (
        <Button
          variant="text"
          size="small"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => onChange({ template: 'private', chosen: moderators })}
        >
          <Trans>Only those who moderate</Trans>
        </Button>
      )}
      {value && shutsOut(value.chosen) && (
        <p style={{ margin: 0, fontSize: '0.875rem' }}>
          <Trans>You have none of these roles, so you are let in by name.</Trans>
        </p>
      )}
    </>
  );
}
