import type { Step } from '@chat-js/permissions/explain.ts';
import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Permission } from '@chat-js/protocol/permissions.ts';
import { useLingui } from '@lingui/react/macro';
import { permissionPhrase } from '../../lib/permission-words.ts';

interface Question {
  permission: Permission;
  channel: Pick<Channel, 'name'>;
  name: string;
  /** It is about the one who asks. */
  self: boolean;
}

/** An explanation in words. */
export function useExplainWords({ permission, channel, name, self }: Question) {
  const { t, i18n } = useLingui();

  /** The last word, as it follows a colon. */
  function reason({ because, grants, needs }: Step): string {
    switch (because) {
      case 'owner':
        return t`owners may do everything`;
      case 'administrator':
        return t`administrators may do everything`;
      case 'roles':
        return t`a role allows it`;
      case 'no-role':
        return t`no role allows it`;
      case 'overwrite-everyone':
        return grants ? t`the channel allows it to everybody` : t`the channel denies it to everybody`;
      case 'overwrite-roles':
        return grants ? t`the channel allows it to a role` : t`the channel denies it to a role`;
      case 'overwrite-member':
        return grants ? t`the channel allows it by name` : t`the channel denies it by name`;
      case 'needs':
        return t`one would have to be able to ${permissionPhrase(needs ?? permission, i18n)}`;
      case 'time-out':
        return t`a time-out leaves only reading`;
    }
  }

  function sentence(granted: boolean, last: Step | undefined): string {
    const action = permissionPhrase(permission, i18n);
    const place = channel.name;
    const why = last ? reason(last) : '';
    if (self) return granted ? t`You can ${action} in “${place}”: ${why}.` : t`You cannot ${action} in “${place}”: ${why}.`;
    return granted ? t`${name} can ${action} in “${place}”: ${why}.` : t`${name} cannot ${action} in “${place}”: ${why}.`;
  }

  function step({ because, grants, needs }: Step): string {
    switch (because) {
      case 'owner':
        return self ? t`The server is yours.` : t`The server belongs to ${name}.`;
      case 'administrator':
        return t`Administrator by the role`;
      case 'roles':
        return t`In the whole server it is allowed by`;
      case 'no-role':
        return self ? t`None of your roles allows it in the whole server.` : t`None of the roles of ${name} allows it in the whole server.`;
      case 'overwrite-everyone':
        return grants ? t`Here it is allowed to` : t`Here it is denied to`;
      case 'overwrite-roles':
        return grants ? t`Then it is allowed here to` : t`Then it is denied here to`;
      case 'overwrite-member':
        if (self) return grants ? t`Then it is allowed here to you by name.` : t`Then it is denied here to you by name.`;
        return grants ? t`Then it is allowed here to ${name} by name.` : t`Then it is denied here to ${name} by name.`;
      case 'needs':
        return t`It is nothing without being able to ${permissionPhrase(needs ?? permission, i18n)}.`;
      case 'time-out':
        return self
          ? t`You are timed out: until that ends you can only read.`
          : t`${name} is timed out: until that ends, only reading is left.`;
    }
  }

  return { sentence, step };
}
