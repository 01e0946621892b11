/**
 * Generates the handler stubs of a group. They are written once, and the user edits them
 * afterwards.
 */
import { operationKey } from '../../src/print/typescript/operation-key.js';
import { code, ident, jsdoc, lit } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import type { HandlerStub } from '../../src/print/emit/file.js';
import {
  identityOf,
  type HandlerLocation,
  type HandlersOnDisk,
} from '../../src/print/emit/handler.js';
import { isIdentifier } from '../../src/print/emit/typescript/names.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { memoizeByObject } from '../../src/base/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import type { Group } from '../../src/api/resolve/name-table.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import {
  operationComment,
  operationName,
  importOwn,
  importOwnType,
  type ServerView,
} from './view.js';
import { mintName } from '../../src/base/foundation/free-name.js';

export function stubsOf(view: ServerView, group: Group): HandlerStub[] {
  const taken = new Set(takenNames(view, `${group.slug}.ts`));
  return endpointsOf(view, group).map((endpoint) => {
    const key = operationKey(endpoint);
    const name = operationName(view, endpoint);
    // An existing handler keeps its name. Only a new handler must avoid names that are in use.
    return { key, name: locationOf(view, key) === undefined ? mintName(taken, name) : name };
  });
}

/**
 * Returns the location of an operation's handler.
 * @returns `undefined` if the user has removed the handler, or if it cannot be imported
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

/** Returns true if the user deleted the handler of an operation. */
export function isDeleted(view: ServerView, { key }: HandlerStub): boolean {
  const isKnown = view.onDisk?.known.has(identityOf(key)) === true;
  return isKnown && locationOf(view, key) === undefined;
}

/**
 * Returns the sorted keys of operations that the API no longer has, but whose handlers the user has
 * edited.
 */
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

/** The handlers on disk. The key is the result of `identityOf`: `GET /site/{}`. */
const placesOf = memoizeByObject(
  ({ located }: HandlersOnDisk) => new Map(located.map((one) => [identityOf(one.key), one])),
);

/**
 * Returns the names that are in use in a file, except those of unedited stubs whose operation no
 * longer exists. These stubs will be removed.
 */
function takenNames(view: ServerView, path: string): string[] {
  const names = [...(view.onDisk?.names.get(path) ?? [])];
  const stubs = (view.onDisk?.located ?? []).filter((one) => one.path === path && one.pristine);
  if (stubs.length === 0) return names;
  const alive = new Set(view.api.endpoints.map((endpoint) => identityOf(operationKey(endpoint))));
  const leaving = stubs.filter(({ key }) => !alive.has(identityOf(key)));
  return names.filter((name) => !leaving.some((one) => one.name === name));
}

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

/** Returns the path of a group's handlers, relative to the root of `view.handlers`. */
function handlersPath(view: ServerView, group: Group): string {
  return `${view.handlers ?? 'handlers'}/${group.slug}.ts`;
}

/**
 * Generates a handler that is not implemented yet. The underscore in `_req` tells the compiler that
 * the parameter is unused. Linters accept this because the second parameter, the context, is used.
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
