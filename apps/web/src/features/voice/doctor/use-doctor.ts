import { hasRelay } from '@chat-js/client/voice/ice-servers.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../../lib/client.tsx';
import { listRelays, listStun, WAYS } from '../ice/relays.ts';
import { usesRelayOnly, useVoiceSettings } from '../settings/voice-settings.ts';
import { checkMicrophone } from './check-microphone.ts';
import { checkRelay } from './check-relay.ts';
import { checkServer } from './check-server.ts';
import { checkStun } from './check-stun.ts';
import { CHECKS, type CheckName, type Finding } from './findings.ts';
import { type Route, routeOf } from './route.ts';

export interface Visit {
  findings: readonly Finding[];
  /** What is being looked at. */
  current: CheckName | undefined;
  /** At the end: how sound would go. */
  route: Route | undefined;
}

/** Looks at one thing after the other, from `start` until all is known or the component goes. */
export function useDoctor() {
  const client = useClient();
  const [visit, setVisit] = useState<Visit>();
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);

  const start = useCallback(async () => {
    ending.current?.abort();
    const abort = new AbortController();
    ending.current = abort;
    const { signal } = abort;
    let findings: Finding[] = [];

    function show(route?: Route) {
      const current = route ? undefined : CHECKS[findings.length];
      if (!signal.aborted) setVisit({ findings, current, route });
    }

    async function find<T extends Finding>(finding: Promise<T>) {
      show();
      findings = [...findings, await finding];
    }

    await find(checkMicrophone(signal));
    show();
    const { finding, ice } = await checkServer(client);
    await find(Promise.resolve(finding));
    await find(checkStun(listStun(ice), signal));
    const relays = listRelays(ice);
    // Where there is no WebRTC there is nothing more to find out.
    const canConnect = typeof RTCPeerConnection !== 'undefined';
    for (const way of WAYS) if (canConnect) await find(checkRelay(way, relays, signal));
    show(routeOf(findings, usesRelayOnly(useVoiceSettings.getState(), hasRelay(ice))));
  }, [client]);

  return { visit, start };
}
