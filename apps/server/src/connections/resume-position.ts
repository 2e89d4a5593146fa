/** After a position of READY, which tells all there is at it: also what the event there shows and hides. */
const WHOLE = '!';

export function whole(position: string): string {
  return position + WHOLE;
}

/** Whether nothing that is told at the position was missed. */
export function isWhole(resumeFrom: string): boolean {
  return resumeFrom.endsWith(WHOLE);
}

/** The position in the order from which a connection resumes. */
export function placeOf(resumeFrom: string): string {
  return isWhole(resumeFrom) ? resumeFrom.slice(0, -WHOLE.length) : resumeFrom;
}
