/** Why an installation was not moved: a sentence for whoever typed the command. */
export class MoveRefused extends Error {
  override name = 'MoveRefused';
}
