import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { KeyboardEvent, PointerEvent } from 'react';
import { CHANNELS_WIDTH } from '../lib/channels-width.ts';
import { setChannelsWidth, useLayout } from '../lib/layout.ts';

const Handle = styled('div')(({ theme }) => ({
  position: 'absolute',
  insetBlock: 0,
  right: -4,
  width: 8,
  zIndex: 2,
  cursor: 'col-resize',
  touchAction: 'none',
  '&::after': { content: '""', position: 'absolute', insetBlock: 0, left: 3, width: 2, background: 'transparent' },
  '&:hover::after, &:active::after, &:focus-visible::after': { background: theme.vars?.palette.tokens.accent },
}));

/** Makes the channels wider or narrower: by dragging, by the arrow keys, back to normal with a double click. */
export function ResizeHandle() {
  const { t } = useLingui();
  const width = useLayout((layout) => layout.channelsWidth);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => setChannelsWidth(width + moved.clientX - from);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowLeft') setChannelsWidth(width - 16);
    if (event.key === 'ArrowRight') setChannelsWidth(width + 16);
  }

  return (
    <Handle
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t`Width of the channel list`}
      aria-valuenow={width}
      aria-valuemin={CHANNELS_WIDTH.min}
      aria-valuemax={CHANNELS_WIDTH.max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setChannelsWidth(CHANNELS_WIDTH.initial)}
    />
  );
}
