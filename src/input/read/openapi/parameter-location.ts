/** Reads the location of a parameter (`in`), also if it is misspelt or missing. */
import { foldSpelling, nearestSpelling } from '../../../base/foundation/suggest.js';
import type { Cursor } from '../../source/cursor.js';
import type { Description } from './description.js';
import type { OperationPlace } from './path-item.js';

export type ParameterIn =
  'path' | 'query' | 'header' | 'cookie' | 'querystring' | 'body' | 'formData';

const PLACES = new Map<string, ParameterIn>([
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['cookie', 'cookie'],
  ['querystring', 'querystring'],
  ['body', 'body'],
  ['formData', 'formData'],
]);

/** Other words for a location. All letters are in lower case, and separators are removed. */
const WORDS = new Map<string, ParameterIn>([
  ...[...PLACES].map(([word, place]): [string, ParameterIn] => [foldSpelling(word), place]),
  ['form', 'formData'],
  ['multipart', 'formData'],
  ['multipartformdata', 'formData'],
  ['urlencoded', 'formData'],
  ['file', 'formData'],
  ['payload', 'body'],
  ['json', 'body'],
  ['requestbody', 'body'],
  ['qs', 'query'],
  ['search', 'query'],
  ['querystring', 'query'],
]);

/**
 * Reads the location of a parameter. An invalid word means the nearest valid one, and is reported.
 * @param names the names of the parameters in the path
 */
export function readLocation(
  cursor: Cursor,
  name: string,
  names: ReadonlySet<string>,
  description: Description,
): ParameterIn {
  const location = cursor.rawMember('in');
  const known = typeof location === 'string' ? PLACES.get(location) : undefined;
  // The querystring of OpenAPI 3.2 is described by its content.
  if (known !== undefined && (known !== 'querystring' || cursor.has('content'))) return known;
  const place = cursor.get('in');
  const text = place.string();
  const isPath = names.has(name);
  const isBody = description.isSwagger && cursor.has('schema') && !cursor.has('type');
  const inferred =
    (text === undefined ? undefined : meantPlace(text)) ??
    (isPath ? 'path' : text === undefined && isBody ? 'body' : 'query');
  (place.exists ? place : cursor).add('param/in', {
    name,
    found: text ?? 'missing',
    read: inferred,
  });
  return inferred;
}

/** Returns the location that an invalid word means: `headers`, `query_param`, `cooky`; `undefined` for `url`. */
function meantPlace(text: string): ParameterIn | undefined {
  const word = foldSpelling(text).replace(/(?<=.)(?:parameter|param)s?$/, '');
  const singular = word.replace(/s$/, '');
  const exact = WORDS.get(word) ?? WORDS.get(singular);
  if (exact !== undefined) return exact;
  const near = nearestSpelling(word, WORDS.keys());
  return near === undefined ? undefined : WORDS.get(near);
}

/** Returns true if an operation or its path item declares a body or a form field as a parameter. */
export function hasBody({ operation, item }: OperationPlace, description: Description): boolean {
  const { references } = description.schemas;
  return [operation, item].some((owner) => {
    const list = references.part(owner.get('parameters'));
    return (
      list.type === 'array' &&
      list.items().some((one) => {
        const location = references.follow(one)?.rawMember('in');
        const place = typeof location === 'string' ? meantPlace(location) : undefined;
        return place === 'body' || place === 'formData';
      })
    );
  });
}
