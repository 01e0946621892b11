/** Validates recorded requests, with the checks of the generated server. */
import { percentEncoded } from '../../base/foundation/text/percent-encoding.js';
import type { Content, Exchange } from '../../input/read/traffic/index.js';
import {
  createMatcher,
  essence,
  HttpProblem,
  mediaFor,
  MultipartBody,
  namesOf,
  newBudget,
  parameterDecoder,
  readBody,
  type NeutralRequest,
  type ProblemError,
  type Route,
  type RouteTable,
} from '../served/runtime.js';
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';

/** A function that checks the requests of one operation. */
export type RequestCheck = (
  exchange: Exchange,
  segments: readonly string[],
) => Promise<RequestFaults>;

export interface RequestFaults {
  readonly errors: readonly ProblemError[];
  /**
   * The request body. The JSON pointers of the errors refer to positions in it. `undefined` if the recording does not
   * contain it.
   */
  readonly body: unknown;
}

/**
 * Tests for query parameters and headers that no operation declares as parameters, because they are credentials or
 * belong to the platform.
 */
export interface Ignored {
  readonly query: (name: string) => boolean;
  readonly header: (name: string) => boolean;
}

/**
 * The maximum number of steps of a check. It is very high, because the service has accepted the recorded requests, so
 * they are not attacks.
 */
export const MAX_STEPS = SERVICE_LIMITS.recordedSteps.most;

/** Creates the check for the requests of an operation. Call it once for each operation. */
export function requestCheck(
  route: Route,
  { runCheck }: Pick<RouteTable, 'runCheck'>,
  ignored: Ignored,
): RequestCheck {
  const { basePath: _, host: __, ...plain } = route;
  // The service has accepted the path, in whatever spelling.
  const match = createMatcher([plain], { lenientPaths: true });
  const decode = parameterDecoder(route, runCheck);
  const rules = { limit: SERVICE_LIMITS.recordedBody.most, maxParts: 10_000, runCheck };
  return async (exchange, segments) => {
    const sent = await sentBody(exchange.requestBody);
    const request = neutralRequest(exchange, segments, sent);
    const found = match(route.method, request.path);
    const captures = found.kind === 'found' ? found.captures : [];
    const errors = [
      ...undeclaredNames(route, exchange, ignored),
      ...(await caught(() => decode(captures, request, newBudget(MAX_STEPS)))),
    ];
    if (sent === undefined && exchange.requestBody === undefined) {
      const isMissing = route.body?.required === true;
      return { errors: isMissing ? [...errors, REQUIRED] : errors, body: undefined };
    }
    const { body } = route;
    if (body === undefined) return { errors: [...errors, NO_BODY], body: undefined };
    const type = exchange.requestBody?.mediaType ?? '';
    if (type !== '' && body.media && mediaFor(essence(type), body.media) === undefined) {
      return { errors: [...errors, undeclaredType(type, body.media)], body: undefined };
    }
    if (sent === undefined) return { errors, body: undefined };
    const read = async (): Promise<void> => {
      const value = await readBody(body, request, rules, newBudget(MAX_STEPS));
      // A multipart form is checked while its parts are read, so all parts are read.
      if (value instanceof MultipartBody) for await (const part of value) void part;
    };
    return { errors: [...errors, ...(await caught(read))], body: sent.value };
  };
}

const REQUIRED: ProblemError = {
  in: 'body',
  pointer: '',
  code: 'required',
  message: 'is required',
};
const NO_BODY: ProblemError = {
  in: 'body',
  pointer: '',
  code: 'undeclared',
  message: 'is not declared',
};

/** Returns the error for a media type that an operation does not declare. */
export function undeclaredType(
  type: string,
  declared: readonly string[],
): ProblemError & { readonly in: 'header' } {
  const list = declared.length === 0 ? 'none' : `only ${declared.join(', ')}`;
  const message = `is ${essence(type)}, and ${list} is declared`;
  return { in: 'header', name: 'content-type', code: 'undeclared', message };
}

/** Runs a check, and returns the errors of the problem that the check throws. */
async function caught(work: () => unknown): Promise<readonly ProblemError[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof HttpProblem) return error.options.errors ?? [];
    // A request that cannot be read, such as a damaged form, does not show that the description is wrong.
    return [];
  }
}

