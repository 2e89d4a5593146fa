export const givenMongo: string | undefined;
export function ensureTestMongo(): Promise<string>;
export function testMongoLine(): string;
export function findGo(): string | undefined;
