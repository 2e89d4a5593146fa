import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { RADIUS } from './theme/tokens.ts';

// White in both themes: cameras want dark modules on a light ground.
const Ground = styled('div')({
  width: 168,
  height: 168,
  padding: 10,
  borderRadius: RADIUS.card,
  background: '#fff',
  '& img': { width: '100%', height: '100%', imageRendering: 'pixelated', display: 'block' },
});

export function QrCode({ value, label }: { value: string; label: string }) {
  const [image, setImage] = useState<string>();
  useEffect(() => {
    let current = true;
    void import('qrcode').then(async ({ toDataURL }) => {
      const url = await toDataURL(value, { margin: 0, scale: 6, errorCorrectionLevel: 'M' });
      if (current) setImage(url);
    });
    return () => {
      current = false;
    };
  }, [value]);
  return <Ground>{image && <img src={image} alt={label} />}</Ground>;
}
