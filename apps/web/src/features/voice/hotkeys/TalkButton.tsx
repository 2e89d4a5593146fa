import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { type KeyboardEvent, useEffect } from 'react';
import { ownMicrophone } from '../microphone/shared-microphone.ts';

const PRESSES = [' ', 'Enter'];

const hold = (down: boolean) => ownMicrophone().hold(down);

/** Push to talk for a finger: one is heard as long as it is pressed. */
export function TalkButton() {
  useEffect(() => () => hold(false), []);

  function onKey(event: KeyboardEvent, down: boolean) {
    if (!PRESSES.includes(event.key)) return;
    event.preventDefault();
    hold(down);
  }

  return (
    <Button
      variant="contained"
      // A long press would select, or open a menu.
      sx={{ touchAction: 'none', userSelect: 'none', WebkitTouchCallout: 'none' }}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(true);
      }}
      onLostPointerCapture={() => hold(false)}
      onKeyDown={(event) => onKey(event, true)}
      onKeyUp={(event) => onKey(event, false)}
      onBlur={() => hold(false)}
    >
      <Trans>Hold to talk</Trans>
    </Button>
  );
}
