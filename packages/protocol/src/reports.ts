import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Message } from './messages.ts';
import { operation } from './operation.ts';
import { queryInt, Snowflake, Timestamp } from './schemas.ts';
import { multiline } from './text.ts';
import { User } from './users.ts';

// Reports are ours: the API has none.

export const ReportCategory = z.enum(['spam', 'abuse', 'sexual', 'danger', 'illegal', 'other']);
export type ReportCategory = z.infer<typeof ReportCategory>;

/** The last two are closed; a report can be opened again. */
export const ReportStatus = z.enum(['open', 'in_progress', 'resolved', 'dismissed']);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** Who decides: the moderators of the guild, or the administrators of the installation. */
export const ReportQueue = z.enum(['guild', 'instance']);
export type ReportQueue = z.infer<typeof ReportQueue>;

const fields = {
  id: Snowflake,
  /** null: a message of a conversation without a guild. */
  guild_id: Snowflake.nullable(),
  to: ReportQueue,
  /** Whom it is about. */
  user: User,
  category: ReportCategory,
  comment: z.string(),
  status: ReportStatus,
  /** What was answered to whoever reported. */
  outcome: z.string().nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
};

/** A report as whoever wrote it sees it. */
export const OwnReport = z.strictObject({ ...fields, message_id: Snowflake.nullable() }).meta({ id: 'OwnReport' });
export type OwnReport = z.infer<typeof OwnReport>;

/**
 * A report as those see it who decide. `message` is the message as it was when it was reported. `withheld`: it is of a channel
 * that one may not read, so neither the message nor where it stands is told.
 */
export const Report = z
  .strictObject({
    ...fields,
    guild_name: z.string(),
    reporter: User,
    channel_id: Snowflake.nullable(),
    message_id: Snowflake.nullable(),
    message: Message.nullable(),
    withheld: z.boolean(),
    /** The administrators of the installation were asked too. */
    escalated: z.boolean(),
    assignee: User.nullable(),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

/** `context`: what stood around the message, the oldest first, without it. */
export const ReportDetails = Report.extend({ context: z.array(Message) }).meta({ id: 'ReportDetails' });
export type ReportDetails = z.infer<typeof ReportDetails>;

/** What is told of a report to those who decide: enough to count, and to know that there is something to fetch. */
export const ReportNews = z
  .strictObject({ id: Snowflake, guild_id: Snowflake.nullable(), queue: ReportQueue, status: ReportStatus, updated_at: Timestamp })
  .meta({ id: 'ReportNews' });
export type ReportNews = z.infer<typeof ReportNews>;

const guild = { guild_id: Snowflake };
const report = { report_id: Snowflake };
const page = {
  before: Snowflake.optional(),
  limit: queryInt({ min: 1, max: LIMITS.reportPage.max, fallback: LIMITS.reportPage.default }),
};
const queue = { status: z.enum([...ReportStatus.options, 'closed']).optional(), ...page };
const decision = {
  status: ReportStatus.optional(),
  assignee_id: Snowflake.nullable().optional(),
  /** Told to whoever reported. */
  outcome: multiline({ max: LIMITS.reportOutcome.max }).nullable().optional(),
};
const refusals = ['UNKNOWN_GUILD', 'UNKNOWN_REPORT', 'MISSING_PERMISSIONS'] as const;

export const reportOperations = {
  'reports.create': operation({
    summary: 'Report a message that one sees, or a person of the guild. The same again answers the first report',
    params: guild,
    body: {
      user_id: Snowflake,
      /** Both or neither. */
      channel_id: Snowflake.optional(),
      message_id: Snowflake.optional(),
      category: ReportCategory,
      comment: multiline({ max: LIMITS.reportComment.max }).default(''),
      to: ReportQueue.default('guild'),
    },
    answer: OwnReport,
    limit: { points: 5, seconds: 600 },
    errors: ['UNKNOWN_GUILD', 'UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'UNKNOWN_MEMBER', 'TOO_MANY_REPORTS'],
  }),
  'reports.createDirect': operation({
    summary: 'Report a message of a conversation to the administrators of the installation, who are shown what stands around it',
    params: { channel_id: Snowflake, message_id: Snowflake },
    body: { category: ReportCategory, comment: multiline({ max: LIMITS.reportComment.max }).default('') },
    answer: OwnReport,
    limit: { points: 5, seconds: 600 },
    errors: ['UNKNOWN_CHANNEL', 'UNKNOWN_MESSAGE', 'WRONG_CHANNEL_TYPE', 'TOO_MANY_REPORTS'],
  }),
  'reports.listMine': operation({
    summary: 'What one has reported, the newest first, with the answers',
    query: page,
    answer: z.array(OwnReport),
    limit: { points: 20, seconds: 10 },
  }),
  'reports.list': operation({
    summary: 'Reports to the moderators of a guild, the newest first, without those about oneself. `closed`: resolved or dismissed',
    params: guild,
    query: queue,
    answer: z.array(Report),
    limit: { points: 30, seconds: 10 },
    errors: ['UNKNOWN_GUILD', 'MISSING_PERMISSIONS'],
  }),
  'reports.get': operation({
    summary: 'One report, with what stood around the message',
    params: { ...guild, ...report },
    answer: ReportDetails,
    errors: refusals,
  }),
  'reports.update': operation({
    summary: 'Take, decide and answer a report, or ask the administrators of the installation',
    params: { ...guild, ...report },
    body: { ...decision, escalated: z.literal(true).optional() },
    answer: Report,
    limit: { points: 60, seconds: 60 },
    errors: refusals,
    audited: true,
  }),
  'reports.listForInstance': operation({
    summary: 'Reports to the administrators of the installation, without those about oneself',
    query: queue,
    audience: 'admin',
    answer: z.array(Report),
    errors: ['MISSING_ACCESS'],
  }),
  'reports.getForInstance': operation({
    summary: 'One report to the administrators of the installation',
    params: report,
    audience: 'admin',
    answer: ReportDetails,
    errors: ['MISSING_ACCESS', 'UNKNOWN_REPORT'],
  }),
  'reports.updateForInstance': operation({
    summary: 'Take, decide and answer a report to the administrators of the installation',
    params: report,
    body: decision,
    audience: 'admin',
    answer: Report,
    errors: ['MISSING_ACCESS', 'UNKNOWN_REPORT'],
  }),
};
