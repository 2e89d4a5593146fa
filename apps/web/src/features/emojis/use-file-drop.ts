import { useEffect, useState } from 'react';

/** Files may be dropped anywhere on the page; answers whether some are held over it. `onFiles` must be stable. */
export function useFileDrop(onFiles: (files: Iterable<File>) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // The browser tells of every element that is entered and left.
    let depth = 0;
    const stop = new AbortController();
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act?: (event: DragEvent) => void) =>
      addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          act?.(event);
          setOver(depth > 0);
        },
        { signal: stop.signal },
      );
    on('dragenter', () => {
      depth += 1;
    });
    on('dragover');
    on('dragleave', () => {
      depth = Math.max(0, depth - 1);
    });
    on('drop', (event) => {
      depth = 0;
      onFiles(event.dataTransfer?.files ?? []);
    });
    return () => stop.abort();
  }, [onFiles]);
  return over;
}
