/**
 * Distinguishes operationIds that people wrote from generated ones. Generated operationIds are hashes, names from
 * frameworks, and texts that consist of the method and the path.
 */
import type { Endpoint } from '../../../model/api.js';
import { templateOf, type PathSegment } from '../../../model/path.js';
import { wordsOf } from '../../../base/foundation/words.js';
import { isIdleSegment } from './idle-segments.js';

/** Matches hashes, numbers and UUIDs. */
const HASH = /^(?:\d+|(?=.*\d)[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/** Matches names that frameworks generate from a method (`listPetsUsingGET_1`, `PetsGetHandler`) or from a class. */
const FRAMEWORK =
  /Using(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:_\d+)?$|(?:Get|GetAll|List|Head|Post|Put|Patch|Delete|Options)(?:Handler|Controller|Servlet)$|^(?:com|org|net|io|edu|gov)\.\w+\.|::|\\/;

/**
 * Returns true for a generated operationId. Generators spell out the method and the whole path: `get_api_v1_users_id`,
 * `SiteMessageByCloudIdGet`, or `read_items_items__id__get` in FastAPI. People choose only some of the words in the
 * path, or other words. An operationId from an overlay was written by a person.
 */
export function isMachineGenerated(endpoint: Named): boolean {
  const { operationId, givenGroup, method, path } = endpoint;
  if (operationId === undefined || givenGroup !== undefined) return false;
  if (operationId.origins.some(({ trust }) => trust === 'overlay')) return false;
  const id = operationId.value;
  if (HASH.test(id) || FRAMEWORK.test(id)) return true;
  const verb = method.toLowerCase();
  if (id.includes('{') && spellsTemplate(id, verb, path)) return true;
  return (
    (id.endsWith(`_${verb}`) && endsLikeFastApi(id, endpoint)) ||
    spellsPath(wordsOf(id), verb, path)
  );
}

/**
 * Matches the suffix that Springfox adds to the name of a method. It ends in a number if several classes have such a
 * method.
 */
const SPRINGFOX = /Using(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:_\d+)?$/;

/**
 * Returns the name of a function from the operationId that a framework generated for it: `create_message` from
 * FastAPI's `create_message_api_v1_app__app_id__msg__post`, or `findCities` from `findCitiesUsingGET`.
 * @returns `undefined` for other frameworks, and for a single word such as `list`, because many functions have this
 *   name
 */
export function functionName(endpoint: Named): string | undefined {
  const id = endpoint.operationId?.value ?? '';
  const verb = endpoint.method.toLowerCase();
  let name = '';
  if (SPRINGFOX.test(id)) name = id.replace(SPRINGFOX, '');
  else if (id.endsWith(`_${verb}`) && endsLikeFastApi(id, endpoint))
    name = id.slice(0, -spelledPath(endpoint).length - verb.length - 1);
  return wordsOf(name).length > 1 ? name : undefined;
}

type Named = Pick<Endpoint, 'operationId' | 'givenGroup' | 'method' | 'path' | 'trailingSlash'>;

/**
 * Returns true if an operationId has the ending that FastAPI generates: the path, in which underscores replace all
 * punctuation, and then the method.
 */
function endsLikeFastApi(id: string, endpoint: Named): boolean {
  return id.endsWith(`${spelledPath(endpoint)}_${endpoint.method.toLowerCase()}`);
}

function spelledPath({ path, trailingSlash }: Named): string {
  return templateOf(path, trailingSlash).replace(/\W/g, '_');
}

/** Returns true if an operationId consists of the words of the path, or begins or ends with the method. */
function spellsTemplate(id: string, verb: string, path: Endpoint['path']): boolean {
  const words = wordsOf(id);
  return (
    words[0] === verb || words.at(-1) === verb || words.join(' ') === pathWords(path).join(' ')
  );
}

/**
 * Returns true if an operationId consists of the method and the complete path. Also returns true if it consists of
 * words of the path and `By`, followed by the method.
 */
function spellsPath(words: readonly string[], verb: string, path: Endpoint['path']): boolean {
  const isLast = words.at(-1) === verb;
  if (words.length < 2 || (words[0] !== verb && !isLast)) return false;
  const spelled = pathWords(path);
  const rest = isLast ? words.slice(0, -1) : words.slice(1);
  if (isLast && rest.includes('by')) {
    const all = new Set([...spelled, 'by', 'and']);
    return rest.every((word) => all.has(word));
  }
  // A path without parameters and versions does not count, because people also write `getUsers` and `meta/get`.
  return rest.join(' ') === spelled.join(' ') && path.some((segment) => segment.some(isIdle));
}

function isIdle(part: PathSegment[number]): boolean {
  return part.kind === 'parameter' || isIdleSegment(part.text);
}

/** Returns all words of a path in order. */
export function pathWords(path: readonly PathSegment[]): string[] {
  return path.flat().flatMap((part) => wordsOf(part.kind === 'literal' ? part.text : part.name));
}
