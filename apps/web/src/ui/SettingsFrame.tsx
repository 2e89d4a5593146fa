import { Trans, useLingui } from '@lingui/react/macro';
import BackIcon from '@material-symbols/svg-400/rounded/arrow_back.svg?react';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { usePhone } from '../lib/layout.ts';
import { useTitle } from '../lib/use-title.ts';
import { Field } from './Field.tsx';
import { PageTitle } from './PageTitle.tsx';

const Page = styled('div')(({ theme }) => ({ display: 'flex', height: '100%', background: theme.vars?.palette.tokens.chat }));

const Side = styled('div')(({ theme }) => ({
  width: 300,
  flex: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  overflowY: 'auto',
  padding: 16,
  background: theme.vars?.palette.tokens.side,
  '@media (max-width: 767px)': { width: '100%' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li a': {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    minHeight: 38,
    padding: '0 10px',
    margin: '1px 0',
    borderRadius: 8,
    color: theme.vars?.palette.tokens.secondary,
    textDecoration: 'none',
    '&:hover': { background: theme.vars?.palette.tokens.hover },
    '&[aria-current=page]': { background: theme.vars?.palette.tokens.active, color: theme.vars?.palette.tokens.text, fontWeight: 600 },
    '&[data-danger=true]': { color: theme.vars?.palette.tokens.danger },
    '@media (pointer: coarse)': { minHeight: 44 },
  },
}));

const Head = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 32,
  '& h1, & h2': { flex: 1, minWidth: 0, fontSize: '1.125rem' },
});

const Pane = styled('main')({ flex: 1, minWidth: 0, overflowY: 'auto', padding: '16px 20px 40px' });
const Column = styled('div')({ maxWidth: 640, marginInline: 'auto', display: 'flex', flexDirection: 'column', gap: 24, paddingTop: 8 });

export interface SettingsSection {
  id: string;
  title: string;
  /** Other words people look for. */
  words?: string;
  danger?: boolean;
  content: ReactNode;
}

interface SettingsFrameProps {
  title: string;
  sections: readonly SettingsSection[];
  current: string | undefined;
  pathOf: (section: string) => string;
  /** Where closing leads. */
  back: string;
}

/** A full page: search and list on the left, one section on the right; on a phone one after the other. */
export function SettingsFrame({ title, sections, current, pathOf, back }: SettingsFrameProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const [, navigate] = useLocation();
  const [wanted, setWanted] = useState('');
  const section = sections.find((candidate) => candidate.id === current) ?? (phone ? undefined : sections[0]);
  useTitle(section?.title, title);
  const words = wanted.trim().toLowerCase();
  const found = sections.filter((candidate) => `${candidate.title} ${candidate.words ?? ''}`.toLowerCase().includes(words));

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('[role=dialog]') === null) navigate(back);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, back]);

  return (
    <Page>
      {(!phone || !section) && (
        <Side as={section ? 'nav' : 'main'} aria-label={title}>
          <Head>
            <PageTitle as={section ? 'h2' : 'h1'}>{title}</PageTitle>
            <CloseLink back={back} />
          </Head>
          <Field label={t`Search`} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
          <ul>
            {found.map(({ id, title: name, danger }) => (
              <li key={id}>
                <Link href={pathOf(id)} aria-current={id === section?.id ? 'page' : undefined} data-danger={danger}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
          {found.length === 0 && (
            <p style={{ margin: 0 }}>
              <Trans>Nothing found. Try another word.</Trans>
            </p>
          )}
        </Side>
      )}
      {section && (
        <Pane>
          <Column>
            <Head>
              {phone && (
                <IconButton component={Link} href={pathOf('')} aria-label={t`Back`} edge="start">
                  <BackIcon />
                </IconButton>
              )}
              <PageTitle>{section.title}</PageTitle>
              {phone && <CloseLink back={back} />}
            </Head>
            {section.content}
          </Column>
        </Pane>
      )}
    </Page>
  );
}

function CloseLink({ back }: { back: string }) {
  const { t } = useLingui();
  return (
    <IconButton component={Link} href={back} aria-label={t`Close settings`} title={t`Close settings`} edge="end">
      <CloseIcon />
    </IconButton>
  );
}
