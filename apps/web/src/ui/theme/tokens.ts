/** Colours of both themes. Every pair that carries text keeps 4.5:1 (tokens.test.ts). */
export const darkTokens = {
  rail: '#0f1215',
  side: '#151a1f',
  chat: '#1a2026',
  raised: '#222a32',
  raised2: '#2a343d',
  line: 'rgba(255, 255, 255, 0.07)',
  hover: 'rgba(255, 255, 255, 0.04)',
  active: 'rgba(255, 255, 255, 0.08)',
  text: '#e8edf1',
  secondary: '#b3bec8',
  muted: '#8b98a4',
  accent: '#35c2a8',
  accentHover: '#4dd0b8',
  onAccent: '#04201b',
  accentSoft: 'rgba(53, 194, 168, 0.15)',
  link: '#5fd0ff',
  mention: '#f2b84b',
  mentionSoft: 'rgba(242, 184, 75, 0.1)',
  danger: '#ff6b76',
  dangerHover: '#ff8590',
  onDanger: '#2a0307',
  online: '#43c784',
  idle: '#f2b84b',
  fresh: '#ff6b76',
  code: '#11161b',
  shadow: '0 8px 28px rgba(0, 0, 0, 0.6)',
};

export type Tokens = typeof darkTokens;

export const lightTokens: Tokens = {
  rail: '#dfe5ea',
  side: '#eff3f6',
  chat: '#ffffff',
  raised: '#f3f6f8',
  raised2: '#e6ebef',
  line: 'rgba(11, 26, 36, 0.09)',
  hover: 'rgba(11, 26, 36, 0.04)',
  active: 'rgba(11, 26, 36, 0.08)',
  text: '#14191d',
  secondary: '#42505b',
  muted: '#596773',
  accent: '#0a7664',
  accentHover: '#086654',
  onAccent: '#ffffff',
  accentSoft: 'rgba(11, 127, 107, 0.12)',
  link: '#0a6ebd',
  mention: '#9a6400',
  mentionSoft: 'rgba(242, 184, 75, 0.18)',
  danger: '#c62f3e',
  dangerHover: '#ad2735',
  onDanger: '#ffffff',
  online: '#1f8f55',
  idle: '#a86f00',
  fresh: '#c62f3e',
  code: '#f3f6f8',
  shadow: '0 8px 28px rgba(11, 26, 36, 0.15)',
};

/** Sizes in px. Targets: the smaller with a mouse, the larger with a thumb. */
export const SIZE = {
  rail: 68,
  railPhone: 64,
  header: 50,
  people: 240,
  self: 58,
  target: 32,
  targetTouch: 44,
} as const;

export const RADIUS = { row: 8, card: 12, guild: 16 } as const;
