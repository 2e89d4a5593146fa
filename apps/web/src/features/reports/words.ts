import type { ReportCategory, ReportStatus } from '@chat-js/protocol/reports.ts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const CATEGORY_WORDS: Record<ReportCategory, MessageDescriptor> = {
  spam: msg`Spam or advertising`,
  abuse: msg`Insults or threats`,
  sexual: msg`Sexual or violent content`,
  danger: msg`Someone is in danger`,
  illegal: msg`Against the law`,
  other: msg`Something else`,
};

export const STATUS_WORDS: Record<ReportStatus, MessageDescriptor> = {
  open: msg`not looked at yet`,
  in_progress: msg`being looked at`,
  resolved: msg`resolved`,
  dismissed: msg`closed without action`,
};
