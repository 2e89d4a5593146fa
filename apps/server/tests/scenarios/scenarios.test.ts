import { beforeAll, describe, test } from 'vitest';
import { type Nodes, startNodes } from '../nodes/nodes.ts';
import { accountScenarios, installationScenarios } from './accounts.ts';
import { announcementScenarios } from './announcements.ts';
import { callScenarios } from './calls.ts';
import { directMessageScenarios } from './direct-messages.ts';
import { forumScenarios } from './forums.ts';
import { friendScenarios } from './friends.ts';
import { guildScenarios } from './guilds.ts';
import { limitScenarios } from './limits.ts';
import { messageScenarios } from './messages.ts';
import { notificationScenarios } from './notifications.ts';
import { permissionScenarios } from './permissions.ts';
import { presenceScenarios } from './presence.ts';
import { privateThreadScenarios } from './private-threads.ts';
import { resumeScenarios } from './resume.ts';
import { threadScenarios } from './threads.ts';
import { voiceScenarios } from './voice.ts';

const SCENARIOS = {
  ...accountScenarios,
  ...announcementScenarios,
  ...friendScenarios,
  ...directMessageScenarios,
  ...callScenarios,
  ...guildScenarios,
  ...messageScenarios,
  ...notificationScenarios,
  ...permissionScenarios,
  ...presenceScenarios,
  ...privateThreadScenarios,
  ...resumeScenarios,
  ...threadScenarios,
  ...forumScenarios,
  ...voiceScenarios,
};

describe.each([1, 3])('on %i nodes', (count) => {
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startNodes(count);
  });
  // They are strangers to each other, and most of their time is waiting.
  test.concurrent.each(Object.entries(SCENARIOS))('%s', (_what, play) => play(nodes));
  test.each(Object.entries(installationScenarios))('%s', (_what, play) => play(nodes));
});

describe.each([1, 3])('on %i nodes with limits', (count) => {
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startNodes(count, { env: { RATE_LIMITS: 'on' } });
  });
  test.each(Object.entries(limitScenarios))('%s', (_what, play) => play(nodes));
});
