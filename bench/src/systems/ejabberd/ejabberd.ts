import type { System } from '../system.ts';
import { missing, startInstance } from './instance.ts';
import { pages } from './pages.ts';
import { protocol } from './protocol.ts';

/** A peer that many run: rooms (MUC) whose archive (MAM) is in SQLite, over XMPP and TCP. */
export const ejabberd: System = {
  name: 'ejabberd',
  title: 'ejabberd',
  missing,
  isOnlyInFull: true,
  bounds: { window: 20, idle: 1000 },
  remark:
    'a send is acknowledged when the room has echoed it to its sender; pages are asked of the archive (MAM) over the socket, in a large history of 100,000 at most; at most 20 messages under way where the others have 100, 1,000 idle people where they have more.',
  start: startInstance,
  protocol,
  pages,
};
