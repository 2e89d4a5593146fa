import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { EmojiPicker as Frimousse, useActiveEmoji } from 'frimousse';
import { useMemo, useRef, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import type { AppLocale } from '../../lib/i18n.ts';
import { RADIUS } from '../theme/tokens.ts';
import { EmojiCell, EmojiGroupHead, EmojiLine, PicturesContext } from './EmojiCell.tsx';
import { type CustomEmojiGroup, emojiText } from './emoji.ts';
import { keepTone, keepUse, keptFavourites, keptTone } from './kept.ts';
import { loadEmoji } from './load.ts';
import { pickerData, textOfCell } from './picker-data.ts';
import { ToneButton } from './ToneButton.tsx';
import { usePickerWords } from './use-picker-words.ts';

const Root = styled(Frimousse.Root)({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, isolation: 'isolate' });

const Top = styled('div')({ display: 'flex', alignItems: 'center', gap: 6, padding: '10px 10px 8px' });

const Search = styled(Frimousse.Search)(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  height: 36,
  padding: '0 12px',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  color: 'inherit',
  font: 'inherit',
  '&::placeholder': { color: theme.vars?.palette.tokens.muted, opacity: 1 },
  '&:focus-visible': { outlineOffset: -1 },
  // Below 16 px phones zoom in on a field.
  '@media (pointer: coarse)': { height: 44, fontSize: 16 },
}));

const View = styled(Frimousse.Viewport)(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  outline: 'none',
  // In the place of the list.
  '& [data-state]': {
    position: 'absolute',
    inset: 0,
    display: 'grid',
    placeItems: 'center',
    padding: 24,
    textAlign: 'center',
    color: theme.vars?.palette.tokens.muted,
  },
}));

const Foot = styled('div')(({ theme }) => ({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  height: 44,
  padding: '0 12px',
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
  color: theme.vars?.palette.tokens.secondary,
  fontSize: '0.8125rem',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& [data-sample]': { flex: 'none', fontFamily: 'var(--frimousse-emoji-font)', fontSize: 22, lineHeight: 1 },
  '& img': { width: 24, height: 24, objectFit: 'contain' },
  // A finger rests on nothing and holds no Shift.
  '@media (pointer: coarse)': { display: 'none' },
}));

const CELLS = { CategoryHeader: EmojiGroupHead, Row: EmojiLine, Emoji: EmojiCell };

interface EmojiPanelProps {
  columns: number;
  custom: readonly CustomEmojiGroup[];
  /** With a mouse one types at once; a phone would cover the emoji with its keyboard. */
  autoFocus: boolean;
  onPick: (text: string, more: boolean) => void;
}

/** Search, skin tone, and all emoji. */
export function EmojiPanel({ columns, custom, autoFocus, onPick }: EmojiPanelProps) {
  const { t, i18n } = useLingui();
  const words = usePickerWords();
  const me = useClientState((state) => state.me?.id ?? '');
  const locale: AppLocale = i18n.locale === 'ru' ? 'ru' : 'en';
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState(keptTone);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  // As they were when it was opened: nothing moves under the pointer.
  const [liked] = useState(() => keptFavourites(me, columns));
  const shift = useRef(false);
  const pictures = useMemo(() => new Map(custom.flatMap(({ emojis }) => emojis.map((emoji) => [emojiText(emoji), emoji.url]))), [custom]);

  async function resolve() {
    try {
      const entries = await loadEmoji();
      return pickerData({ locale, entries, custom, favourites: liked, words: words.groups }, query.trim());
    } catch (error) {
      setFailed(true);
      throw error;
    }
  }

  return (
    <PicturesContext value={pictures}>
      <Root
        // It asks again when this changes, and only then.
        locale={[locale, query.trim(), pictures.size, attempt].join('/')}
        resolveEmojiData={resolve}
        columns={columns}
        skinTone={tone}
        onKeyDownCapture={(event) => {
          shift.current = event.shiftKey;
        }}
        onPointerDownCapture={(event) => {
          shift.current = event.shiftKey;
        }}
        onEmojiSelect={({ emoji }) => {
          const text = textOfCell(emoji);
          keepUse(me, text);
          onPick(text, shift.current);
        }}
      >
        <Top>
          <Search
            type="text"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            aria-label={t`Search emoji`}
            placeholder={t`Search in any language`}
            autoFocus={autoFocus}
          />
          <ToneButton
            tone={tone}
            onChange={(next) => {
              keepTone(next);
              setTone(next);
            }}
          />
        </Top>
        <View tabIndex={-1}>
          <Frimousse.Loading data-state="">
            {failed ? (
              <Button
                variant="text"
                onClick={() => {
                  setFailed(false);
                  setAttempt(attempt + 1);
                }}
              >
                <Trans>The emoji did not load. Try again</Trans>
              </Button>
            ) : (
              <Trans>Loading emoji…</Trans>
            )}
          </Frimousse.Loading>
          <Frimousse.Empty>
            <span data-state="">
              <Trans>Nothing found. Try another word.</Trans>
            </span>
          </Frimousse.Empty>
          <Frimousse.List components={CELLS} aria-label={t`Emoji`} />
        </View>
        <Shown pictures={pictures} />
      </Root>
    </PicturesContext>
  );
}

/** What the pointer or the arrows are on. */
function Shown({ pictures }: { pictures: ReadonlyMap<string, string> }) {
  const active = useActiveEmoji();
  const text = active && textOfCell(active.emoji);
  const picture = text && pictures.get(text);
  return (
    <Foot aria-hidden="true">
      {active ? (
        <>
          <span data-sample="">{picture ? <img src={picture} alt="" /> : text}</span>
          <span>{active.label}</span>
        </>
      ) : (
        <span>
          <Trans>With Shift you can take several</Trans>
        </span>
      )}
    </Foot>
  );
}
