/** One thing that `npm run check` looks at. */
export interface Check {
  name: string;
  /** What to do about a failure, in one line. */
  fix: string;
  /** One line for each thing that is wrong; none when all is well. */
  run: () => Promise<string[]>;
}
