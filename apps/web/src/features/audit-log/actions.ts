import type { AuditAction } from '@chat-js/protocol/audit-actions.ts';
import { AUDIT_ACTION } from '@chat-js/protocol/audit-actions.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Kinds of deeds, as one chooses among them. */
export const ACTION_LABELS: Record<AuditAction, MessageDescriptor> = {
  [AUDIT_ACTION.GUILD_UPDATE]: msg`Server changed`,
  [AUDIT_ACTION.CHANNEL_CREATE]: msg`Channel created`,
  [AUDIT_ACTION.CHANNEL_UPDATE]: msg`Channel changed`,
  [AUDIT_ACTION.CHANNEL_DELETE]: msg`Channel deleted`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_CREATE]: msg`Channel permissions set`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_UPDATE]: msg`Channel permissions changed`,
  [AUDIT_ACTION.CHANNEL_OVERWRITE_DELETE]: msg`Channel permissions taken back`,
  [AUDIT_ACTION.MEMBER_KICK]: msg`Kicked`,
  [AUDIT_ACTION.MEMBER_PRUNE]: msg`Removed for absence`,
  [AUDIT_ACTION.MEMBER_BAN_ADD]: msg`Banned`,
  [AUDIT_ACTION.MEMBER_BAN_REMOVE]: msg`Ban lifted`,
  [AUDIT_ACTION.MEMBER_UPDATE]: msg`Nickname, time-out or voice`,
  [AUDIT_ACTION.MEMBER_ROLE_UPDATE]: msg`Roles of a member`,
  [AUDIT_ACTION.ROLE_CREATE]: msg`Role created`,
  [AUDIT_ACTION.ROLE_UPDATE]: msg`Role changed`,
  [AUDIT_ACTION.ROLE_DELETE]: msg`Role deleted`,
  [AUDIT_ACTION.INVITE_CREATE]: msg`Invite created`,
  [AUDIT_ACTION.INVITE_DELETE]: msg`Invite revoked`,
  [AUDIT_ACTION.EMOJI_CREATE]: msg`Emoji added`,
  [AUDIT_ACTION.EMOJI_UPDATE]: msg`Emoji renamed`,
  [AUDIT_ACTION.EMOJI_DELETE]: msg`Emoji deleted`,
  [AUDIT_ACTION.MESSAGE_DELETE]: msg`Messages deleted`,
  [AUDIT_ACTION.MESSAGE_BULK_DELETE]: msg`Many messages deleted`,
  [AUDIT_ACTION.MESSAGE_PIN]: msg`Message pinned`,
  [AUDIT_ACTION.MESSAGE_UNPIN]: msg`Message unpinned`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_CREATE]: msg`AutoMod rule created`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_UPDATE]: msg`AutoMod rule changed`,
  [AUDIT_ACTION.AUTO_MODERATION_RULE_DELETE]: msg`AutoMod rule deleted`,
  [AUDIT_ACTION.AUTO_MODERATION_BLOCK_MESSAGE]: msg`AutoMod held back a message`,
  [AUDIT_ACTION.AUTO_MODERATION_FLAG_TO_CHANNEL]: msg`AutoMod reported a message`,
  [AUDIT_ACTION.AUTO_MODERATION_USER_COMMUNICATION_DISABLED]: msg`AutoMod gave a time-out`,
  [AUDIT_ACTION.MEMBER_WARN]: msg`Warned`,
  [AUDIT_ACTION.MEMBER_NOTE]: msg`Note written`,
  [AUDIT_ACTION.REPORT_UPDATE]: msg`Report worked on`,
  [AUDIT_ACTION.RAID_MODE]: msg`Raid mode`,
};
