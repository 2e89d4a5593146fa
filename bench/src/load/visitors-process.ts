import { enter } from '../systems/member.ts';
import { systemNamed } from '../systems/systems.ts';
import { joinAll } from './crowd.ts';
import type { VisitorsNews, VisitorsOrder } from './visitors.ts';

const say = (news: VisitorsNews) => process.send?.(news);

process.on('disconnect', () => process.exit());
process.once('message', async ({ system: name, address, from, to }: VisitorsOrder) => {
  const system = systemNamed(name);
  const join = (index: number) => {
    const person = from + index;
    return enter(system, { address, person }, { messages: () => undefined, closed: () => say({ cut: person }) });
  };
  try {
    await joinAll(to - from, join);
    say({ entered: true });
  } catch (error) {
    say({ failed: String(error) });
  }
});
