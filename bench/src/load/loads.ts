import type { Crowd } from './crowd.ts';

/** A way of writing: starts, and answers how to stop. */
export type Load = (crowd: Crowd) => () => void;

/** `size` messages under way at any time: the next one leaves when one has reached everybody. `writers` take turns. */
export function windowLoad(size: number, writers: number): Load {
  return (crowd) => {
    let running = true;
    const write = () => void crowd.write(crowd.sent() % writers);
    crowd.onComplete(() => {
      if (running) write();
    });
    for (let index = 0; index < size; index++) write();
    return () => {
      running = false;
    };
  };
}

/** `rate` messages a second, evenly, whatever becomes of them. */
export function pacedLoad(rate: number, writers: number): Load {
  return (crowd) => {
    const start = performance.now();
    let written = 0;
    const timer = setInterval(
      () => {
        const due = Math.floor(((performance.now() - start) / 1000) * rate);
        for (; written < due; written++) void crowd.write(crowd.sent() % writers);
      },
      Math.max(1, Math.min(5, 500 / rate)),
    );
    return () => clearInterval(timer);
  };
}

/** Everyone writes again as soon as the last one is acknowledged. */
export function eagerLoad(): Load {
  return (crowd) => {
    let running = true;
    const write = async (person: number) => {
      while (running && !crowd.failure()) await crowd.write(person);
    };
    for (let person = 0; person < crowd.size; person++) void write(person);
    return () => {
      running = false;
    };
  };
}
