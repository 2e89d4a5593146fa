import { fanout } from './fanout.ts';
import { history } from './history.ts';
import { idle } from './idle.ts';
import { paced } from './paced.ts';
import { restSends } from './rest-sends.ts';
import type { Scenario } from './scenario.ts';
import { sends } from './sends.ts';
import { slowReaders } from './slow-readers.ts';
import { start } from './start.ts';

export const SCENARIOS: readonly Scenario[] = [fanout, paced, sends, restSends, history, idle, start, slowReaders];
