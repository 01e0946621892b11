/**
 * Distinguishes names that people wrote from generated ones: hashes, names from frameworks, spelled-out methods and
 * paths.
 */
import type { Endpoint } from '../../../model/api.js';
import { templateOf, type PathSegment } from '../../../model/path.js';
import { wordsOf } from '../../../base/foundation/words.js';
import { isIdleSegment } from './idle-segments.js';

/** Hashes, numbers and UUIDs. */
const HASH = /^(?:\d+|(?=.*\d)[0-9a-f]{16,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/**
 * Suffixes that frameworks add to the name of a method: `listPetsUsingGET_1`, `PetsGetHandler`, and the name of its
 * class.
 */
const FRAMEWORK =
  /Using(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:_\d+)?$|(?:Get|GetAll|List|Head|Post|Put|Patch|Delete|Options)(?:Handler|Controller|Servlet)$|^(?:com|org|net|io|edu|gov)\.\w+\.|::|\\/;

/**
 * True for a generated operationId. An id that a person wrote is the name, however long it is. Generators spell the
 * method and the whole path (`get_api_v1_users_id`, `SiteMessageByCloudIdGet`, FastAPI's `read_items_items__id__get`);
 * people choose words, though often words of the path. An id from an overlay is a person's.
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

/** The suffix that Springfox adds to a method, with a number if several classes have the method. */
const SPRINGFOX = /Using(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)(?:_\d+)?$/;

/**
 * The name of the function that a person wrote, from an operationId that a framework derived from it: `create_message`
 * of FastAPI's
 * `create_message_api_v1_app__app_id__msg__post`, `findCities` of `findCitiesUsingGET`.
 * @returns `undefined` for other frameworks, and for a single word: many functions are called `list`
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

/** The name of a function, the path with every sign as an underscore, and the method. */
function endsLikeFastApi(id: string, endpoint: Named): boolean {
  return id.endsWith(`${spelledPath(endpoint)}_${endpoint.method.toLowerCase()}`);
}

function spelledPath({ path, trailingSlash }: Named): string {
  return templateOf(path, trailingSlash).replace(/\W/g, '_');
}

/** The words of the path, with or without the method. Any other word was chosen by a person. */
function spellsTemplate(id: string, verb: string, path: Endpoint['path']): boolean {
  const said = wordsOf(id);
  return said[0] === verb || said.at(-1) === verb || said.join(' ') === pathWords(path).join(' ');
}

/** The method before or after the complete path, or after `By` and parameters. */
function spellsPath(said: readonly string[], verb: string, path: Endpoint['path']): boolean {
  const isLast = said.at(-1) === verb;
  if (said.length < 2 || (said[0] !== verb && !isLast)) return false;
  const spelled = pathWords(path);
  const rest = isLast ? said.slice(0, -1) : said.slice(1);
  if (isLast && rest.includes('by')) {
    const all = new Set([...spelled, 'by', 'and']);
    return rest.every((word) => all.has(word));
  }
  // People also write `getUsers` and `meta/get`.
  return rest.join(' ') === spelled.join(' ') && path.some((segment) => segment.some(isIdle));
}

function isIdle(part: PathSegment[number]): boolean {
  return part.kind === 'parameter' || isIdleSegment(part.text);
}

/** All words of a path, in its order. */
export function pathWords(path: readonly PathSegment[]): string[] {
  return path.flat().flatMap((part) => wordsOf(part.kind === 'literal' ? part.text : part.name));
}
