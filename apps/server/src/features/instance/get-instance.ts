import type { Instance } from '@chat-js/protocol/instance.ts';
import type { OperationInput } from '@chat-js/protocol/operations.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import type { InstanceRow } from './store.ts';

export async function getInstance(ctx: Context): Promise<Instance> {
  return presentInstance(ctx, await ctx.storage.instance.getInstance());
}

export async function updateInstance(ctx: Context, _actor: Actor, input: OperationInput<'instance.update'>): Promise<Instance> {
  return presentInstance(ctx, await ctx.storage.instance.updateInstance(input));
}

/** Nobody may come in before the installation is set up. */
export async function checkSetUp(ctx: Context): Promise<InstanceRow> {
  const instance = await ctx.storage.instance.getInstance();
  return instance.setup_done ? instance : refuse('SETUP_REQUIRED');
}

function presentInstance(ctx: Context, row: InstanceRow): Instance {
  return { name: row.name, version: ctx.version, setup_required: !row.setup_done, registration: row.registration };
}
