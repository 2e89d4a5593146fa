import PoorIcon from '@material-symbols/svg-400/rounded/signal_cellular_1_bar.svg?react';
import FairIcon from '@material-symbols/svg-400/rounded/signal_cellular_3_bar.svg?react';
import GoodIcon from '@material-symbols/svg-400/rounded/signal_cellular_4_bar.svg?react';
import type { SVGProps } from 'react';

const ICONS = { good: GoodIcon, fair: FairIcon, poor: PoorIcon };

/** How well sound comes through. Silent for screen readers: words stand beside it. */
export function QualityIcon({ quality, ...props }: { quality: keyof typeof ICONS } & SVGProps<SVGSVGElement>) {
  const Icon = ICONS[quality];
  return <Icon {...props} data-quality={quality} />;
}
