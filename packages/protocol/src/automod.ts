import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { Snowflake } from './schemas.ts';
import { cleanText, isBlank, line } from './text.ts';

const MAX = LIMITS.autoMod;

export const AUTO_MOD_EVENT = { MESSAGE_SEND: 1 } as const;

/** Discord's, which go from 1 to 6; 100 and above are ours, so that theirs may grow. */
export const AUTO_MOD_TRIGGER = { KEYWORD: 1, SPAM: 3, KEYWORD_PRESET: 4, MENTION_SPAM: 5, LINK: 100 } as const;

export const AUTO_MOD_PRESET = { PROFANITY: 1, SEXUAL_CONTENT: 2, SLURS: 3 } as const;

export const AUTO_MOD_ACTION = { BLOCK_MESSAGE: 1, SEND_ALERT_MESSAGE: 2, TIMEOUT: 3 } as const;

export const AutoModTriggerType = z
  .union([z.literal(1), z.literal(3), z.literal(4), z.literal(5), z.literal(100)])
  .meta({ id: 'AutoModTriggerType', description: '1 keywords, 3 spam, 4 ready-made keywords, 5 mentions; ours: 100 links' });
export type AutoModTriggerType = z.infer<typeof AutoModTriggerType>;

const Preset = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ id: 'AutoModPreset', description: '1 profanity, 2 sexual content, 3 slurs' });

/** Which fields count depends on the kind of trigger, see `FIELDS`. */
export const AutoModTriggerMetadata = z
  .strictObject({
    keyword_filter: z.array(z.string()).optional(),
    regex_patterns: z.array(z.string()).optional(),
    presets: z.array(Preset).optional(),
    allow_list: z.array(z.string()).optional(),
    mention_total_limit: z.int().optional(),
    mention_raid_protection_enabled: z.boolean().optional(),
  })
  .meta({ id: 'AutoModTriggerMetadata' });
export type AutoModTriggerMetadata = z.infer<typeof AutoModTriggerMetadata>;

const ActionType = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ id: 'AutoModActionType', description: '1 block the message, 2 alert in a channel, 3 time-out' });

export const AutoModAction = z
  .strictObject({
    type: ActionType,
    metadata: z.strictObject({
      channel_id: Snowflake.optional(),
      /** Seconds of time-out. */
      duration_seconds: z.int().optional(),
      /** Shown to the author of a blocked message. */
      custom_message: z.string().optional(),
    }),
  })
  .meta({ id: 'AutoModAction' });
export type AutoModAction = z.infer<typeof AutoModAction>;

export const AutoModRule = z
  .strictObject({
    id: Snowflake,
    guild_id: Snowflake,
    name: z.string(),
    creator_id: Snowflake,
    event_type: z.literal(1),
    trigger_type: AutoModTriggerType,
    trigger_metadata: AutoModTriggerMetadata,
    actions: z.array(AutoModAction),
    enabled: z.boolean(),
    exempt_roles: z.array(Snowflake),
    exempt_channels: z.array(Snowflake),
  })
  .meta({ id: 'AutoModRule' });
export type AutoModRule = z.infer<typeof AutoModRule>;

// `*` at either end is a wildcard; what is left must be something to look for.
const keyword = line(MAX.keyword).refine((text) => !isBlank(text.replace(/^\*+|\*+$/g, '')), 'a wildcard alone would catch every message');
const pattern = z.string().max(MAX.pattern.max).transform(cleanText).pipe(z.string().min(MAX.pattern.min).max(MAX.pattern.max));

/** Discord's clients send null for "nothing". */
function absent<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const metadata = z
  .strictObject({
    keyword_filter: absent(z.array(keyword).max(MAX.keywords)),
    regex_patterns: absent(z.array(pattern).max(MAX.patterns)),
    presets: absent(z.array(Preset).transform((list) => [...new Set(list)])),
    allow_list: absent(z.array(keyword).max(MAX.allowedOfPreset)),
    mention_total_limit: absent(z.int().min(0).max(MAX.mentions)),
    mention_raid_protection_enabled: absent(z.boolean()),
  })
  .transform((fields): AutoModTriggerMetadata => present(fields));

const action = z.strictObject({
  type: ActionType,
  metadata: z
    .strictObject({
      channel_id: absent(Snowflake),
      duration_seconds: absent(z.int().min(1).max(MAX.timeout)),
      custom_message: absent(line(MAX.customMessage)),
    })
    .nullish()
    .transform((fields): AutoModAction['metadata'] => present(fields ?? {})),
});

const name = line(MAX.name);
const event_type = z.literal(AUTO_MOD_EVENT.MESSAGE_SEND);
const actions = z.array(action).min(1).max(MAX.actions);
const exempt_roles = ids(MAX.exemptRoles);
const exempt_channels = ids(MAX.exemptChannels);

function ids(max: number) {
  return z
    .array(Snowflake)
    .max(max)
    .transform((list) => [...new Set(list)]);
}

