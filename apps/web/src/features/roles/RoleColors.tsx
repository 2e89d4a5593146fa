import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { FieldLabel } from '../../ui/Field.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Swatches } from '../../ui/Swatches.tsx';
import { ColorInput } from './ColorInput.tsx';
import { COLOR_NAMES, PALETTE } from './palette.ts';

type Colors = Role['colors'];

const Column = styled('div')({ display: 'flex', flexDirection: 'column', gap: 10 });

const Help = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.8125rem', lineHeight: 1.4, color: theme.vars?.palette.tokens.muted }));

type Kind = 'none' | 'one' | 'gradient';

/** No colour, one out of a palette or any other, or a gradient of two or three. */
export function RoleColors({ role, onChange }: { role: Role; onChange: (colors: Colors) => void }) {
  const { t, i18n } = useLingui();
  const { primary_color, secondary_color, tertiary_color } = role.colors;
  const saved: Kind = secondary_color !== null ? 'gradient' : primary_color !== 0 ? 'one' : 'none';
  const [kind, setKind] = useState<Kind>(saved);
  const one = (color: number): Colors => ({ primary_color: color, secondary_color: null, tertiary_color: null });

  const palette = PALETTE.map((color) => ({ color, name: i18n._(COLOR_NAMES[color]) }));

  function choose(next: Kind) {
    setKind(next);
    if (next === saved) return;
    if (next === 'none') onChange(one(0));
    if (next === 'one') onChange(one(primary_color || FIRST));
    if (next === 'gradient') onChange({ primary_color: primary_color || FIRST, secondary_color: SECOND, tertiary_color: null });
  }

  return (
    <Column>
      <FieldLabel as="div">
        <Trans>Colour</Trans>
      </FieldLabel>
      <Segments<Kind>
        label={t`Colour`}
        value={kind}
        onChange={choose}
        choices={[
          { value: 'none', label: t`None` },
          { value: 'one', label: t`One` },
          { value: 'gradient', label: t`Gradient` },
        ]}
      />
      {kind === 'one' && (
        <>
          <Swatches label={t`Palette`} choices={palette} value={primary_color} onChange={(color) => onChange(one(color))} />
          <ColorInput label={t`Another colour`} value={primary_color || FIRST} onChange={(color) => onChange(one(color))} />
        </>
      )}
      {kind === 'gradient' && (
        <>
          <ColorInput
            label={t`From`}
            value={primary_color}
            onChange={(color) => onChange({ primary_color: color, secondary_color, tertiary_color })}
          />
          <ColorInput
            label={t`To`}
            value={secondary_color ?? SECOND}
            onChange={(color) => onChange({ primary_color, secondary_color: color, tertiary_color })}
          />
          {tertiary_color === null ? (
            <Button
              variant="text"
              size="small"
              sx={{ alignSelf: 'flex-start' }}
              onClick={() => onChange({ primary_color, secondary_color: secondary_color ?? SECOND, tertiary_color: THIRD })}
            >
              <Trans>Add a third colour</Trans>
            </Button>
          ) : (
            <ColorInput
              label={t`And on to`}
              value={tertiary_color}
              onChange={(color) => onChange({ primary_color, secondary_color, tertiary_color: color })}
              onRemove={() => onChange({ primary_color, secondary_color, tertiary_color: null })}
            />
          )}
        </>
      )}
      <Help>
        <Trans>Names are made lighter or darker where they could not be read otherwise. The highest role with a colour gives it.</Trans>
      </Help>
    </Column>
  );
}

const FIRST = PALETTE[0];
const SECOND = PALETTE[5];
const THIRD = PALETTE[8];
