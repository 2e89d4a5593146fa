/** A connection that asks one thing at a time. */
export interface Asker {
  /** Rejects when the answer is a refusal, or when the connection ends. The answer may be kept. */
  ask(request: string): Promise<Buffer>;
  close(): void;
}