function undeclaredNames(
  { parameters = [] }: Route,
  { address, requestHeaders }: Exchange,
  ignored: Ignored,
): ProblemError[] {
  const of = (place: string) => parameters.filter((one) => one.in === place);
  const query = namesOf(of('query'));
  const isWhole = of('querystring').length > 0;
  // An object that is spread over the query (`explode`) may have properties with any name, so no query parameter counts
  // as undeclared.
  const isOpen = of('query').some(
    ({ type, style = 'form', explode }) =>
      typeof type === 'object' &&
      'object' in type &&
      type.rest &&
      style === 'form' &&
      explode !== false,
  );
  const headers = new Set(of('header').map(({ name }) => name.toLowerCase()));
  const names = new Map<string, ProblemError>();
  const add = (place: 'query' | 'header', name: string): void => {
    const error = { in: place, name, code: 'undeclared', message: 'is not declared' };
    names.set(`${place} ${name}`, error);
  };
  for (const [name] of address.query) {
    if (!isWhole && !isOpen && !query.has(name) && !ignored.query(name)) add('query', name);
  }
  for (const [name] of requestHeaders) {
    if (!headers.has(name.toLowerCase()) && !ignored.header(name))
      add('header', name.toLowerCase());
  }
  return [...names.values()];
}

/** A request body as bytes. */
interface SentBody {
  readonly type: string | null;
  readonly bytes: Uint8Array;
  readonly value: unknown;
  readonly isJson: boolean;
}

/** Converts a recorded body back to bytes; `undefined` if the recording does not contain the body. */
async function sentBody(content: Content | undefined): Promise<SentBody | undefined> {
  const form = content?.read();
  if (content === undefined || form === undefined) return undefined;
  const type = content.mediaType === '' ? null : content.mediaType;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (form.kind) {
    case 'json': {
      const { value } = form;
      return { type, bytes: encode(JSON.stringify(value)), value, isJson: true };
    }
    case 'text':
      return { type, bytes: encode(form.text), value: form.text, isJson: false };
    case 'fields': {
      const value = Object.fromEntries(form.fields.map((field) => [field.name, field.value]));
      if (!content.mediaType.startsWith('multipart/')) {
        const pairs = form.fields.map((field): [string, string] => [field.name, field.value]);
        const bytes = encode(new URLSearchParams(pairs).toString());
        return { type, bytes, value, isJson: false };
      }
      const data = new FormData();
      for (const { name, value: text, isFile } of form.fields) {
        data.append(name, isFile ? new File([text], 'file') : text);
      }
      const response = new Response(data);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { type: response.headers.get('content-type'), bytes, value, isJson: false };
    }
    case 'stream':
    case 'binary':
    case 'missing':
      return undefined;
    default:
      return form satisfies never;
  }
}

function neutralRequest(
  exchange: Exchange,
  segments: readonly string[],
  sent: SentBody | undefined,
): NeutralRequest {
  const { method, address, requestHeaders } = exchange;
  const headers = new Map<string, string>();
  for (const [name, value] of requestHeaders) {
    const lower = name.toLowerCase();
    const before = headers.get(lower);
    headers.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  // The header is removed, because a recorded body is already decoded.
  headers.delete('content-encoding');
  if (sent?.type === null || sent === undefined) headers.delete('content-type');
  else headers.set('content-type', sent.type);
  const bytes = sent?.bytes ?? new Uint8Array();
  return {
    method,
    path: `/${segments.map(wellEncoded).join('/')}${address.trailingSlash ? '/' : ''}`,
    search: address.search,
    hasBody: sent !== undefined,
    signal: NEVER.signal,
    ...(sent?.isJson === true && { parsed: { value: sent.value } }),
    raw: exchange,
    header: (name) => headers.get(name),
    stream: () => new Blob([bytes.slice()]).stream(),
    bytes: () => Promise.resolve(bytes),
    toRequest: () => new Request(address.origin),
  };
}

const NEVER = new AbortController();

/** Returns a path segment in a percent-encoding that the router can decode. */
function wellEncoded(segment: string): string {
  return /%(?![0-9a-f]{2})/i.test(segment) ? percentEncoded(segment) : segment;
}
