/** Finds the key that a document lacks, so that nothing, or not everything, can be read from it. */
import { nearestSpelling, foldSpelling } from '../../base/foundation/suggest.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { pointerKeys } from '../../model/pointer.js';
import type { Cursor } from '../source/cursor.js';

/** A key that should be in an object, and the key that probably misspells it. */
export interface MissingKey {
  /** The object that lacks the key. */
  readonly place: Cursor;
  readonly key: string;
  readonly misspelt?: string;
}

/**
 * Returns the key in an object that misspells another: it differs in case, is the plural instead of the singular, or has
 * a typing error.
 * @param known the keys that the object may have; the first one that is misspelt is returned
 */
function misspeltKey(
  place: Cursor,
  known: readonly string[],
): Pick<MissingKey, 'key' | 'misspelt'> | undefined {
  const wrong = place.keysBesides(known);
  for (const key of known) {
    if (place.has(key)) continue;
    const misspelt = wrong.find((one) => isMisspelt(one, key));
    if (misspelt !== undefined) return { key, misspelt };
  }
  return undefined;
}

function isMisspelt(written: string, meant: string): boolean {
  return nearestSpelling(written, [meant]) !== undefined || singular(written) === singular(meant);
}

function singular(word: string): string {
  return foldSpelling(word).replace(/ies$/, 'y').replace(/s$/, '');
}

/**
 * Finds out why a document has no content.
 * @param pointers the locations at which a document of the format has its content; the first is the usual one
 * @returns `undefined` if the document has one of these keys, so its content is empty or invalid
 */
export function missingContent(root: Cursor, pointers: readonly string[]): MissingKey | undefined {
  const places = pointers.flatMap((pointer) => {
    const keys = pointerKeys(pointer);
    const key = keys.at(-1) ?? '';
    const place = keys.slice(0, -1).reduce((at: Cursor, one) => at.get(one), root);
    return place.type === 'object' ? [{ place, key }] : [];
  });
  if (places.some(({ place, key }) => place.has(key))) return undefined;
  for (const { place } of places) {
    const known = places.flatMap((one) => (one.place.pointer === place.pointer ? one.key : []));
    const found = misspeltKey(place, known);
    if (found) return { place, ...found };
  }
  return places[0];
}

/** How a document in no known format resembles one: it has some of its keys, but lacks another. */
interface Resemblance extends MissingKey {
  /** The name of the format in messages. */
  readonly title: string;
  /** The line that adds the key, if its value is the version of the format. */
  readonly line?: string;
}

/**
 * Returns the format that a document in an unknown format was probably meant to have.
 * @param root the root of the document
 */
export function resemblance(root: Cursor): Resemblance | undefined {
  const paths = root.get('paths').value;
  const hasPaths = isPlainObject(paths) && Object.keys(paths).some((key) => key.startsWith('/'));
  const log = root.get('log');
  const format = misspeltKey(root, ['openapi', 'swagger']);
  if (format && (root.has('info') || root.has('paths'))) {
    return { ...(format.key === SWAGGER.key ? SWAGGER : OPENAPI), place: root, ...format };
  }
  if (hasPaths || (root.has('paths') && root.has('info'))) {
    const isOld = ['definitions', 'host', 'basePath', 'produces'].some((key) => root.has(key));
    return { ...(isOld ? SWAGGER : OPENAPI), place: root };
  }
  if (log.type === 'object' && ['version', 'creator', 'browser'].some((key) => log.has(key))) {
    return { title: HAR, place: log, key: 'entries', ...misspeltKey(log, ['entries']) };
  }
  const har = misspeltKey(root, ['log']);
  if (har?.misspelt !== undefined && Array.isArray(root.get(har.misspelt).get('entries').value)) {
    return { title: HAR, place: root, ...har };
  }
  if (root.get('_type').value === 'export') {
    const found = misspeltKey(root, ['resources']);
    return { title: 'an Insomnia export', place: root, key: 'resources', ...found };
  }
  if (root.get('item').type === 'array') {
    return {
      title: 'a Postman collection',
      place: root,
      key: 'info',
      ...misspeltKey(root, ['info']),
    };
  }
  return undefined;
}

const OPENAPI = { title: 'an OpenAPI description', key: 'openapi', line: 'openapi: 3.1.0' };
const SWAGGER = { title: 'a Swagger 2.0 description', key: 'swagger', line: "swagger: '2.0'" };
const HAR = 'a HAR recording';

/**
 * Reports an item of a collection that is not a request.
 * @param known the keys of requests and folders; if one of them is misspelt, this is the reason
 */
export function addNoRequest(item: Cursor, name: string, known: readonly string[]): void {
  const found = misspeltKey(item, known);
  if (found?.misspelt === undefined) item.get('name').add('collection/no-request', { name });
  else item.get(found.misspelt).add('key/unknown', { key: found.misspelt, hint: found.key }, 'key');
}
