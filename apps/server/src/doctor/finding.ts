/** `note`: nothing is broken, and somebody may want to know. */
export interface Finding {
  level: 'ok' | 'note' | 'bad';
  line: string;
}

export const ok = (line: string): Finding => ({ level: 'ok', line });
export const note = (line: string): Finding => ({ level: 'note', line });
export const bad = (line: string): Finding => ({ level: 'bad', line });
