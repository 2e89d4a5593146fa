import { channelPermissions } from '@chat-js/permissions/permissions.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import type { AutoModEmbed } from '@chat-js/protocol/messages.ts';
import { namedChannel } from '../channels/named-channel.ts';
import { isWritable } from '../channels/rules.ts';
import type { Context } from '../context.ts';
import { memberAccess } from '../members/new-member.ts';
import type { MemberRow } from '../members/store.ts';
import { messageCreated } from '../messages/message-created.ts';
import { newMessage } from '../messages/new-message.ts';
import { isPrivate } from '../threads/is-private.ts';
import type { Caught } from './caught.ts';
import { isOpenTo } from './is-open-to.ts';
import type { Hit } from './search.ts';

/** Puts an alert into the channel that a rule names; answers its id. Undefined when the channel is gone. */
export async function sendAlert(ctx: Context, caught: Caught, hit: Hit, channel_id: Id | undefined): Promise<Id | undefined> {
  const { guild, channel, member } = caught.accessed;
  const place = guild.channels.find(({ id }) => id === channel_id);
  if (!place || !isWritable(place)) return undefined;
  // Whoever reads the alert need not see where it was written: then it does not say what.
  const now = ctx.clock.now();
  const reads = (one: MemberRow) => channelPermissions(guild, place.permission_overwrites, memberAccess(one, now)) !== 0n;
  const isTold = place.id === channel.id || (await isOpenTo(ctx, guild, channel, reads));
  const field = (name: AutoModEmbed['fields'][number]['name'], value: string | null | undefined) =>
    value ? [{ name, value, inline: false }] : [];
  const alert: AutoModEmbed = {
    type: 'auto_moderation_message',
    description: isTold ? caught.content : '',
    fields: [
      ...field('rule_name', hit.rule.name),
      ...field('channel_id', namedChannel(channel)),
      ...field('keyword', isTold ? hit.matched_keyword : null),
      ...field('keyword_matched_content', isTold ? hit.matched_content : null),
      ...field('flagged_message_id', isPrivate(channel) ? null : caught.message_id),
    ],
  };

  const id = ctx.ids.next();
  const { row } = await ctx.storage.messages.insertOnce(
    newMessage({ id, channel_id: place.id, author_id: member.user_id, content: '', time: ctx.clock.now(), alert }),
  );
  const author = await ctx.directory.getUserJson(member.user_id);
  await ctx.bus.publish(messageCreated(row, { readers_of_channel: place.id, in_guild: guild.id }, { author }, member));
  return id;
}
