import { createHash } from 'node:crypto';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** `known` undefined: nobody of that name; costs the same time, and no password is right. */
  verify(password: string, known: string | undefined): Promise<boolean>;
}

/**
 * bcrypt on the thread pool. It reads 72 bytes and stops at a zero byte, so passwords are hashed first: long ones
 * count whole (OWASP Password Storage Cheat Sheet, "Pre-hashing").
 */
export function createPasswords({ rounds }: { rounds: number }): Passwords {
  // Stryker disable next-line StringLiteral: only tests have costs of one digit, and the library reads those without the zero too.
  const cost = String(rounds).padStart(2, '0');
  // 184 bits of zeros, which no password has.
  const nobody = `$2b$${cost}$${'.'.repeat(53)}`;
  return {
    async hash(password) {
      const { hash } = await bcrypt();
      return hash(prepare(password), { cost: rounds });
    },
    async verify(password, known) {
      const { compare } = await bcrypt();
      return compare(prepare(password), known ?? nobody);
    },
  };
}

/** Loaded at the first login: a start needs no passwords. */
function bcrypt(): Promise<typeof import('@node-rs/bcrypt')> {
  return import('@node-rs/bcrypt');
}

/** NFC, so that the same letters typed on another keyboard are the same password (RFC 8265, OpaqueString). */
function prepare(password: string): string {
  return createHash('sha256').update(password.normalize('NFC')).digest('base64');
}
