import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ChannelTemplate } from '../../lib/channel-templates.ts';

interface TemplateWords {
  title: MessageDescriptor;
  description: MessageDescriptor;
  /** Above the roles to choose. */
  choose: MessageDescriptor;
}

export const TEMPLATES: Readonly<Record<ChannelTemplate, TemplateWords>> = {
  private: {
    title: msg`Private channel`,
    description: msg`Only those whom you choose see it.`,
    choose: msg`Who sees it`,
  },
  announcement: {
    title: msg`Only some write`,
    description: msg`Everybody reads, only those whom you choose write.`,
    choose: msg`Who writes`,
  },
  moderators: {
    title: msg`Moderators’ room`,
    description: msg`Only those who look after the server see it.`,
    choose: msg`Who sees it`,
  },
};
