import { useLingui } from '@lingui/react/macro';
import { useTroubleWords } from '../microphone/use-trouble-words.ts';
import { type CheckName, type Finding, gradeOf, type RelayFinding, type StunFinding } from './findings.ts';

export interface Words {
  what: string;
  /** What one can do; undefined where nothing has to be done. */
  help?: string | undefined;
}

export function useCheckNames(): Record<CheckName, string> {
  const { t } = useLingui();
  return {
    microphone: t`Microphone`,
    server: t`Connection to the server`,
    stun: t`Address outside (STUN)`,
    udp: t`Relay over UDP`,
    tcp: t`Relay over TCP`,
    tls: t`Relay over TLS`,
  };
}

/** What was found, and what helps. `shown`: how an address may be told. */
export function useFindingWords(): (finding: Finding, shown: (address: string) => string) => Words {
  const { t } = useLingui();
  const troubles = useTroubleWords();
  const stunWords = useStunWords();
  const relayWords = useRelayWords();
  return (finding, shown) => {
    if (finding.name === 'stun') return stunWords(finding, shown);
    if (finding.name === 'server') {
      const ms = Math.round(finding.roundTrip ?? 0);
      return {
        websocket: { what: t`WebSocket, ${ms} ms there and back.` },
        polling: {
          what: t`Without WebSocket, ${ms} ms there and back.`,
          help: t`Something between you and the server lets no WebSocket through. Calls begin more slowly. The administrator can allow it in the proxy, see docs/operations.md.`,
        },
        unreachable: { what: t`The server did not answer.`, help: t`See whether you are online, then check again.` },
      }[finding.outcome];
    }
    if (finding.name !== 'microphone') return relayWords(finding);
    if (finding.outcome === 'works') return { what: t`It works: ${finding.label}` };
    if (finding.outcome !== 'silent') return troubles[finding.outcome];
    return {
      what: t`It is open and gives nothing but silence: ${finding.label}`,
      help: t`Look for a switch on the microphone or the headset, and at its volume in the settings of the system.`,
    };
  };
}

function useStunWords() {
  const { t } = useLingui();
  return ({ outcome, addresses }: StunFinding, shown: (address: string) => string): Words => {
    const list = addresses.map(shown).join(', ');
    return {
      seen: { what: t`Others outside can find you. You are seen as ${list}` },
      same: { what: t`Others can find you: your address is the same inside and outside.` },
      unreachable: {
        what: t`The server did not tell your address.`,
        help: t`Your network lets no UDP through to the server, or the server's port is closed. The administrator can open UDP port 3478 or the one in STUN_PORT; npm run doctor looks whether it is open.`,
      },
      missing: {
        what: t`The server tells nobody their address.`,
        help: t`People in one network hear each other. For others the administrator can switch it on with STUN_PORT.`,
      },
      blocked: {
        what: t`The browser tells no address at all, so nobody can be reached.`,
        help: t`An extension or a setting switches WebRTC off. Allow it for this page, or try another browser.`,
      },
    }[outcome];
  };
}

function useRelayWords() {
  const { t } = useLingui();
  return (finding: RelayFinding): Words => {
    const { outcome, name, roundTrip = 0, lost = 0 } = finding;
    const ms = Math.round(roundTrip);
    const percent = Math.round(lost * 1000) / 10;
    const unreachable = {
      udp: t`Your network or the firewall of the relay lets no UDP through. TCP and TLS are there for that.`,
      tcp: t`Your network or the firewall of the relay lets no TCP through on this port.`,
      tls: t`Your network or a firewall is in the way, or the certificate of the relay is not good for its name. npm run doctor looks at the certificate.`,
    };
    return {
      works: {
        what: t`It works: ${ms} ms there and back, ${percent} % lost.`,
        help: gradeOf(finding) === 'fair' ? t`Sound may be late or have gaps. A cable instead of Wi-Fi often helps.` : undefined,
      },
      refused: {
        what: t`The relay does not let you in.`,
        help: t`The secret of the server and that of the relay differ, a clock is wrong, or too many use it. Tell your administrator: npm run doctor shows which.`,
      },
      unreachable: { what: t`The relay did not answer.`, help: unreachable[name] },
      alone: {
        what: t`The relay lets you in, but nobody is reached through it.`,
        help: t`Its ports for sound are closed, or its public address is not right. The administrator can open UDP ports 49152 to 65535 and set TURN_EXTERNAL_IP.`,
      },
      missing: { what: t`This server has none.` },
    }[outcome];
  };
}
