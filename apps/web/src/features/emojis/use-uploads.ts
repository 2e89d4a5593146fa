import { toCallError } from '@chat-js/client/errors.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { nameOfFile } from './emoji-name.ts';
import { PICTURES, pictureOf } from './picture-file.ts';
import { useEmojiProblem } from './use-emoji-problem.ts';

/** What could not be added, and why. */
export interface Failure {
  why: string;
  files: readonly string[];
}

interface Progress {
  done: number;
  of: number;
}

/** Adds pictures as emoji, one after the other, whatever number of them is chosen or dropped. */
export function useUploads(guild_id: Id) {
  const { t } = useLingui();
  const { call } = useClient();
  const describe = useEmojiProblem();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const queue = useRef<File[]>([]);
  const busy = useRef(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  /** Answers what went wrong in a sentence, or nothing. */
  async function upload(file: File): Promise<string | undefined> {
    const kilobytes = LIMITS.emojiBytes / 1024;
    if (!PICTURES.includes(file.type)) return t`No picture of a kind that works here. Try a PNG, JPEG, GIF or WebP.`;
    const image = await pictureOf(file);
    if (image === undefined) return t`Larger than ${kilobytes} KB. Make it smaller first.`;
    for (;;) {
      try {
        await call('emojis.create', { guild_id, name: nameOfFile(file.name), image });
        return undefined;
      } catch (error) {
        const { status, retryAfter } = toCallError(error);
        if (status !== 429 || gone.current) return describe(error);
        await new Promise((resolve) => setTimeout(resolve, retryAfter ?? 1000));
      }
    }
  }

  async function work() {
    busy.current = true;
    let done = 0;
    for (let file = queue.current.shift(); file && !gone.current; file = queue.current.shift()) {
      setProgress({ done, of: done + 1 + queue.current.length });
      const { name } = file;
      const why = await upload(file);
      if (why !== undefined) setFailures((before) => withFailure(before, why, name));
      done += 1;
    }
    busy.current = false;
    setProgress(null);
  }

  const add = useCallback((files: Iterable<File>) => {
    queue.current.push(...files);
    if (busy.current || queue.current.length === 0) return;
    setFailures([]);
    void latest.current();
  }, []);
  const latest = useRef(work);
  latest.current = work;

  return { add, progress, failures, forget: () => setFailures([]) };
}

function withFailure(failures: readonly Failure[], why: string, file: string): Failure[] {
  const same = failures.find((failure) => failure.why === why);
  const files = [...(same?.files ?? []), file];
  return [...failures.filter((failure) => failure !== same), { why, files }];
}
