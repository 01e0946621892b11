/**
 * Rejects an invalid request with the error response that the description declares. The reason is written into the text
 * fields of the response body.
 */
import { responseFor } from '../../model/status.js';
import type { Api, Endpoint, Response } from '../../model/api.js';
import { essenceOf, isJsonMediaType } from '../../model/media-type.js';
import { isSampleOf } from '../../values/sample/index.js';
import type { NeutralResponse, ProblemError } from '../served/runtime.js';
import { instanceOf, isRecord } from './plain.js';
import { replyOf } from './reply.js';

/**
 * Maps each status with which the checks reject a request to the statuses that descriptions often declare for such a
 * rejection.
 */
const ALIKE: ReadonlyMap<number, readonly number[]> = new Map([
  [400, [400, 422]],
  [401, [401, 403]],
  [404, [404]],
  [413, [413, 400]],
  [415, [415, 400]],
]);

const MESSAGE = /^(?:message|msg|detail|details|description|error_?description|reason)$/i;
/**
 * Matches the name `error`. If the object also has a message, the field contains a code for programs; otherwise it
 * contains the message.
 */
const ERROR = /^error$/i;
const PLACE = /^(?:pointer|field|param|parameter)$/i;
/**
 * Matches fields that contain the position of an error, but only in an object inside a list. In the outermost object,
 * such fields contain the path of the request.
 */
const PLACE_IN_LIST = /^(?:path|property|location)$/i;
const STATUS = /^(?:status|status_?code|http_?status)$/i;
const TEXTS = /^(?:errors|messages|details|reasons)$/i;
const PROBLEM = 'application/problem+json';
/** The depth to which the text fields of a body are filled in. */
const DEPTH = 6;

/** The body with which the checks reject a request. */
interface Problem {
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly ProblemError[];
}

/**
 * Replaces the rejection of a request with the error response that the description declares.
 * @param refused the response of the checks
 * @returns `refused` itself if the description declares no JSON body for it
 */
export function declaredError(
  endpoint: Endpoint,
  api: Api,
  refused: NeutralResponse,
): NeutralResponse {
  const problem = problemOf(refused);
  const code = problem && declaredCode(endpoint.responses, problem.status);
  const response = code === undefined ? undefined : responseFor(endpoint.responses, code);
  const media = response?.media.find(({ type }) => isJsonMediaType(essenceOf(type)));
  if (!problem || code === undefined || !media) return refused;
  const asking = { api, preferences: { code }, accept: essenceOf(media.type), seed: 0 };
  const { body, contentType = media.type, headers = {} } = replyOf(endpoint, asking);
  if (body === undefined) return refused;
  const fits = (one: unknown): boolean =>
    isSampleOf(media.schema, instanceOf(one), { api, direction: 'read' });
  // If the body of the checks already matches the declared schema, the response of the checks is sent unchanged.
  const isSame = essenceOf(media.type) === PROBLEM && fits(JSON.parse(String(refused.body)));
  if (isSame && code === problem.status) return refused;
  const filledBody = filled(body, { ...problem, status: code }, fits);
  return {
    status: code,
    headers: [
      ...refused.headers.filter(([name]) => name !== 'content-type'),
      ...Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
      ['content-type', contentType],
    ],
    body: JSON.stringify(filledBody),
  };
}

function problemOf({ headers, body }: NeutralResponse): Problem | undefined {
  const isProblem = headers.some(([name, value]) => name === 'content-type' && value === PROBLEM);
  if (!isProblem || typeof body !== 'string') return undefined;
  const { status, detail = '', errors = [] } = JSON.parse(body) as Partial<Problem>;
  return status === undefined ? undefined : { status, detail, errors };
}

/**
 * Returns the declared status to use for a rejection: the same status, or else one with the same meaning, its range
 * (`4XX`), or `default`.
 */
function declaredCode(responses: readonly Response[], status: number): number | undefined {
  const alike = ALIKE.get(status);
  if (alike === undefined) return undefined;
  const exact = alike.find((one) => responses.some((response) => response.status === one));
  return exact ?? (responseFor(responses, status) ? status : undefined);
}

/** Writes the errors into the text fields of a body, as far as the schema allows it. */
function filled(body: unknown, problem: Problem, fits: (one: unknown) => boolean): unknown {
  // If a field has a pattern or an enum, the filled body may be invalid. Fewer fields are filled in the next attempt.
  for (const reach of REACHES) {
    const candidate = inValue(body, problem, reach, 0);
    if (fits(candidate)) return candidate;
  }
  return body;
}

/** Which parts of a body are filled in. */
interface Reach {
  readonly hasPlaces: boolean;
  readonly hasLists: boolean;
  readonly isInList: boolean;
}

const REACHES: readonly Reach[] = [
  { hasPlaces: true, hasLists: true, isInList: false },
  { hasPlaces: false, hasLists: true, isInList: false },
  { hasPlaces: false, hasLists: false, isInList: false },
];

function inValue(value: unknown, problem: Problem, reach: Reach, depth: number): unknown {
  if (!isRecord(value) || depth > DEPTH) return value;
  const entries = Object.entries(value);
  const hasMessage = entries.some(([name, one]) => MESSAGE.test(name) && typeof one === 'string');
  const filledEntries = entries.map(([name, one]): [string, unknown] => {
    if (Array.isArray(one)) return [name, inList(name, one, problem, reach, depth)];
    if (typeof one === 'string') return [name, inText(name, one, problem, reach, hasMessage)];
    if (typeof one === 'number') return [name, STATUS.test(name) ? problem.status : one];
    return [name, inValue(one, problem, reach, depth + 1)];
  });
  return Object.fromEntries(filledEntries);
}

function inText(
  name: string,
  text: string,
  { detail, errors }: Problem,
  { hasPlaces, isInList }: Reach,
  hasMessage: boolean,
): string {
  if (MESSAGE.test(name) || (ERROR.test(name) && !hasMessage)) return detail;
  const isPlace = PLACE.test(name) || (isInList && PLACE_IN_LIST.test(name));
  const [first] = errors;
  return hasPlaces && isPlace && first ? placeOf(first) : text;
}

/** Returns a list with one item for each error. Each item is a copy of the list's first item, filled with the error. */
function inList(
  name: string,
  list: readonly unknown[],
  problem: Problem,
  reach: Reach,
  depth: number,
): unknown {
  const [first] = list;
  if (!reach.hasLists || problem.errors.length === 0) return list;
  if (typeof first === 'string') return TEXTS.test(name) ? problem.errors.map(detailOf) : list;
  if (!isRecord(first)) return list;
  return problem.errors.map((error) => {
    const one = { status: problem.status, detail: detailOf(error), errors: [error] };
    return inValue(first, one, { ...reach, isInList: true }, depth + 1);
  });
}

/** Returns the position of an error: `/name` in a body, `limit` for a query parameter. */
function placeOf({ name, pointer = '' }: ProblemError): string {
  return name === undefined ? pointer : `${name}${pointer}`;
}

function detailOf(error: ProblemError): string {
  const { in: place, message } = error;
  return `${[place, placeOf(error)].filter((word) => word !== '').join(' ')}: ${message}`;
}
