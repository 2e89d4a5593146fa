import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type ReactNode, useRef, useState } from 'react';
import { readAsDataUri } from '../lib/data-uri.ts';
import { ErrorNotice } from './Notice.tsx';

const Row = styled('div')({ display: 'flex', alignItems: 'center', gap: 16, flexWrap: 'wrap' });

interface ImageFieldProps {
  /** Names the picture for screen readers. */
  label: string;
  /** What is shown now. */
  preview: ReactNode;
  /** True when there is a picture to take away. */
  removable: boolean;
  /** bytes */
  maxSize: number;
  /** A data URI, or null to take the picture away. */
  onChange: (image: string | null) => void;
}

export function ImageField({ label, preview, removable, maxSize, onChange }: ImageFieldProps) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();

  async function choose(file: File | undefined) {
    if (file === undefined) return;
    const megabytes = Math.floor(maxSize / 1024 / 1024);
    if (file.size > maxSize) return setProblem(t`This picture is larger than ${megabytes} MB. Choose a smaller one.`);
    setProblem(undefined);
    onChange(await readAsDataUri(file));
  }

  return (
    <>
      <Row>
        {preview}
        <Button variant="outlined" onClick={() => input.current?.click()}>
          <Trans>Choose picture</Trans>
        </Button>
        {removable && (
          <Button variant="text" color="inherit" onClick={() => onChange(null)}>
            <Trans>Remove</Trans>
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </Row>
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}
