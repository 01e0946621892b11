/**
 * The phrases of the "Try it" form, by the names that the form's script uses for them. The script
 * replaces names in braces with values.
 */
import type { Phrase } from '../language/phrases.js';
import type { Settings } from '../language/settings.js';

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

/** Returns the phrases in the language of the pages. */
export function tryItWords({ word }: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(WORDS).map(([key, phrase]) => [key, word(phrase)]));
}
