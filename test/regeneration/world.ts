/** A project in memory that is generated repeatedly, for the tests of regeneration. */
import type { Api } from '../../src/model/api.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { resolve, type NameLock } from '../../src/api/resolve/index.js';
import { renderServer } from '../../src/output/targets/server/render.js';
import type { HandlersOnDisk } from '../../src/print/emit/handler.js';
import { renderInput } from '../rendered.js';
import { planHandlers } from '../../src/output/files/handlers/plan.js';
import type { HandlerEvent } from '../../src/output/files/handlers/event.js';
import { locateHandlers, type HandlerMove } from '../../src/output/files/handlers/locate.js';
import type { LockedHandler } from '../../src/output/files/lock.js';
import type { OutputFile } from '../../src/print/emit/file.js';
import { file, run } from '../stride.js';

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
  readonly moves?: readonly HandlerMove[];
  /** True to omit the generated files that are independent of handlers. */
  readonly quick?: boolean;
}

export interface World {
  /** Handlers by path. */
  files: Map<string, string>;
  locked: ReadonlyMap<string, LockedHandler>;
  names: NameLock | undefined;
  /** The files of the last run. */
  generated: readonly OutputFile[];
}

export interface Stepped {
  readonly events: readonly HandlerEvent[];
  readonly written: ReadonlyMap<string, string | undefined>;
  readonly problems: number;
  readonly rivals: number;
}

/** A project without files. */
export function emptyWorld(): World {
  return { files: new Map(), locked: new Map(), names: undefined, generated: [] };
}

/** Generates from a description. If several handlers exist for one endpoint, nothing is changed. */
export async function regenerate(
  world: World,
  operations: readonly Operation[],
  { restore = false, moves = [], quick = false }: Step = {},
): Promise<Stepped> {
  const folder = locateHandlers(world.files, world.locked, moves);
  const nothing = { events: [], written: new Map<string, string | undefined>(), problems: 0 };
  if (folder.rivals.length > 0) return { ...nothing, rivals: folder.rivals.length };
  const onDisk = restore ? { ...folder.onDisk, known: new Set<string>() } : folder.onDisk;
  const render = quick ? renderQuickly : renderAll;
  const { files, names } = await render(operations, onDisk, world.names);
  const wanted = files.filter(({ ownership }) => ownership === 'handlers');
  const { locked } = world;
  const plan = await planHandlers({ folder, wanted, locked, restore, keepStale: false });
  for (const [path, text] of plan.files) {
    if (text === undefined) world.files.delete(path);
    else world.files.set(path, text);
  }
  world.files = new Map([...world.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  world.locked = plan.locked;
  world.names = names;
  world.generated = files;
  const problems = plan.problems.length + plan.unedited.length;
  return { events: plan.events, written: plan.files, problems, rivals: 0 };
}

interface Rendered {
  readonly files: readonly OutputFile[];
  readonly names: NameLock;
}

type Render = (
  operations: readonly Operation[],
  handlers: HandlersOnDisk,
  names: NameLock | undefined,
) => Promise<Rendered>;

const NO_TARGETS = { client: false, server: false, docs: false, openapi: false };

const renderAll: Render = async (operations, handlers, names) => {
  const generated = await run(
    [file('api.json', descriptionOf(operations))],
    { targets: { ...NO_TARGETS, server: { handlers: 'handlers' } } },
    { handlers, ...(names && { lock: names }) },
  );
  return { files: generated.files, names: generated.lock };
};

const nothing = (): string => '';
const MOUNT_ONLY = {
  'server/operations': nothing,
  'server/schemas': nothing,
  'server/routes': nothing,
  'server/api': nothing,
  'server/index': nothing,
  'server/node': nothing,
  'server/express': nothing,
  'server/fastify': nothing,
  'server/hono': nothing,
};

let last: { readonly text: string; readonly api: Api } | undefined;

/**
 * The API of a description. It is cached, because two successive runs often use the same
 * description.
 */
async function readOnce(operations: readonly Operation[]): Promise<Api> {
  const description = file('api.json', descriptionOf(operations));
  const text = new TextDecoder().decode(description.bytes);
  if (last?.text !== text) {
    last = { text, api: (await run([description], { targets: NO_TARGETS })).api };
  }
  return last.api;
}

/** Renders only the files that depend on handlers, so that thousands of runs are fast. */
const renderQuickly: Render = async (operations, handlersOnDisk, lock) => {
  const read = await readOnce(operations);
  const naming = { naming: 'auto', ...(lock && { lock }) } as const;
  const { api, names, lock: next } = resolve(read, naming, createReport());
  const files = [
    ...renderServer({
      ...renderInput(api),
      api,
      names,
      options: { handlers: 'handlers', formats: [], unknownParameters: 'text' },
      folder: 'generated/server',
      handlersOnDisk,
      templates: MOUNT_ONLY,
    }),
  ];
  return {
    files: files.map((one) =>
      one.ownership === 'generated' ? { ...one, path: `server/${one.path}` } : one,
    ),
    names: next,
  };
};

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
