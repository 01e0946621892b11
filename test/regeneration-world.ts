/** A project in memory that is generated again and again: what the proofs of regeneration are made with. */
import { identityOf } from '../src/emit/handler.js';
import type { NameLock } from '../src/resolve/index.js';
import { planHandlers } from '../src/output/handlers-plan.js';
import type { HandlerEvent } from '../src/output/event.js';
import { locateHandlers, type Move } from '../src/output/locate.js';
import type { LockedHandler } from '../src/output/lock.js';
import type { OutputFile } from '../src/emit/file.js';
import { file, run } from './stride.js';

/** One operation of the description. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly tag?: string;
  readonly id?: string;
}

export interface Step {
  readonly restore?: boolean;
  readonly moves?: readonly Move[];
}

export interface World {
  /** Handlers by path. */
  files: Map<string, string>;
  locked: ReadonlyMap<string, LockedHandler>;
  names: NameLock | undefined;
  /** Everything that was generated last. */
  generated: readonly OutputFile[];
}

export interface Stepped {
  readonly events: readonly HandlerEvent[];
  readonly written: ReadonlyMap<string, string | undefined>;
  readonly problems: number;
  readonly rivals: number;
}

/** A project with nothing in it. */
export function emptyWorld(): World {
  return { files: new Map(), locked: new Map(), names: undefined, generated: [] };
}

/** Generates from a description; handlers that contradict each other leave everything as it is. */
export async function regenerate(
  world: World,
  operations: readonly Operation[],
  { restore = false, moves = [] }: Step = {},
): Promise<Stepped> {
  const folder = locateHandlers(world.files, world.locked, moves);
  const nothing = { events: [], written: new Map<string, string | undefined>(), problems: 0 };
  if (folder.rivals.length > 0) return { ...nothing, rivals: folder.rivals.length };
  const onDisk = restore ? { ...folder.onDisk, known: new Set<string>() } : folder.onDisk;
  const generated = await run(
    [file('api.json', descriptionOf(operations))],
    { targets: { client: false, server: { handlers: 'handlers' }, docs: false, openapi: false } },
    { handlers: onDisk, ...(world.names && { lock: world.names }) },
  );
  const wanted = generated.files.filter(({ ownership }) => ownership === 'handlers');
  const { locked } = world;
  const plan = await planHandlers({ folder, wanted, locked, restore, keepStale: false });
  for (const [path, text] of plan.files) {
    if (text === undefined) world.files.delete(path);
    else world.files.set(path, text);
  }
  world.files = new Map([...world.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  world.locked = plan.locked;
  world.names = generated.lock;
  world.generated = generated.files;
  const problems = plan.problems.length + plan.unedited.length;
  return { events: plan.events, written: plan.files, problems, rivals: 0 };
}

/** The text of a generated file. */
export function generatedText(world: World, path: string): string {
  return world.generated.find((one) => one.path === path)?.text ?? '';
}

function descriptionOf(operations: readonly Operation[]): unknown {
  const paths = new Map<string, Map<string, unknown>>();
  for (const { method, path, summary, tag, id } of operations) {
    const parameters = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => {
      return { name, in: 'path', required: true, type: 'string' };
    });
    const item = paths.get(path) ?? new Map<string, unknown>();
    item.set(method.toLowerCase(), {
      ...(summary !== undefined && { summary }),
      ...(tag !== undefined && { tags: [tag] }),
      ...(id !== undefined && { operationId: id }),
      parameters,
      responses: { 200: { description: 'ok', schema: { type: 'string' } } },
    });
    paths.set(path, item);
  }
  const entries = [...paths].map(([path, item]) => [path, Object.fromEntries(item)]);
  return {
    swagger: '2.0',
    info: { title: 'Test', version: '1' },
    host: 'api.test.dev',
    schemes: ['https'],
    paths: Object.fromEntries(entries) as unknown,
  };
}

/** The operations that a description has, by what identifies them. */
export function identitiesOf(operations: readonly Operation[]): Set<string> {
  return new Set(operations.map(({ method, path }) => identityOf(`${method} ${path}`)));
}
