/** The words of the form, by their names in the script. The script replaces the names in braces. */
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
  waiting: 'Waiting for the answer…',
  answer: 'Answer',
  save: 'Save',
  copy: 'Copy',
  user: 'User',
  password: 'Password',
  memory: 'Kept until this tab is closed.',
  proxied: 'Calls go through {proxy}, which sees all of them, credentials too.',
  lines: 'one value a line',
  json: 'JSON',
  noJson: '{name} is no JSON: {why}',
  noAddress: 'A page can only call http and https, not {url}.',
  noDots: 'No value in a path may be “.” or “..”.',
  noCookie:
    'No page may set cookies ({names}). Those that the browser has for the server are sent.',
  noHeader: 'No page may set these headers: {names}.',
  noMethod: 'No page may send {method}.',
  noBody: 'No page may send a body with {method}.',
  certificate: 'The browser asks for the certificate.',
  noScheme: 'No page can sign in with {name}.',
  bytes: '{count} bytes of {type}',
  cut: 'Only the beginning is shown.',
  hidden: 'The server shows pages of other origins no other headers.',
  empty: 'no content',
  cors: 'The server responds, but does not allow this page to read the response (CORS). It may still have executed the request. To be readable, its responses need: {headers}. The curl line works without.',
  unreached:
    'No response from {url}. The server is not running, its certificate is not accepted, or the network blocks the call.',
  mixed: 'A page that came by https may not call by http: {url}.',
  policy:
    'This page may not call {url}: it calls by https, the machine itself, and the servers of the API.',
} as const satisfies Readonly<Record<string, Phrase>>;

/** The words in the language of the pages. */
export function tryItWords({ word }: Settings): Record<string, string> {
  return Object.fromEntries(Object.entries(WORDS).map(([key, phrase]) => [key, word(phrase)]));
}
