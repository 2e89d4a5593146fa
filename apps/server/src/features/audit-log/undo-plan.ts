import type { Id } from '@chat-js/protocol/ids.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import type { StoredChannel } from '../guilds/store.ts';
import type { MemberPatch, MemberRow } from '../members/store.ts';
import type { RemovedMessages } from '../messages/removal.ts';
import type { RemovedRole } from '../roles/removed-role.ts';

/**
 * What was before a deed and what came of it, so that it can be undone exactly: only while what came of it still stands.
 * Kept as JSON for as long as it can be undone.
 */
export type Undo =
  | { kind: 'member-removed'; row: MemberRow }
  | { kind: 'member-changed'; user_id: Id; before: MemberPatch; after: MemberPatch }
  | { kind: 'role-changed'; role_id: Id; before: Partial<Role>; after: Partial<Role> }
  | ({ kind: 'role-deleted' } & RemovedRole)
  | { kind: 'roles-moved'; before: Record<Id, number>; after: Record<Id, number> }
  | { kind: 'channel-changed'; channel_id: Id; before: Partial<StoredChannel>; after: Partial<StoredChannel> }
  | ({ kind: 'messages-removed' } & RemovedMessages);
