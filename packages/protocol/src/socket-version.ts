/**
 * Raised when clients of the version before cannot read what the server writes to the socket any more, or write what it
 * does not read.
 */
export const SOCKET_VERSION = 1;
