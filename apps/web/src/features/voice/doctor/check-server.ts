import type { Client } from '@chat-js/client/client.ts';
import type { IceServers } from '@chat-js/protocol/ice-servers.ts';
import { median } from './check-relay.ts';
import type { Finding } from './findings.ts';

const QUESTIONS = 4;

/** How what one says about a call gets to the server, and whom the server names for voice. */
export async function checkServer({ call }: Pick<Client, 'call'>): Promise<{ finding: Finding; ice: IceServers['ice_servers'] }> {
  const requests = watchRequests();
  const times: number[] = [];
  try {
    let ice: IceServers['ice_servers'] = [];
    for (let asked = 0; asked < QUESTIONS; asked += 1) {
      const began = performance.now();
      ice = (await call('iceServers.list', {})).ice_servers;
      times.push(performance.now() - began);
    }
    return { finding: { name: 'server', outcome: requests.some() ? 'polling' : 'websocket', roundTrip: median(times) }, ice };
  } catch {
    return { finding: { name: 'server', outcome: 'unreachable', roundTrip: undefined }, ice: [] };
  } finally {
    requests.stop();
  }
}

/** Whether anything goes to the server as a request of its own: what goes over a WebSocket does not. */
function watchRequests() {
  const isOurs = ({ name }: PerformanceEntry) => /\/socket\.io\/.*transport=polling|\/voice\/ice-servers/.test(name);
  let seen = false;
  const note = (entries: PerformanceEntry[]) => {
    seen ||= entries.some(isOurs);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'resource' });
  return {
    some() {
      note(observer.takeRecords());
      return seen;
    },
    stop: () => observer.disconnect(),
  };
}
