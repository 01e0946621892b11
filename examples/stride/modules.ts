/**
 * Implements the operations on modules for all module types. The operations of two types differ
 * only in the name of the type and in the schema of the body.
 */
import type { Ctx } from '../../generated/stride/server/index.js';
import { callerOf } from './context.js';
import type { Module, ModuleType } from './domain/module.js';
import type { OffsetPage } from './domain/page.js';

interface Place {
  readonly cloudId: string;
  readonly conversationId: string;
}

interface PlaceOfOne extends Place {
  readonly key: string;
}

/** A stored module: the body of the request that has stored it, and its key. */
type Stored<Descriptor> = Descriptor & { readonly key: string };

/** Returns the modules of a type that the calling app has in a conversation. */
export async function listModules<Descriptor>(
  type: ModuleType,
  { params, query }: { params: Place; query: { limit: number; start: number } },
  ctx: Ctx,
): Promise<{ status: 200; body: OffsetPage<Stored<Descriptor>> }> {
  const page = await ctx.service.modules.list(callerOf(ctx), { ...params, type }, query);
  return { status: 200, body: { ...page, values: page.values.map(asStored<Descriptor>) } };
}

/** Stores or replaces a module. */
export async function putModule<Descriptor extends object>(
  type: ModuleType,
  { params, body }: { params: PlaceOfOne; body: Descriptor },
  ctx: Ctx,
): Promise<{ status: 200; body: Stored<Descriptor> }> {
  const module = await ctx.service.modules.put(callerOf(ctx), { ...params, type }, body);
  return { status: 200, body: asStored<Descriptor>(module) };
}

/** Deletes a module. */
export async function deleteModule(
  type: ModuleType,
  { params }: { params: PlaceOfOne },
  ctx: Ctx,
): Promise<{ status: 204 }> {
  await ctx.service.modules.remove(callerOf(ctx), { ...params, type });
  return { status: 204 };
}

/**
 * Returns a stored module with the type of its body. The module was validated when it was stored,
 * so the cast is safe.
 */
function asStored<Descriptor>(module: Module): Stored<Descriptor> {
  return module as unknown as Stored<Descriptor>;
}
