import { useLingui } from '@lingui/react/macro';
import type { Way } from '../ice/relays.ts';
import type { Absent, Route } from './route.ts';
import type { Words } from './use-finding-words.ts';

/** How sound would go, why, and what would make it better. */
export function useRouteWords(): (route: Route) => Words {
  const { t } = useLingui();
  const ways: Record<Way, string> = { udp: t`over UDP`, tcp: t`over TCP`, tls: t`over TLS` };
  const withoutRelay: Record<Absent, string> = {
    missing: t`At home and in most networks this is enough. On the internet some networks let nobody through directly: for them a relay is missing. The administrator sets it with TURN_URLS and TURN_SECRET, and npm run doctor checks it.`,
    broken: t`No relay of this server works from here, see below: whoever can be reached only through one does not hear you.`,
  };
  return (route) => {
    if (route.name === 'direct') {
      const { reserve } = route;
      return reserve === 'missing' || reserve === 'broken'
        ? { what: t`Sound goes directly from you to others.`, help: withoutRelay[reserve] }
        : { what: t`Sound goes directly from you to others, and through the relay ${ways[reserve]} to those who cannot be reached.` };
    }
    if (route.name === 'relay') {
      const way = ways[route.way];
      return {
        hidden: { what: t`Sound goes through the relay ${way}, because you hide your address.` },
        'only-relay': { what: t`Sound goes through the relay ${way}, because you cannot be found directly.` },
        'udp-blocked': {
          what: t`Sound goes through the relay ${way}, because nothing else gets through your network.`,
          help: t`It works, but what is late holds up everything after it. In a network that allows UDP it sounds better.`,
        },
      }[route.why];
    }
    if (route.name === 'local') return { what: t`Only people in your own network can hear you.`, help: withoutRelay[route.relay] };
    return {
      hidden: {
        what: t`Nobody can hear you: you hide your address, and no relay works.`,
        help: t`Show your address in “Voice and sound”, or ask the administrator to look at the relay.`,
      },
      blocked: {
        what: t`Nobody can hear you: the browser does not let this page connect.`,
        help: t`An extension or a setting switches WebRTC off. Allow it for this page, or try another browser.`,
      },
    }[route.why];
  };
}
