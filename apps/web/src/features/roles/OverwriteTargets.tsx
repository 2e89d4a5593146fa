import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import AddIcon from '@material-symbols/svg-400/rounded/add.svg?react';
import RemoveIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { displayName } from '../../lib/names.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RoleDot } from '../../ui/RoleDot.tsx';
import { AddTarget } from './AddTarget.tsx';
import { type useChannelRules, useMayRule } from './use-channel-rules.ts';
import { useRoles } from './use-roles.ts';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const Item = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  borderRadius: 8,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '&[data-chosen=true]': { background: theme.vars?.palette.tokens.active },
}));

const Name = styled(ButtonBase)({
  flex: 1,
  minWidth: 0,
  minHeight: 40,
  gap: 10,
  padding: '0 10px',
  justifyContent: 'flex-start',
  borderRadius: 8,
  font: 'inherit',
  textAlign: 'left',
  '& > b': { fontWeight: 550, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '@media (pointer: coarse)': { minHeight: 44 },
});

interface OverwriteTargetsProps {
  channel: Channel;
  rules: ReturnType<typeof useChannelRules>;
  target: string | null;
  onChoose: (id: string) => void;
}

/** The roles and people of whom a channel says something; @everyone is always among them. */
export function OverwriteTargets({ channel, rules, target, onChoose }: OverwriteTargetsProps) {
  const { guild_id, permission_overwrites } = channel;
  const roles = useRoles(guild_id);
  const [adding, setAdding] = useState(false);
  const ruled = (id: string) => permission_overwrites.find((entry) => entry.id === id);
  const people = permission_overwrites.filter(({ type }) => type === 1);
  const shared = { rules, target, onChoose };

  async function add(entry: Pick<Overwrite, 'id' | 'type'>) {
    setAdding(false);
    if (await rules.add(entry)) onChoose(entry.id);
  }

  return (
    <>
      <List>
        {roles
          .filter(({ id }) => id === guild_id || ruled(id))
          .map((role) => (
            <Target
              key={role.id}
              {...shared}
              channel={channel}
              entry={ruled(role.id)}
              id={role.id}
              name={role.name}
              mark={<RoleDot role={role} />}
            />
          ))}
        {people.map((entry) => (
          <PersonTarget key={entry.id} {...shared} channel={channel} entry={entry} />
        ))}
      </List>
      {adding ? (
        <AddTarget channel={channel} onAdd={(entry) => void add(entry)} onCancel={() => setAdding(false)} />
      ) : (
        <Button variant="outlined" startIcon={<AddIcon />} sx={{ alignSelf: 'flex-start' }} onClick={() => setAdding(true)}>
          <Trans>Add a role or a person</Trans>
        </Button>
      )}
    </>
  );
}

type Shared = Omit<OverwriteTargetsProps, 'channel'>;

function PersonTarget({ channel, entry, ...shared }: Shared & { channel: Channel; entry: Overwrite }) {
  const { t } = useLingui();
  const user = useClientState((state) => state.users[entry.id]);
  const member = useClientState((state) => state.members[channel.guild_id]?.[entry.id]);
  const name = user ? displayName(user, member) : t`Somebody who is not here`;
  const mark = <Avatar id={entry.id} name={name} src={user ? avatarUrl(user) : null} size={22} />;
  return <Target {...shared} channel={channel} entry={entry} id={entry.id} name={name} mark={mark} />;
}

interface TargetProps extends Shared {
  channel: Channel;
  entry: Overwrite | undefined;
  id: string;
  name: string;
  mark: ReactNode;
}

function Target({ channel, rules, target, onChoose, entry, id, name, mark }: TargetProps) {
  const { t } = useLingui();
  const mayRule = useMayRule(channel);
  return (
    <Item data-chosen={id === target}>
      <Name aria-pressed={id === target} onClick={() => onChoose(id)}>
        {mark}
        <b>{name}</b>
      </Name>
      {entry && id !== channel.guild_id && mayRule(entry) && (
        <IconButton
          aria-label={t`Treat ${name} as elsewhere`}
          title={t`Treat ${name} as elsewhere`}
          onClick={() => void rules.remove(entry)}
        >
          <RemoveIcon width={18} height={18} />
        </IconButton>
      )}
    </Item>
  );
}
