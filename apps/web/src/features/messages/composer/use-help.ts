import { type KeyboardEvent, useRef, useState } from 'react';

/** What comes of a text: sent, done by a command, or kept because of what is said above the field. */
export type Outgoing = { kind: 'send'; content: string } | { kind: 'done' } | { kind: 'kept' };

export interface ComposerHelpHandle {
  /** Whether the key was for the suggestions. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  outgoing: (text: string) => Promise<Outgoing>;
  /** What a message carries, as it stands in the field. */
  readable: (content: string) => string;
}

/** With the first of these somebody may want help. */
const ASKS = /[@#:/]/;
/** With none of these a text is sent as it stands. */
const NEEDS = /[@#]\S|:[^\s:]+:|^\s*[/.\\|]/;
/** A mention or an emoji of a server, as a message carries it. */
const CARRIED = /<[@#a:]/;

/** Loads what helps to write when it is first asked for. */
export function useHelp(text: string) {
  const handle = useRef<ComposerHelpHandle>(null);
  const waiting = useRef<((help: ComposerHelpHandle) => void)[]>([]);
  const [wanted, setWanted] = useState(false);
  if (!wanted && ASKS.test(text)) setWanted(true);

  function loaded(): Promise<ComposerHelpHandle> | ComposerHelpHandle {
    setWanted(true);
    return handle.current ?? new Promise((resolve) => waiting.current.push(resolve));
  }

  return {
    wanted,
    ref(help: ComposerHelpHandle | null) {
      handle.current = help;
      if (help) for (const go of waiting.current.splice(0)) go(help);
    },
    onKeyDown: (event: KeyboardEvent) => handle.current?.onKeyDown(event) ?? false,
    outgoing: async (): Promise<Outgoing> => (NEEDS.test(text) ? (await loaded()).outgoing(text) : { kind: 'send', content: text }),
    readable: async (content: string): Promise<string> => (CARRIED.test(content) ? (await loaded()).readable(content) : content),
  };
}
