/** Saved responses, and the statuses that test scripts expect. Scripts are searched, never run. */
import type { Status } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { mediaTypeOfLanguage, readBodyText, type BodyEvidence } from './body.js';
import { isToldHeader } from '../header-role.js';
import { mediaTypeOf } from '../content-type.js';
import { headerValue, readHeaderEntries } from './header.js';

/** What one saved response or one script shows of a response. */
export interface ResponseEvidence {
  readonly status: Status;
  readonly name: string;
  readonly body?: BodyEvidence;
  readonly headers: readonly { readonly name: string; readonly origin: Origin }[];
  readonly origin: Origin;
}

const PHRASES: readonly (readonly [string, number])[] = [
  ['ok', 200],
  ['created', 201],
  ['accepted', 202],
  ['no content', 204],
  ['moved permanently', 301],
  ['found', 302],
  ['not modified', 304],
  ['bad request', 400],
  ['unauthorized', 401],
  ['forbidden', 403],
  ['not found', 404],
  ['method not allowed', 405],
  ['conflict', 409],
  ['gone', 410],
  ['unprocessable entity', 422],
  ['unprocessable content', 422],
  ['too many requests', 429],
  ['internal server error', 500],
  ['not implemented', 501],
  ['bad gateway', 502],
  ['service unavailable', 503],
];
const EXPECTED =
  /to\.have\.status\(\s{0,9}(\d{3})\s{0,9}\)|\.code\)\.to\.(?:be\.)?(?:eql|eq|equals?)\(\s{0,9}(\d{3})\s{0,9}\)|responseCode\.code\s{0,9}={2,3}\s{0,9}(\d{3})/g;
const COMPUTED =
  /(?:environment|variables|globals|collectionVariables)\.set\(\s{0,9}["']([^"'\n]{1,200})["']|set(?:Environment|Global)Variable\(\s{0,9}["']([^"'\n]{1,200})["']/g;

/**
 * Reads the saved responses of an item.
 * @param cursor `item.response`; it may be missing or `null`
 */
export function readSavedResponses(cursor: Cursor): ResponseEvidence[] {
  if (!cursor.exists) return [];
  return cursor.items().flatMap((item) => {
    if (item.type !== 'object') return [];
    const name = typeof item.get('name').value === 'string' ? String(item.get('name').value) : '';
    const status = statusOf(item, name);
    if (status === 'default') item.get('name').add('postman/response-status', { name });
    const headers = readHeaderEntries(item.get('header'));
    const stated =
      mediaTypeOf(headerValue(headers, 'content-type')) ??
      mediaTypeOfLanguage(item.get('_postman_previewlanguage').value);
    const body = readBodyText(item.get('body'), stated);
    return [
      {
        status,
        name,
        ...(body && { body }),
        headers: headers
          .filter((header) => isToldHeader(header.name))
          .map((header) => ({ name: header.name, origin: header.cursor.origin() })),
        origin: item.origin(),
      },
    ];
  });
}

/** What the scripts of an item, a folder or a collection betray. */
export interface ScriptEvidence {
  /** How many scripts have text. */
  readonly count: number;
  /** Statuses that a test expects: weak evidence. */
  readonly statuses: readonly { readonly status: number; readonly origin: Origin }[];
  /** Variables that a script sets, and that therefore are no constants. */
  readonly computed: readonly string[];
}

/**
 * Searches scripts for expected statuses and for the names of variables they set.
 * @param events `event` of an item, a folder or the collection
 */
export function readScripts(events: Cursor): ScriptEvidence {
  const statuses: { status: number; origin: Origin }[] = [];
  const computed: string[] = [];
  let count = 0;
  if (events.type !== 'array') return { count, statuses, computed };
  for (const event of events.items()) {
    const exec = event.get('script').get('exec');
    const { value } = exec;
    const lines = Array.isArray(value) ? value.filter((line) => typeof line === 'string') : [value];
    const text = lines.filter((line) => typeof line === 'string').join('\n');
    if (text.trim() === '') continue;
    count++;
    for (const match of text.matchAll(COMPUTED)) computed.push(match[1] ?? match[2] ?? '');
    if (event.get('listen').value !== 'test') continue;
    for (const match of text.matchAll(EXPECTED)) {
      const status = Number(match[1] ?? match[2] ?? match[3]);
      if (isStatus(status)) statuses.push({ status, origin: exec.origin('inferred') });
    }
  }
  return { count, statuses, computed };
}

/** The status: `code`, else a number in `status` or the name, else a reason phrase there, else `default`. */
function statusOf(item: Cursor, name: string): Status {
  const { value } = item.get('code');
  const code = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof code === 'number' && isStatus(code)) return code;
  const status = item.get('status').value;
  for (const text of [typeof status === 'string' ? status : '', name]) {
    const found = /(?<!\d)([1-5]\d\d)(?!\d)/.exec(text)?.[1];
    if (found !== undefined) return Number(found);
    const phrase = PHRASES.find(([words]) => words === text.trim().toLowerCase());
    if (phrase) return phrase[1];
  }
  return 'default';
}

function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 100 && status <= 599;
}
