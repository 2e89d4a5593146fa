import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Microphone } from '../microphone/microphone.ts';

const Track = styled('div')(({ theme }) => ({
  position: 'relative',
  height: 14,
  borderRadius: 7,
  background: theme.vars?.palette.tokens.raised2,
  '& > [data-level]': {
    position: 'absolute',
    inset: 0,
    clipPath: 'inset(0 100% 0 0 round 7px)',
    background: theme.vars?.palette.tokens.muted,
    '&[data-open=true]': { background: theme.vars?.palette.tokens.online },
  },
  '& > [data-threshold]': {
    position: 'absolute',
    top: -4,
    bottom: -4,
    width: 3,
    marginLeft: -1.5,
    borderRadius: 2,
    background: theme.vars?.palette.tokens.text,
  },
  '@media (forced-colors: active)': { border: '1px solid CanvasText', '& > [data-level]': { background: 'Highlight' } },
}));

/** A screen reader is told now and then. ms */
const TELL_EVERY = 500;

interface LevelMeterProps {
  microphone: Microphone | undefined;
  /** Null: what the microphone finds. */
  threshold: number | null;
  /** With a key there is no threshold. */
  marked: boolean;
}

/** How loud the microphone is, and from where on one is heard. Without a microphone it shows what was chosen. */
export function LevelMeter({ microphone, threshold, marked }: LevelMeterProps) {
  const { t } = useLingui();
  const meter = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const told = useRef(0);

  const draw = useEffectEvent((now: number) => {
    const heard = microphone?.heard();
    const level = heard?.level ?? 0;
    const from = marked ? (threshold ?? heard?.threshold) : undefined;
    if (bar.current) {
      bar.current.style.clipPath = `inset(0 ${(1 - level) * 100}% 0 0 round 7px)`;
      bar.current.dataset['open'] = String(heard?.open === true);
    }
    if (mark.current) {
      mark.current.hidden = from === undefined;
      mark.current.style.left = `${(from ?? 0) * 100}%`;
    }
    if (now - told.current < TELL_EVERY) return;
    told.current = now;
    meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
    meter.current?.setAttribute('aria-valuetext', heard?.open ? t`You are heard` : t`You are not heard`);
  });

  useEffect(() => {
    let frame = requestAnimationFrame(function next(now) {
      draw(now);
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  return (
    <Track ref={meter} role="meter" aria-label={t`Level of the microphone`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={0}>
      <div ref={bar} data-level="" />
      <div ref={mark} data-threshold="" hidden />
    </Track>
  );
}
