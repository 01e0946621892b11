/** The stubs of a group's handlers: written once, and then the user's. */
import { operationKey } from '../../src/typescript/operation-key.js';
import { code, ident, jsdoc, lit } from '../../src/emit/typescript/code.js';
import type { Code } from '../../src/emit/typescript/code.js';
import type { HandlerStub } from '../../src/emit/file.js';
import { identityOf, type HandlerLocation, type HandlersOnDisk } from '../../src/emit/handler.js';
import { isIdentifier } from '../../src/emit/typescript/names.js';
import { moduleText } from '../../src/emit/typescript/module.js';
import { memoizeByObject } from '../../src/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import type { Group } from '../../src/resolve/name-table.js';
import { byCodeUnit } from '../../src/foundation/sort.js';
import {
  operationComment,
  operationName,
  importOwn,
  importOwnType,
  type ServerView,
} from './view.js';

/** The handlers of a group: which operations, under which names. */
export function stubsOf(view: ServerView, group: Group): HandlerStub[] {
  const taken = new Set(takenNames(view, `${group.slug}.ts`));
  return endpointsOf(view, group).map((endpoint) => {
    const key = operationKey(endpoint);
    const name = operationName(view, endpoint);
    // A handler that is there keeps its name: only a new one has to keep clear of the others.
    return { key, name: locationOf(view, key) === undefined ? claim(name, taken) : name };
  });
}

/**
 * Where the handler of an operation stands, or will stand.
 * @returns nothing when its author has removed it, or it cannot be imported
 */
export function handlerOf(
  view: ServerView,
  group: Group,
  { key, name }: HandlerStub,
): { readonly path: string; readonly name: string } | undefined {
  const location = locationOf(view, key);
  if (location) {
    const importable = location.name === 'default' || isIdentifier(location.name);
    return importable ? { path: location.path, name: location.name } : undefined;
  }
  if (view.onDisk?.known.has(identityOf(key)) === true) return undefined;
  return { path: `${group.slug}.ts`, name };
}

/** The handlers of operations that are no more, but whose authors have put work into them: their keys, sorted. */
export function retiredKeys(view: ServerView): string[] {
  const touched = (view.onDisk?.located ?? []).filter(({ pristine }) => !pristine);
  if (touched.length === 0) return [];
  const alive = new Set(view.api.endpoints.map((endpoint) => identityOf(operationKey(endpoint))));
  const left = touched.filter(({ key }) => !alive.has(identityOf(key)));
  return left.map(({ key }) => key).sort(byCodeUnit);
}

function locationOf(view: ServerView, key: string): HandlerLocation | undefined {
  if (view.onDisk === undefined) return undefined;
  return placesOf(view.onDisk).get(identityOf(key));
}

/** The handlers by the identities of their operations. */
const placesOf = memoizeByObject(
  ({ located }: HandlersOnDisk) => new Map(located.map((one) => [identityOf(one.key), one])),
);

/** The names that a file uses, but for those of stubs that are about to go. */
function takenNames(view: ServerView, path: string): string[] {
  const names = [...(view.onDisk?.names.get(path) ?? [])];
  const stubs = (view.onDisk?.located ?? []).filter((one) => one.path === path && one.pristine);
  if (stubs.length === 0) return names;
  const alive = new Set(view.api.endpoints.map((endpoint) => identityOf(operationKey(endpoint))));
  const leaving = stubs.filter(({ key }) => !alive.has(identityOf(key)));
  return names.filter((name) => !leaving.some((one) => one.name === name));
}

function claim(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  taken.add(free);
  return free;
}

/** The text of the file that holds the handlers of a group. */
export function handlersFile(view: ServerView, group: Group): string {
  const names = stubsOf(view, group);
  return moduleText({
    path: handlersPath(view, group),
    importExtension: view.importExtension,
    header: jsdoc(
      `Handlers of ${group.name}. This file is yours: it is added to, never overwritten.`,
    ),
    body: endpointsOf(view, group).map((endpoint, index) =>
      stub(view, endpoint, names[index]?.name ?? operationName(view, endpoint)),
    ),
  });
}

function endpointsOf(view: ServerView, group: Group): Endpoint[] {
  const endpoints = new Map(view.api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  return group.endpoints.flatMap((key) => endpoints.get(key) ?? []);
}

/** Where the handlers of a group stand, from the root that `view.handlers` starts at. */
function handlersPath(view: ServerView, group: Group): string {
  return `${view.handlers ?? 'handlers'}/${group.slug}.ts`;
}

/**
 * The handler of one operation, not implemented. An underscore tells the compiler that the request is not used yet; and
 * linters say nothing of a parameter before one that is.
 */
function stub(view: ServerView, endpoint: Endpoint, name: string): Code {
  const key = lit(operationKey(endpoint));
  const type = (name: string): Code => code`${importOwnType(view, 'index.ts', name)}<${key}>`;
  const request = code`_req: ${type('Req')}`;
  const context = code`ctx: ${type('Ctx')}`;
  return code`
    ${operationComment(endpoint, false)}
    export async function ${ident(name)}(${request}, ${context}): Promise<${type('Res')}> {
      throw new ${importOwn(view, 'index.ts', 'NotImplemented')}(ctx.operation);
    }
  `;
}
