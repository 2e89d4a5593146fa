import { Unavailable } from './unavailable.ts';

/** Whether a check passes that throws Unavailable when it does not. */
export function isAvailable(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Unavailable) return false;
    throw error;
  }
}
