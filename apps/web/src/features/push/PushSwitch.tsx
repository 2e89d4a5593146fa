import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { describeProblem } from '../../lib/problems.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { type PushHindrance, pushHindrance, showContent, startPush, stopPush } from './push.ts';

/** Whether this browser is told while no page is open. The browser is asked for leave on a click only. */
export function PushSwitch() {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const me = useClientState((state) => state.me?.id ?? '');
  const [loaded, reload] = useLoaded(useCallback(() => call('pushSubscriptions.list', {}), [call]));
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<boolean>();
  const known = loaded.status === 'ready' ? loaded.value : undefined;
  const current = known?.subscriptions.find((one) => one.current);
  const hindrance = known?.public_key === null ? 'off' : pushHindrance();
  const isOn = asked ?? (current !== undefined && hindrance === undefined);

  async function change(work: () => Promise<unknown>) {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      // The browser's own push service said no: there is none, or it cannot be reached.
      setProblem(error instanceof DOMException ? t`Your browser could not arrange it. Try again later.` : describeProblem(error, i18n));
    }
    setAsked(undefined);
    reload();
  }

  function turn(on: boolean) {
    setAsked(on);
    void change(async () => {
      if (!on) await stopPush(call);
      else if (!(await startPush(call, me)))
        setProblem(t`Your browser was not allowed to notify you. You can try again whenever you like.`);
    });
  }

  return (
    <>
      <SwitchRow
        label={<Trans>Notify me when Chat-JS is closed</Trans>}
        help={<Trans>On this device, of what you would be notified of anyway. Your browser has to run.</Trans>}
        locked={hindrance && <Hindrance of={hindrance} />}
        checked={isOn}
        onChange={turn}
      />
      {isOn && current && (
        <SwitchRow
          label={<Trans>Show what was written</Trans>}
          help={<Trans>Otherwise only who wrote, and where.</Trans>}
          checked={current.show_content}
          onChange={(show) => void change(() => showContent(call, me, show))}
        />
      )}
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}

function Hindrance({ of }: { of: PushHindrance | 'off' }) {
  switch (of) {
    case 'off':
      return <Trans>This server sends no notifications to browsers.</Trans>;
    case 'insecure':
      return <Trans>Browsers do this over HTTPS only. Ask your administrator for a secure address.</Trans>;
    case 'home-screen':
      return <Trans>On an iPhone or iPad, add Chat-JS to the home screen first and open it from there.</Trans>;
    case 'unsupported':
      return <Trans>This browser cannot be notified while the page is closed.</Trans>;
    case 'blocked':
      return <Trans>Your browser blocks notifications of this page. Allow them in its settings, then reload the page.</Trans>;
  }
}
