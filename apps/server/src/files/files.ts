/** Bytes by key: avatars, icons, emoji, pictures of previews and files of messages. Keys are made by the program: `avatars/<id>/<hash>.webp`. */
export interface FileStore {
  /** Settles when the bytes are on disk. Throws StorageFull. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** undefined when there is no such file. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Every key, in the order of the alphabet (ASCII), after `after`. */
  list(after?: string): AsyncIterable<string>;
  /** Not an error when the file is gone already. */
  remove(key: string): Promise<void>;
  /** Removes every file whose key begins with `folder` and a slash. */
  removeFolder(folder: string): Promise<void>;
}
