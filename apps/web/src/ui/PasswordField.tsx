import { useLingui } from '@lingui/react/macro';
import ShowIcon from '@material-symbols/svg-400/rounded/visibility.svg?react';
import HideIcon from '@material-symbols/svg-400/rounded/visibility_off.svg?react';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { Field, type FieldProps } from './Field.tsx';

export function PasswordField(props: FieldProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      end={
        <IconButton aria-label={shown ? t`Hide password` : t`Show password`} onClick={() => setShown(!shown)}>
          {shown ? <HideIcon /> : <ShowIcon />}
        </IconButton>
      }
    />
  );
}
