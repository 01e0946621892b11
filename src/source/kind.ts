/** What a file is, told by the keys of its root; never by its name. */
import { isPlainObject } from '../foundation/plain-object.js';

export type DocumentKind =
  | 'swagger'
  | 'openapi'
  | 'postman'
  /** The collection format of before 2015. */
  | 'postman-1'
  /** Values for the variables of a collection: `values: [{ key, value, enabled }]`. */
  | 'postman-environment'
  | 'overlay'
  | 'unknown';

type Root = Readonly<Record<string, unknown>>;

/**
 * What the data of a document is.
 * @param data the root value of a loaded document
 */
export function documentKind(data: unknown): DocumentKind {
  if (!isPlainObject(data)) return 'unknown';
  if (has(data, 'swagger')) return 'swagger';
  if (has(data, 'openapi')) return 'openapi';
  if (has(data, 'overlay')) return 'overlay';
  const collection = own(data, 'collection');
  const root = isPlainObject(collection) ? collection : data;
  if (isCollection(root)) return 'postman';
  if (Array.isArray(own(root, 'requests')) && (has(root, 'order') || has(root, 'folders'))) {
    return 'postman-1';
  }
  return isEnvironment(data) ? 'postman-environment' : 'unknown';
}

function isCollection(root: Root): boolean {
  const info = own(root, 'info');
  if (Array.isArray(own(root, 'item')) && isPlainObject(info)) return true;
  if (!isPlainObject(info)) return false;
  const schema = own(info, 'schema');
  return has(info, '_postman_id') || (typeof schema === 'string' && schema.includes('postman'));
}

function isEnvironment(data: Root): boolean {
  if (has(data, '_postman_variable_scope')) return true;
  const values = own(data, 'values');
  return (
    Array.isArray(values) &&
    has(data, 'name') &&
    values.every((entry) => isPlainObject(entry) && has(entry, 'key'))
  );
}

/** Files that often lie beside API descriptions, by keys of their roots that must all be there. */
const NEIGHBOURS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['an APIs.json index', 'specificationVersion', 'apis'],
  ['an APIs.json index', 'aid', 'apis'],
  ['an AsyncAPI description', 'asyncapi'],
  ['an Insomnia export', '_type', 'resources'],
  ['a package.json', 'name', 'dependencies'],
  ['a package.json', 'name', 'devDependencies'],
  ['a package.json', 'name', 'version', 'scripts'],
  ['a lock file', 'lockfileVersion'],
  ['a TypeScript configuration', 'compilerOptions'],
];

/**
 * What a file is that is certainly no API description, e.g. `an APIs.json index`.
 * @returns nothing for descriptions, and for roots nobody knows: those may be what a reference leads to
 */
export function notAnApi(data: unknown): string | undefined {
  if (!isPlainObject(data)) return 'plain text';
  if (documentKind(data) !== 'unknown') return undefined;
  const log = own(data, 'log');
  if (isPlainObject(log) && has(log, 'entries')) return 'a HAR recording';
  const found = NEIGHBOURS.find(([, ...keys]) => keys.every((key) => has(data, key)));
  return found?.[0];
}

/** What a text is that is neither JSON nor YAML; by its first characters. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (start === '' && text.trim() === '') return 'empty';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'an HTML page';
  if (/^<[?!a-z]/.test(start)) return 'XML';
  if (start.startsWith('#%raml')) return 'a RAML description';
  if (start.startsWith('format: 1a')) return 'an API Blueprint description';
  return undefined;
}

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/** How many requests or operations a document holds. */
export function countEntries(data: unknown): number {
  if (!isPlainObject(data)) return Array.isArray(data) ? data.length : 0;
  const collection = own(data, 'collection');
  if (isPlainObject(collection)) return countEntries(collection);
  const requests = own(data, 'requests');
  if (Array.isArray(requests)) return requests.length;
  return countRequests(own(data, 'item')) + countOperations(own(data, 'paths'));
}

function countRequests(items: unknown): number {
  if (!Array.isArray(items)) return 0;
  return items.reduce<number>((sum, item) => {
    const inside = isPlainObject(item) ? own(item, 'item') : undefined;
    return sum + (Array.isArray(inside) ? countRequests(inside) : 1);
  }, 0);
}

function countOperations(paths: unknown): number {
  if (!isPlainObject(paths)) return 0;
  return Object.values(paths)
    .filter(isPlainObject)
    .flatMap((item) => Object.keys(item))
    .filter((key) => METHODS.has(key.toLowerCase())).length;
}

function has(root: Root, key: string): boolean {
  return Object.hasOwn(root, key);
}

function own(root: Root, key: string): unknown {
  return has(root, key) ? root[key] : undefined;
}
