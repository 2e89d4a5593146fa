import { styled } from '@mui/material/styles';

const MONO = 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace';

/** Whole pixels throughout: a list that keeps its place cannot scroll by halves. */
export const TextBody = styled('div')(({ theme: { vars } }) => {
  const tokens = vars?.palette.tokens;
  return {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxWidth: '120ch',
    '& a': {
      color: tokens?.link,
      textDecorationColor: 'color-mix(in srgb, currentColor 45%, transparent)',
      textUnderlineOffset: 3,
      borderRadius: 2,
    },
    '& a:hover': { textDecorationColor: 'currentColor' },
    '& strong': { fontWeight: 650 },
    '& blockquote': { margin: 0, paddingInlineStart: 12, borderInlineStart: `4px solid ${tokens?.raised2}` },
    '& ul, & ol': { margin: '2px 0', paddingInlineStart: 26 },
    '& li > ul, & li > ol': { margin: 0 },
    '& h3, & h4, & h5': { margin: '4px 0', fontSize: '1.375rem', fontWeight: 650, lineHeight: '30px' },
    '& h4': { fontSize: '1.1875rem', lineHeight: '26px' },
    '& h5': { fontSize: '1.0625rem', lineHeight: '24px' },
    '& small': { display: 'block', fontSize: '0.8125rem', lineHeight: '20px', color: tokens?.muted },
    '& code': {
      padding: '1px 4px',
      borderRadius: 4,
      background: tokens?.active,
      fontFamily: MONO,
      fontSize: '0.8125rem',
      lineHeight: '18px',
    },
    '& pre': {
      position: 'relative',
      margin: '4px 0',
      padding: '8px 12px',
      borderRadius: 8,
      border: `1px solid ${tokens?.line}`,
      background: tokens?.code,
      whiteSpace: 'pre-wrap',
      lineHeight: '18px',
    },
    '& pre > code': { padding: 0, background: 'none' },
    // Room for the button that copies, from the beginning.
    '@media (hover: none)': { '& pre': { minHeight: 46, paddingInlineEnd: 48 } },
    '& [data-spoiler]': { borderRadius: 4, background: tokens?.active },
    '& [data-spoiler=hidden]': { background: tokens?.muted, cursor: 'pointer' },
    '& [data-spoiler=hidden] > span': { visibility: 'hidden' },
    '& time, & [data-mention]': { padding: '0 3px', borderRadius: 4, boxDecorationBreak: 'clone', background: tokens?.active },
    '& [data-mention]': {
      border: 0,
      font: 'inherit',
      fontWeight: 550,
      textAlign: 'start',
      textDecoration: 'none',
      color: tokens?.accent,
      background: tokens?.accentSoft,
    },
    '& button[data-mention]': { cursor: 'pointer' },
    '& [data-mention]:hover': { textDecoration: 'underline' },
    '& [data-mention=unknown]': { color: tokens?.secondary, background: tokens?.active },
    '& [data-mention=me]': { color: tokens?.mention, background: tokens?.mentionSoft },
    '& img': { height: 22, width: 22, objectFit: 'contain', verticalAlign: 'bottom' },
    '&[data-large=true]': { fontSize: '2.5rem', lineHeight: '48px', '& img': { height: 48, width: 48 } },
  };
});
