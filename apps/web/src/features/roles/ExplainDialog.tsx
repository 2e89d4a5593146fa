import { explain } from '@chat-js/permissions/explain.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { CHANNEL, isTextual } from '../../lib/channel-types.ts';
import { useClientState } from '../../lib/client.tsx';
import { openDialog } from '../../lib/dialogs.ts';
import { ruling } from '../../lib/guilds.ts';
import { displayName } from '../../lib/names.ts';
import { groupsFor, permissionsIn } from '../../lib/permission-words.ts';
import { memberAccess, useMay } from '../../lib/permissions.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { type Person, usePeople } from '../members/use-people.ts';
import { ExplainAnswer } from './ExplainAnswer.tsx';
import { PersonPicker } from './PersonPicker.tsx';

interface ExplainDialogProps {
  channel_id: string;
  /** Of whom; oneself by default. */
  user_id?: string;
  onClose: () => void;
}

/** "Why can't Anna write here?" */
export function ExplainDialog({ channel_id, user_id, onClose }: ExplainDialogProps) {
  const { channel, inThread } = useClientState((state) => ({
    channel: ruling(state, channel_id),
    inThread: ruling(state, channel_id) !== state.channels[channel_id],
  }));
  const me = useClientState((state) => state.me?.id ?? '');
  if (!channel) return null;
  const about = inThread ? 'SEND_MESSAGES_IN_THREADS' : firstPermission(channel.type);
  return <Question channel={channel} first={user_id ?? me} about={about} me={me} onClose={onClose} />;
}

interface QuestionProps {
  channel: Channel;
  first: string;
  about: Permission;
  me: string;
  onClose: () => void;
}

function Question({ channel, first, about, me, onClose }: QuestionProps) {
  const { t, i18n } = useLingui();
  const { guild_id } = channel;
  const [user_id, setUserId] = useState(first);
  const [permission, setPermission] = useState<Permission>(about);
  const guild = useClientState((state) => state.guilds[guild_id]);
  const person = usePerson(guild_id, user_id);
  const roles = person.chosen?.roles ?? [];
  const timedOut = useClientState((state) => memberAccess(state, guild_id, user_id).timed_out);
  const mayRule = useMay('MANAGE_ROLES', guild_id, channel.id);
  if (!guild) return null;
  const options = groupsFor(channel.type).flatMap((group) =>
    permissionsIn(group).map(([value, words]) => ({ value, label: i18n._(words.name) })),
  );
  const { name } = channel;
  return (
    <AppDialog
      title={t`Who may do what in ${name}`}
      onClose={onClose}
      actions={
        mayRule && (
          <Button variant="text" onClick={() => openDialog('channelPermissions', { channel_id: channel.id })}>
            <Trans>Change the permissions</Trans>
          </Button>
        )
      }
    >
      <PersonPicker label={t`Person`} people={person.people} value={person.chosen} onChoose={({ user }) => setUserId(user.id)} />
      <SelectField label={t`What about`} value={permission} options={options} onChange={setPermission} />
      {person.chosen && (
        <ExplainAnswer
          explanation={explain(guild, channel.permission_overwrites, { user_id, roles, timed_out: timedOut }, permission)}
          permission={permission}
          channel={channel}
          roles={guild.roles}
          name={person.chosen.name}
          self={user_id === me}
        />
      )}
    </AppDialog>
  );
}

/** Everybody, and the one it is about: known even while the others are fetched. */
function usePerson(guild_id: string, user_id: string): { people: Person[]; chosen: Person | null } {
  const { online, offline } = usePeople(guild_id);
  const user = useClientState((state) => state.users[user_id] ?? (state.me?.id === user_id ? state.me : undefined));
  const member = useClientState((state) => state.members[guild_id]?.[user_id]);
  const people = [...online, ...offline];
  const listed = people.find((person) => person.user.id === user_id);
  const known = user && { user, name: displayName(user, member), seen: undefined, roles: member?.roles ?? [] };
  return { people, chosen: listed ?? known ?? null };
}

function firstPermission(type: number): Permission {
  if (isTextual({ type }) || type === CHANNEL.forum) return 'SEND_MESSAGES';
  return type === CHANNEL.voice ? 'CONNECT' : 'VIEW_CHANNEL';
}
