/** Finds the operations in the path items of a description. */
import { isHttpToken } from '../../../base/foundation/http-token.js';
import type { PathSegment } from '../../../model/path.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { nearestSpelling } from '../../../base/foundation/suggest.js';
import type { Description } from './description.js';
import type { References } from '../references/reference.js';
import { parsePathTemplate, type PathTemplate } from './path-template.js';

/** An operation, and what it inherits from its path item. */
export interface OperationPlace {
  /** The HTTP method in upper case. */
  readonly method: string;
  readonly operation: Cursor;
  readonly item: Cursor;
  /** The location of the key in `paths`. */
  readonly key: Cursor;
  readonly template: PathTemplate;
  /** The path of this endpoint: the path of the template, or the shorter one without its optional part. */
  readonly path: readonly PathSegment[];
  /** The fragment of the key in `paths`. It contains the address of a host if the same path exists on several hosts. */
  readonly address?: string;
}

const METHODS = [...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']];

const FIELDS = ['$ref', 'summary', 'description', 'servers', 'parameters', 'additionalOperations'];

/**
 * Lists the operations of a Paths Object, in the order of the document.
 * @param paths the location of `paths` or `x-ms-paths`, which need not exist
 */
export function findOperations(paths: Cursor, description: Description): OperationPlace[] {
  return paths.entries().flatMap(([raw, cursor]) => {
    if (raw.startsWith('x-')) return [];
    const template = parsePathTemplate(raw);
    const found = operationsOf(cursor, description).map((one) => {
      const address = addressIn(template, one.operation);
      return address === undefined ? one : { ...one, address };
    });
    const isAddress = found.some((one) => 'address' in one);
    for (const { code, found: text, read = '' } of template.problems) {
      if (code !== 'path/fragment' || !isAddress) cursor.add(code, { found: text, read }, 'key');
    }
    const here = (path: readonly PathSegment[]) =>
      found.map((one) => ({ ...one, key: cursor, template, path }));
    return template.shorter
      ? [...here(template.shorter), ...here(template.path)]
      : here(template.path);
  });
}

/** Returns the fragment of a path, if restitch's export marked it as the address of an operation. */
function addressIn({ fragment }: PathTemplate, operation: Cursor): string | undefined {
  return fragment !== undefined && operation.rawMember(EXTENSION.address) === fragment
    ? fragment
    : undefined;
}

/**
 * Returns the operations of a Path Item Object. If it has a `$ref` to another Path Item Object, the operations of both
 * are returned, and its own take precedence.
 */
export function operationsOf(
  cursor: Cursor,
  description: Description,
): Pick<OperationPlace, 'method' | 'operation' | 'item'>[] {
  const { references } = description.schemas;
  const own = operationsIn(cursor, cursor, references);
  if (typeof cursor.rawMember('$ref') !== 'string') return own;
  const target = references.follow(cursor);
  if (!target) return own;
  const methods = new Set(own.map(({ method }) => method));
  const others = operationsIn(target, target, references).filter(
    ({ method }) => !methods.has(method),
  );
  return [...own, ...others];
}

function operationsIn(cursor: Cursor, item: Cursor, references: References) {
  return cursor.entries().flatMap(([key, member]) => {
    const operation = FIELDS.includes(key) ? member : references.part(member);
    if (key === 'additionalOperations' || key === EXTENSION.methods) {
      return operation.entries().flatMap(([method, inner]) => {
        if (!isHttpToken(method)) inner.add('key/unknown', { key: method }, 'key');
        else if (isOperation(inner)) return [{ method, operation: inner, item }];
        return [];
      });
    }
    if (key.startsWith('x-') || FIELDS.includes(key)) return [];
    const method = key.toLowerCase();
    if (METHODS.includes(method)) {
      return isOperation(operation) ? [{ method: method.toUpperCase(), operation, item }] : [];
    }
    if (operation.has('responses') && isHttpToken(key)) {
      operation.add('op/method', { method: key }, 'key');
      return [{ method: key.toUpperCase(), operation, item }];
    }
    const hint = nearestSpelling(key, [...METHODS, ...FIELDS]);
    operation.add('key/unknown', { key, ...(hint !== undefined && { hint }) }, 'key');
    return [];
  });
}

function isOperation(cursor: Cursor): boolean {
  if (cursor.type === 'object') return true;
  // `get: null` is read as an operation without facts.
  if (cursor.type === 'null') return true;
  cursor.entries();
  return cursor.type === 'array';
}