/** The body that makes a rule. What its fields say to each other is checked by `CompleteAutoModRule`. */
export const newAutoModRule = {
  name,
  event_type,
  trigger_type: AutoModTriggerType,
  trigger_metadata: metadata.nullish().transform((fields) => fields ?? {}),
  actions,
  enabled: z.boolean().nullish().transform(Boolean),
  exempt_roles: exempt_roles.nullish().transform((list) => list ?? []),
  exempt_channels: exempt_channels.nullish().transform((list) => list ?? []),
};

/** The body that changes a rule, whose trigger type stays. Lists and metadata are replaced whole; what is absent stays. */
export const changedAutoModRule = {
  name: name.optional(),
  event_type: event_type.optional(),
  trigger_metadata: metadata.optional(),
  actions: actions.optional(),
  enabled: z.boolean().optional(),
  exempt_roles: exempt_roles.optional(),
  exempt_channels: exempt_channels.optional(),
};

/** A new rule, or what a change makes of one: every field by itself, and all of them together. */
export const CompleteAutoModRule = z.strictObject(newAutoModRule).superRefine((rule, refinement) => {
  const refuse = (path: (string | number)[], message: string) => refinement.addIssue({ code: 'custom', path, message });
  checkTrigger(rule, (field, message) => refuse(['trigger_metadata', ...field], message));
  const types = rule.actions.map(({ type }) => type);
  rule.actions.forEach((action, index) => {
    if (types.indexOf(action.type) < index) refuse(['actions', index, 'type'], 'the same action twice');
    checkAction(action, (field, message) => refuse(['actions', index, 'metadata', field], message));
  });
});
export type CompleteAutoModRule = z.infer<typeof CompleteAutoModRule>;

type MetadataField = keyof AutoModTriggerMetadata;

/** The fields that mean something for a kind of trigger; Discord's table "Trigger Metadata", and ours for links. */
const FIELDS: Record<AutoModTriggerType, readonly MetadataField[]> = {
  [AUTO_MOD_TRIGGER.KEYWORD]: ['keyword_filter', 'regex_patterns', 'allow_list'],
  [AUTO_MOD_TRIGGER.SPAM]: [],
  [AUTO_MOD_TRIGGER.KEYWORD_PRESET]: ['presets', 'allow_list'],
  [AUTO_MOD_TRIGGER.MENTION_SPAM]: ['mention_total_limit', 'mention_raid_protection_enabled'],
  [AUTO_MOD_TRIGGER.LINK]: ['allow_list'],
};

/** A name of the Internet without scheme, port and path; other alphabets than Latin are welcome. */
const DOMAIN =
  /^(?=.{1,60}$)[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?)*$/u;

function checkTrigger(
  { trigger_type: type, trigger_metadata: given }: Pick<AutoModRule, 'trigger_type' | 'trigger_metadata'>,
  refuse: (path: (string | number)[], message: string) => void,
): void {
  for (const field of Object.keys(given) as MetadataField[]) {
    if (given[field] !== undefined && !FIELDS[type].includes(field)) refuse([field], 'means nothing for this type of trigger');
  }
  const { keyword_filter = [], regex_patterns = [], presets = [], allow_list = [] } = given;
  if (type === AUTO_MOD_TRIGGER.KEYWORD && keyword_filter.length + regex_patterns.length === 0) {
    refuse(['keyword_filter'], 'a keyword or a regular expression is needed');
  }
  if (type === AUTO_MOD_TRIGGER.KEYWORD_PRESET && presets.length === 0) refuse(['presets'], 'choose at least one');
  if (type === AUTO_MOD_TRIGGER.MENTION_SPAM && given.mention_total_limit === undefined && !given.mention_raid_protection_enabled) {
    refuse(['mention_total_limit'], 'say how many mentions are allowed');
  }
  if (type !== AUTO_MOD_TRIGGER.KEYWORD_PRESET && allow_list.length > MAX.allowed) {
    refuse(['allow_list'], `at most ${MAX.allowed} for this type of trigger`);
  }
  if (type !== AUTO_MOD_TRIGGER.LINK) return;
  allow_list.forEach((domain, index) => {
    if (!DOMAIN.test(domain)) refuse(['allow_list', index], 'a domain is expected, such as example.com');
  });
}

const METADATA_OF_ACTION = {
  [AUTO_MOD_ACTION.BLOCK_MESSAGE]: { field: 'custom_message', required: false },
  [AUTO_MOD_ACTION.SEND_ALERT_MESSAGE]: { field: 'channel_id', required: true },
  [AUTO_MOD_ACTION.TIMEOUT]: { field: 'duration_seconds', required: true },
} as const;

function checkAction({ type, metadata }: AutoModAction, refuse: (field: string, message: string) => void): void {
  const { field: own, required } = METADATA_OF_ACTION[type];
  for (const [field, value] of Object.entries(metadata)) {
    if (field !== own && value !== undefined) refuse(field, 'means nothing for this action');
  }
  if (required && metadata[own] === undefined) refuse(own, 'is needed for this action');
}
