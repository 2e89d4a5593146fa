import type { AuditAction } from '@chat-js/protocol/audit-log.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { ACTION } from '../../lib/audit-actions.ts';

/** Kinds of deeds, as one chooses among them. */
export const ACTION_LABELS: Record<AuditAction, MessageDescriptor> = {
  [ACTION.GUILD_UPDATE]: msg`Server changed`,
  [ACTION.CHANNEL_CREATE]: msg`Channel created`,
  [ACTION.CHANNEL_UPDATE]: msg`Channel changed`,
  [ACTION.CHANNEL_DELETE]: msg`Channel deleted`,
  [ACTION.CHANNEL_OVERWRITE_CREATE]: msg`Channel permissions set`,
  [ACTION.CHANNEL_OVERWRITE_UPDATE]: msg`Channel permissions changed`,
  [ACTION.CHANNEL_OVERWRITE_DELETE]: msg`Channel permissions taken back`,
  [ACTION.MEMBER_KICK]: msg`Kicked`,
  [ACTION.MEMBER_PRUNE]: msg`Removed for absence`,
  [ACTION.MEMBER_BAN_ADD]: msg`Banned`,
  [ACTION.MEMBER_BAN_REMOVE]: msg`Ban lifted`,
  [ACTION.MEMBER_UPDATE]: msg`Nickname, time-out or voice`,
  [ACTION.MEMBER_ROLE_UPDATE]: msg`Roles of a member`,
  [ACTION.ROLE_CREATE]: msg`Role created`,
  [ACTION.ROLE_UPDATE]: msg`Role changed`,
  [ACTION.ROLE_DELETE]: msg`Role deleted`,
  [ACTION.INVITE_CREATE]: msg`Invite created`,
  [ACTION.INVITE_DELETE]: msg`Invite revoked`,
  [ACTION.MESSAGE_DELETE]: msg`Messages deleted`,
  [ACTION.MESSAGE_BULK_DELETE]: msg`Many messages deleted`,
  [ACTION.MESSAGE_PIN]: msg`Message pinned`,
  [ACTION.MESSAGE_UNPIN]: msg`Message unpinned`,
  [ACTION.AUTO_MODERATION_RULE_CREATE]: msg`AutoMod rule created`,
  [ACTION.AUTO_MODERATION_RULE_UPDATE]: msg`AutoMod rule changed`,
  [ACTION.AUTO_MODERATION_RULE_DELETE]: msg`AutoMod rule deleted`,
  [ACTION.AUTO_MODERATION_BLOCK_MESSAGE]: msg`AutoMod held back a message`,
  [ACTION.AUTO_MODERATION_FLAG_TO_CHANNEL]: msg`AutoMod reported a message`,
  [ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED]: msg`AutoMod gave a time-out`,
  [ACTION.MEMBER_WARN]: msg`Warned`,
  [ACTION.MEMBER_NOTE]: msg`Note written`,
  [ACTION.REPORT_UPDATE]: msg`Report worked on`,
  [ACTION.RAID_MODE]: msg`Raid mode`,
};
