/** A piece of a message. `source` is the exact piece of the input: the sources of all pieces together are the input. */
export type Node =
  | { type: 'text'; source: string }
  | { type: 'break'; source: '\n' }
  /** `href` is always http or https. `bare`: written as `<…>`, its author wants no preview. */
  | { type: 'link'; source: string; href: string; bare: boolean };
