import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type RefObject, useRef } from 'react';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { RADIUS } from '../../ui/theme/tokens.ts';
import { PICTURES } from './picture-file.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useUploads } from './use-uploads.ts';

const Place = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: '10px 16px',
  padding: 16,
  borderRadius: RADIUS.card,
  border: `2px dashed ${theme.vars?.palette.tokens.line}`,
  '&[data-over=true]': { borderColor: theme.vars?.palette.tokens.accent, background: theme.vars?.palette.tokens.hover },
  '& > p': { flex: '1 1 220px', margin: 0, fontSize: '0.875rem', color: theme.vars?.palette.tokens.secondary },
  '@media (pointer: coarse)': { '& .by-mouse': { display: 'none' } },
}));

/** Where pictures become emoji: chosen, or dropped anywhere on the page. */
export function AddEmojis({ guild_id, button }: { guild_id: string; button: RefObject<HTMLButtonElement | null> }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const { add, progress, failures, forget } = useUploads(guild_id);
  const over = useFileDrop(add);
  const kilobytes = LIMITS.emojiBytes / 1024;
  const [number, all] = [(progress?.done ?? 0) + 1, progress?.of ?? 0];
  return (
    <>
      <Place data-over={over}>
        <Button ref={button} onClick={() => input.current?.click()}>
          <Trans>Choose pictures</Trans>
        </Button>
        <p role="status">
          {progress ? (
            <Trans>
              Adding {number} of {all}…
            </Trans>
          ) : (
            <>
              <span className="by-mouse">
                <Trans>Or drop pictures here, several at once.</Trans>{' '}
              </span>
              <Trans>PNG, JPEG, GIF or WebP, at most {kilobytes} KB. Each is called like its file.</Trans>
            </>
          )}
        </p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t`Pictures for emoji`}
          accept={PICTURES.join()}
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
      </Place>
      {failures.length > 0 && (
        <ErrorNotice>
          {failures.map(({ why, files }) => (
            <div key={why}>
              <b>{files.join(', ')}</b>: {why}
            </div>
          ))}
          <Button
            variant="text"
            size="small"
            sx={{ display: 'block', paddingInline: 0 }}
            onClick={() => {
              forget();
              button.current?.focus();
            }}
          >
            <Trans>All right</Trans>
          </Button>
        </ErrorNotice>
      )}
    </>
  );
}
