import type { VoiceSettings } from '../settings/kept.ts';
import { type Graph, type Heard, openGraph } from './graph.ts';
import { requestInput } from './request-input.ts';
import type { MicrophoneTrouble } from './trouble.ts';

export type MicrophoneSettings = Pick<
  VoiceSettings,
  'microphone' | 'inputVolume' | 'suppression' | 'echoCancellation' | 'autoGain' | 'mode' | 'threshold' | 'release'
>;

export interface Opened {
  /** What others hear. It stays the same whatever changes, and has ended when it was closed meanwhile. */
  track: MediaStreamTrack;
  /** What the microphone is called. */
  label: string;
}

/**
 * What happens to an open microphone. `replaced`: it was unplugged, and another one is heard. `silent`: nothing is heard until
 * there is one again. `plain`: RNNoise does not run here, and the browser takes out noise instead.
 */
export type MicrophoneNews = { name: 'replaced'; by: string } | { name: 'silent'; trouble: MicrophoneTrouble } | { name: 'plain' };

export type Microphone = ReturnType<typeof createMicrophone>;

/** The own microphone: one track for whoever sends it, while devices and settings come and go behind it. */
export function createMicrophone(initial: MicrophoneSettings) {
  let settings = initial;
  let held = false;
  let graph: Graph | undefined;
  let input: MediaStream | undefined;
  /** Nothing is heard, and that was told. */
  let silent = false;
  /** Opening and changing, one after the other. */
  let work: Promise<unknown> = Promise.resolve();
  let ended = new AbortController();
  const listeners = new Set<(news: MicrophoneNews) => void>();

  function tell(news: MicrophoneNews) {
    for (const listener of listeners) listener(news);
  }

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = work.then(step);
    work = done.catch(() => undefined);
    return done;
  }

  function tune() {
    graph?.setVolume(settings.inputVolume);
    graph?.setRule({ mode: settings.mode, threshold: settings.threshold, release: settings.release, held });
  }

  function stop(stream: MediaStream | undefined) {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }

  /** Another device or another way of it, in place of what there is. What there is stays when there is no other. */
  async function changeInput(into: Graph): Promise<MicrophoneTrouble | undefined> {
    const asked = settings;
    const plain = asked.suppression === 'rnnoise' && !(await suppress(into, true));
    if (asked.suppression !== 'rnnoise') await suppress(into, false);
    const next = await requestInput(plain ? { ...asked, suppression: 'browser' } : asked);
    if (typeof next === 'string') return next;
    if (graph !== into) {
      stop(next);
      return undefined;
    }
    try {
      into.setInput(next);
    } catch {
      stop(next);
      return 'failed';
    }
    const before = input;
    input = next;
    stop(before);
    // Of those that are stopped here nobody is told.
    next.getAudioTracks()[0]?.addEventListener('ended', () => next === input && void inTurn(replace));
    return undefined;
  }

  async function suppress(into: Graph, wanted: boolean): Promise<boolean> {
    try {
      await into.setRnnoise(wanted);
      return true;
    } catch (error) {
      console.warn('RNNoise does not run here', error);
      tell({ name: 'plain' });
      return false;
    }
  }

  /** It was unplugged, or another one is there again. */
  async function replace() {
    if (!graph) return;
    const before = labelOf(input);
    const trouble = await changeInput(graph);
    if (!graph || (trouble && isHeard(input))) return;
    if (!trouble && (silent || labelOf(input) !== before)) tell({ name: 'replaced', by: labelOf(input) });
    silent = trouble !== undefined;
    if (trouble) tell({ name: 'silent', trouble });
  }

  async function open(): Promise<Opened | MicrophoneTrouble> {
    if (graph) return { track: graph.track, label: labelOf(input) };
    if (!navigator.mediaDevices || typeof AudioWorkletNode === 'undefined') return isSecureContext ? 'unsupported' : 'insecure';
    const opened = await openGraph().catch(() => undefined);
    if (!opened) return 'failed';
    graph = opened;
    tune();
    const trouble = await changeInput(opened);
    if (trouble) {
      shut();
      return trouble;
    }
    const { signal } = ended;
    navigator.mediaDevices.addEventListener('devicechange', () => void inTurn(lookAgain), { signal });
    return { track: opened.track, label: labelOf(input) };
  }

  /** When devices came or went: whether the chosen one is there again, or the only one is gone. */
  async function lookAgain() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const { microphone } = settings;
    const isBack = devices.some(({ kind, deviceId }) => kind === 'audioinput' && deviceId === microphone);
    const isOther = microphone !== '' && input?.getAudioTracks()[0]?.getSettings().deviceId !== microphone;
    if (!isHeard(input) || (isOther && isBack)) await replace();
  }

  function shut() {
    ended.abort();
    ended = new AbortController();
    const before = input;
    input = undefined;
    stop(before);
    graph?.close();
    graph = undefined;
  }

  return {
    /** Asks for the microphone, which the browser may ask the person for. Never throws. */
    open: () => inTurn(open),
    /** Applies settings, at once where it is open. What went wrong with another device; the one before is heard then. */
    change(next: MicrophoneSettings): Promise<MicrophoneTrouble | undefined> {
      const before = settings;
      settings = next;
      tune();
      if (!graph || !INPUT.some((name) => before[name] !== next[name])) return Promise.resolve(undefined);
      return inTurn(async () => (graph ? changeInput(graph) : undefined));
    },
    /** With push to talk: the key is down. */
    hold(down: boolean) {
      held = down;
      tune();
    },
    /** How loud it is right now, 0 to 1, whether others hear it or not. */
    level: () => graph?.heard().level ?? 0,
    /** What the gate makes of it. */
    heard: (): Heard | undefined => graph?.heard(),
    onTrouble(listener: (news: MicrophoneNews) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The browser shows no more that the page listens. It can be opened again, with another track. */
    close: shut,
  };
}

/** Settings that need the microphone to be asked for anew. */
const INPUT = ['microphone', 'suppression', 'echoCancellation', 'autoGain'] as const;

function isHeard(stream: MediaStream | undefined): boolean {
  return stream?.getAudioTracks()[0]?.readyState === 'live';
}

function labelOf(stream: MediaStream | undefined): string {
  return stream?.getAudioTracks()[0]?.label ?? '';
}
