/**
 * Generates the data of the "Try it" form as a script, because a page that is opened from a disk
 * cannot fetch files.
 */
import { jsonText, type JsonData } from '../../../src/print/emit/json/index.js';
import type { Endpoint, SecurityScheme } from '../../../src/model/api.js';
import { templateOf } from '../../../src/model/path.js';
import type { DocsView, PageView } from '../view.js';
import { bodiesData } from './bodies.js';
import { parameterData } from './parameters.js';
import { offeredServers, serverData } from './servers.js';
import type { Phrase } from '../language/phrases.js';
import type { Settings } from '../language/settings.js';

/**
 * Returns the file name of a page's script, such as `try_orders.js`; `undefined` if the page has no
 * operation that can be called.
 */
export function tryItFile(
  page: Pick<PageView, 'file' | 'parts' | 'endpoints'> | undefined,
  view: DocsView,
): string | undefined {
  if (view.settings.tryIt === undefined || page === undefined) return undefined;
  return operationsOf(page, view).length === 0
    ? undefined
    : `try_${page.file.replace(/\.md$/, '.js')}`;
}

export function tryItScript(page: PageView, view: DocsView): string {
  const { api, settings } = view;
  const proxy = settings.tryIt?.proxy;
  const data: JsonData = {
    words: tryItWords(settings),
    ...(proxy !== undefined && { proxy }),
    schemes: [...api.securitySchemes.values()].map(credentialData),
    operations: operationsOf(page, view).map((endpoint) => operationData(endpoint, view)),
  };
  return `docsTryIt(${jsonText(data).trimEnd()});\n`;
}

function operationsOf(
  { parts, endpoints }: Pick<PageView, 'parts' | 'endpoints'>,
  { webhooks }: DocsView,
): readonly Endpoint[] {
  return parts === undefined ? endpoints.filter(({ key }) => !webhooks.has(key)) : [];
}

function operationData(endpoint: Endpoint, view: DocsView): JsonData {
  const { key, method, path, trailingSlash, parameters, body } = endpoint;
  const { api } = view;
  return {
    id: view.names.operations.get(key) ?? '',
    method,
    path: templateOf(path, trailingSlash),
    servers: offeredServers(endpoint, api).map(serverData),
    ways: waysIn(endpoint, view),
    parameters: parameters.map((one) => parameterData(one, api)),
    bodies: bodiesData(endpoint, view),
    mustSend: body?.required.value === true,
  };
}

const WORDS = {
  try: 'Try it',
  server: 'Server',
  base: 'Base URL',
  auth: 'Authentication',
  none: 'none',
  path: 'Path parameters',
  query: 'Query parameters',
  querystring: 'Query string',
  header: 'Headers',
  cookie: 'Cookies',
  body: 'Body',
  send: 'Send',
  stop: 'Stop',
  stopped: 'Stopped.',
  waiting: 'Waiting for the response…',
  answer: 'Response',
  answerHeader: 'Response headers',
  save: 'Save',
  copy: 'Copy',
  user: 'User',
  password: 'Password',
  memory: 'Kept until this tab is closed.',
  proxied: 'Calls go through {proxy}. It can read all of them, including credentials.',
  lines: 'one value per line',
  json: 'JSON',
  noJson: '{name} is not valid JSON: {why}',
  noAddress: 'A page can only call http and https, not {url}.',
  noDots: 'A path parameter cannot be “.” or “..”.',
  noCookie:
    'A web page cannot set cookies ({names}). The browser sends the cookies that it has for this server.',
  noHeader: 'A web page cannot set these headers: {names}.',
  noMethod: 'A web page cannot send {method}.',
  noBody: 'A web page cannot send a body with {method}.',
  certificate: 'The browser asks for the certificate.',
  noScheme: 'A web page cannot authenticate with {name}.',
  bytes: '{count} bytes of {type}',
  cut: 'Only the beginning is shown.',
  hidden: 'The server does not allow this page to read other headers.',
  empty: 'no content',
  cors: 'The server responds, but does not allow this page to read the response (CORS). It may have executed the request anyway. To allow this page, the server must send: {headers}. The curl command works without it.',
  unreached:
    'No response from {url}. The server is not running, its certificate is not accepted, or the network blocks the call.',
  mixed: 'A page that was loaded over https cannot call over http: {url}.',
  policy:
    'This page cannot call {url}. It can call https URLs, this machine, and the servers of the API.',
} as const satisfies Readonly<Record<string, Phrase>>;

function tryItWords({ word }: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(WORDS).map(([key, phrase]) => [key, word(phrase)]));
}

/**
 * Returns how a credential is sent: as `header` or `query` with a name and a prefix, or as `user`
 * with a name and a password. A page cannot send the kinds `cookie`, `certificate` and `other`.
 */
function credentialData(scheme: SecurityScheme): JsonData {
  const { id } = scheme;
  const bearer = { id, kind: 'header', name: 'Authorization', before: 'Bearer ' };
  switch (scheme.kind) {
    case 'oauth2':
    case 'openIdConnect':
      return bearer;
    case 'apiKey':
      return { id, kind: scheme.in, name: scheme.name, before: '' };
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'bearer') return bearer;
      if (kind === 'basic') return { id, kind: 'user' };
      if (kind === 'digest') return { id, kind: 'other' };
      return { ...bearer, before: `${scheme.scheme} ` };
    }
    case 'mutualTLS':
      return { id, kind: 'certificate' };
    case 'custom':
      return { id, kind: 'other' };
    default:
      return scheme satisfies never;
  }
}

/**
 * Returns the security alternatives, each as a list of schemes that are required together. If no
 * document declares security, the caller may choose any scheme or none.
 */
function waysIn({ security }: Endpoint, { api }: DocsView): string[][] {
  if (security === undefined) return [[], ...[...api.securitySchemes.keys()].map((id) => [id])];
  const ways = security.value.map((needed) => needed.map(({ scheme }) => scheme));
  return ways.length === 0 ? [[]] : ways;
}
