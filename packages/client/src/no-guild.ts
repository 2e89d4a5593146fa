/** Stands for the guild of conversations that have none, in the state and in addresses, as Discord has it. */
export const NO_GUILD = '@me';
