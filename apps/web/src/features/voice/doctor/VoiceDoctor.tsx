import { Trans } from '@lingui/react/macro';
import CheckIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { copyText } from '../../../lib/copy-text.ts';
import { HintNotice } from '../../../ui/Notice.tsx';
import { FindingRow } from './FindingRow.tsx';
import { CHECKS } from './findings.ts';
import type { Route } from './route.ts';
import { useDoctor } from './use-doctor.ts';
import { useReport } from './use-report.ts';
import { useRouteWords } from './use-route-words.ts';

const Text = styled('p')({ margin: 0 });
const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });
const Tools = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

/** Whether others will hear one, and if not, what is in the way. */
export function VoiceDoctor() {
  const { visit, start } = useDoctor();
  const report = useReport();
  const [copied, setCopied] = useState(false);
  const running = visit !== undefined && visit.route === undefined;

  async function copy() {
    if (visit) setCopied(await copyText(report(visit)));
  }

  function check() {
    setCopied(false);
    void start();
  }

  return (
    <>
      <Text>
        <Trans>
          Looks at everything that a call needs, one after the other. It takes up to a minute and may ask for the microphone; nobody else
          hears anything of it.
        </Trans>
      </Text>
      <Tools>
        <Button variant="contained" disabled={running} onClick={check}>
          {visit && !running ? <Trans>Check again</Trans> : <Trans>Check the connection</Trans>}
        </Button>
        {visit?.route && (
          <Button variant="outlined" onClick={() => void copy()} startIcon={copied ? <CheckIcon /> : <CopyIcon />}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy for the administrator</Trans>}
          </Button>
        )}
      </Tools>
      <div role="status">{visit?.route && <Verdict route={visit.route} />}</div>
      {visit && (
        <List>
          {CHECKS.map((name) => (
            <FindingRow key={name} name={name} finding={visit.findings.find((one) => one.name === name)} busy={visit.current === name} />
          ))}
        </List>
      )}
      {visit?.route && (
        <Text>
          <Trans>
            Your own address is shown to you alone: in the text for the administrator only its beginning stands, and no password.
          </Trans>
        </Text>
      )}
    </>
  );
}

function Verdict({ route }: { route: Route }) {
  const { what, help } = useRouteWords()(route);
  return (
    <HintNotice warning={route.name === 'none' || route.name === 'local'}>
      <strong>{what}</strong>
      {help && <Text style={{ marginTop: 4 }}>{help}</Text>}
    </HintNotice>
  );
}
