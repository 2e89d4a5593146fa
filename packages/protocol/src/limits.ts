/** Every limit on input, in one place. Lengths count code points, as JSON Schema does; sizes are bytes; times are seconds unless named. */
export const LIMITS = {
  username: { min: 2, max: 32 },
  globalName: { max: 32 },
  password: { min: 8, max: 1024 },
  email: { max: 254 },
  bio: { max: 190 },
  /** Discord: the same. */
  customStatus: { max: 128 },
  guildName: { min: 1, max: 100 },
  guildDescription: { max: 300 },
  channelName: { min: 1, max: 100 },
  channelTopic: { max: 1024 },
  /** People in a voice channel, where it has a limit (Discord: 99). */
  voiceUserLimit: 99,
  /** Of the sound in a voice channel, in bits a second (Discord: 8000 to 96,000). */
  voiceBitrate: { min: 8000, max: 96_000, default: 64_000 },
  messageContent: { max: 4000 },
  nonce: { max: 25 },
  /** A text before it is sent: names take more room than what is sent for them, and it may have to be shortened yet. */
  draft: 8000,
  /** Channels whose reading is told at once (Discord: 100). */
  readStates: 100,
  /** Mentions of one channel that are counted. */
  countedMentions: 100,
  /** People, or roles, that one message tells (Discord: 100 each). */
  mentions: 100,
  /** Messages of one person that wait for their time; how far ahead that is; how long one that failed is kept. ms. */
  scheduled: { perUser: 100, soonestMs: 10_000, latestMs: 366 * 86_400_000, keptFailedMs: 30 * 86_400_000 },
  /** What somebody wants to be reminded of; how many of one person stand, and how far ahead. ms. */
  reminder: { min: 1, max: 1000 },
  reminders: { perUser: 100, latestMs: 366 * 86_400_000 },
  /** Different emoji under a message (Discord: 20), and who reacted with one, page by page. */
  reactions: 20,
  reactorPage: { default: 25, max: 100 },
  /** The lengths of a poll (Discord: the same), and who voted for an answer, page by page. */
  poll: { question: { min: 1, max: 300 }, answer: { min: 1, max: 55 }, answers: 10, hours: 768, defaultHours: 24 },
  voterPage: { default: 25, max: 100 },
  /** `name:id` of an emoji: 32 characters, a colon, an id. */
  emojiName: 64,
  /** Emoji of a guild: those that move and those that do not each have a count (Discord: 50), a name and a size in bytes. */
  emojis: 50,
  animatedEmojis: 50,
  emojiTitle: { min: 2, max: 32 },
  emojiBytes: 256 * 1024,
  /** Channels of a guild, categories included (Discord: 500). */
  channels: 500,
  /** Threads of a guild that have not ended, people in one (Discord: 1000 each), and threads that have, page by page. */
  activeThreads: 1000,
  threadMembers: 1000,
  /** In a conversation without a guild. */
  directPeople: 10,
  /** So many conversations with strangers one begins in an hour. */
  strangersPerHour: 10,
  threadPage: { default: 50, max: 100 },
  /** The tags of a forum, their names, and the tags of one post (Discord: the same). */
  forumTag: { perForum: 20, perPost: 5, name: { min: 1, max: 20 } },
  /** Posts whose first messages are asked for at once. */
  postData: 100,
  /** Webhooks of a channel (Discord: 15), and channels that follow one. */
  webhooks: 15,
  followers: 1000,
  /** Friends of a person (Discord: 1000), requests to and from them that wait, and those whom they have blocked. */
  relationships: { friends: 1000, outgoing: 200, incoming: 200, blocked: 1000 },
  guildsPerUser: 100,
  guildFolderName: 32,
  /** Devices of a person that are told while the app is closed, and the address of one. */
  pushSubscriptions: 20,
  pushEndpoint: 1024,
  /** Places of a guild, or conversations, for which somebody has chosen what they are notified of. */
  channelOverrides: 1000,
  /** The longest mute that ends by itself. Seconds. */
  muteSeconds: 366 * 86_400,
  /** Roles of a guild, @everyone included (Discord: 250). */
  roles: 250,
  roleName: { min: 1, max: 100 },
  nick: { max: 32 },
  /** Overwrites of one channel (Discord: 100). */
  overwrites: 100,
  auditReason: { max: 512 },
  auditPage: { default: 50, max: 100 },
  /** How long what a moderator did can be undone, and how long the audit log is kept. ms. */
  undoMs: 15 * 60_000,
  auditMs: 90 * 86_400_000,
  reportComment: { max: 1000 },
  reportOutcome: { max: 1000 },
  reportPage: { default: 25, max: 100 },
  /** Undecided reports of one person in a guild. */
  openReports: 25,
  /** How long a report is kept after it was closed. ms. */
  reportMs: 90 * 86_400_000,
  noteText: { max: 1000 },
  /** The longest time-out (Discord: 28 days). ms. */
  timeOutMs: 28 * 86_400_000,
  /** How far back a ban deletes what was written (Discord: 7 days), and the longest ban that ends by itself. Seconds. */
  banDeleteSeconds: 604_800,
  banSeconds: 366 * 86_400,
  banPage: { default: 1000, max: 1000 },
  /** People banned by one call (Discord: 200). */
  bulkBan: 200,
  /** What each verification level asks of who has no role: registered for so long, a member for so long. ms. */
  verificationMs: [
    { registered: 0, member: 0 },
    { registered: 5 * 60_000, member: 0 },
    { registered: 3_600_000, member: 0 },
    { registered: 3_600_000, member: 10 * 60_000 },
    { registered: 3_600_000, member: 86_400_000 },
  ],
  /** Seconds between two messages of one person, and how long a raid that was noticed holds (ms). */
  raidSlowMode: 30,
  raidMs: 3_600_000,
  /** How far ahead invites can be paused (Discord: 24 hours). ms. */
  incidentMs: 24 * 3_600_000,
  /** Seconds between two messages of one person (Discord: 6 hours). */
  slowMode: 21_600,
  /** Messages deleted at once by their ids, and how old they may be (Discord: 100, 14 days). ms. */
  bulkDelete: { min: 2, max: 100, ageMs: 14 * 86_400_000 },
  /** What one person wrote lately, deleted at once: at most so many messages, so far back. Seconds. */
  deleteOf: { messages: 1000, seconds: 7 * 86_400 },
  /** What undoing one deletion keeps: a document of MongoDB holds 16 MB. Bytes. */
  undoBytes: 4 * 1024 * 1024,
  /** Reactions that undoing one deletion brings back. */
  undoReactions: 20_000,
  /** The same of votes. */
  undoVotes: 20_000,
  /** Whoever had a deleted role gets it back when that is undone. The deletion of one that more people had stays. */
  undoHolders: 10_000,
  /** Pins of a channel, and of one page of them (Discord: 250, 50). */
  pins: 250,
  pinPage: 50,
  invitesPerGuild: 1000,
  inviteMaxAge: 604_800,
  inviteMaxUses: 100,
  autoMod: {
    /** Rules of a guild (Discord: 6 of keywords, 1 of each other kind). */
    rules: 1000,
    name: { min: 1, max: 100 },
    keywords: 1000,
    keyword: { min: 1, max: 60 },
    patterns: 10,
    pattern: { min: 1, max: 260 },
    allowed: 100,
    allowedOfPreset: 1000,
    actions: 5,
    exemptRoles: 20,
    exemptChannels: 50,
    customMessage: { max: 300 },
    mentions: 50,
    /** Messages that a rule is tried on. */
    tested: 1000,
    /** Four weeks. */
    timeout: 2_419_200,
    /** Instructions of a compiled regular expression: what it may cost a message. Any text of 260 characters fits; `.{0,999}` does not. */
    patternSize: 300,
    /** The same of all rules of a guild together: some 250 expressions of usual size. */
    guildPatternSize: 5000,
    /** Characters of all keywords and allowed phrases of a guild together: what they may take of memory. */
    guildKeywordLength: 1_000_000,
  },
  /** Previews of links: of one message, and what one of them holds (Discord: 256 and 350 characters; 400 × 300 px). */
  previews: { links: 5, title: 256, description: 350, siteName: 256, width: 400, height: 300 },
  /** A recording: bytes, how long it is, and how many bytes its loudness is told in (Discord: 256). */
  voiceMessage: { bytes: 8 * 1024 * 1024, seconds: 1200, waveform: 256 },
  fileName: 260,
  messagePage: { default: 50, max: 100 },
  /** Channels whose messages one connection asks for by name. */
  shownChannels: 50,
  memberPage: { default: 1, max: 1000 },
  onlineMembers: 250,
  /** Above this many members a guild is `large`: its members and presences are fetched, not announced. */
  largeGuild: 250,
  /** An uploaded avatar or icon, decoded from its data URI. */
  imageBytes: 4 * 1024 * 1024,
  /** A JSON body over HTTP, or one Socket.IO packet; a body without an image. */
  bodyBytes: 6 * 1024 * 1024,
  plainBodyBytes: 1024 * 1024,
  packetBytes: 6 * 1024 * 1024,
} as const;
