import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { SelectField } from '../../ui/SelectField.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { usePeople } from '../members/use-people.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { useMayRule } from './use-channel-rules.ts';
import { useRoles } from './use-roles.ts';

const Box = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 12,
  borderRadius: RADIUS.card,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

interface AddTargetProps {
  channel: Channel;
  onAdd: (entry: Pick<Overwrite, 'id' | 'type'>) => void;
  onCancel: () => void;
}

/** Whom a channel is to treat in another way: those below oneself of whom it says nothing yet. */
export function AddTarget({ channel, onAdd, onCancel }: AddTargetProps) {
  const { t } = useLingui();
  const mayRule = useMayRule(channel);
  const roles = useRoles(channel.guild_id);
  const { online, offline } = usePeople(channel.guild_id);
  const isNew = (id: string) => id !== channel.guild_id && !channel.permission_overwrites.some((entry) => entry.id === id);
  const free = roles.filter(({ id }) => isNew(id) && mayRule({ id, type: 0 }));
  const people = [...online, ...offline].filter(({ user }) => isNew(user.id) && mayRule({ id: user.id, type: 1 }));
  return (
    <Box>
      {free.length > 0 && (
        <SelectField
          label={t`Role`}
          value=""
          options={[{ value: '', label: t`Choose a role` }, ...free.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => id !== '' && onAdd({ id, type: 0 })}
        />
      )}
      <PersonPicker label={t`Person`} people={people} onChoose={({ user }) => onAdd({ id: user.id, type: 1 })} />
      <Button variant="text" color="inherit" sx={{ alignSelf: 'flex-start' }} onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
    </Box>
  );
}
