import type { Id } from '@chat-js/protocol/ids.ts';
import type { User } from '@chat-js/protocol/users.ts';
import type { Context } from '../context.ts';
import { deletedUser, presentUser } from './present.ts';

/** A person as everybody sees them, or what stands where one was. */
export async function publicUser({ directory }: Context, id: Id): Promise<User> {
  return presentUser((await directory.getUser(id)) ?? deletedUser(id));
}
