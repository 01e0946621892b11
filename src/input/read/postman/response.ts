/** Reads the saved responses and the scripts of Postman collections. */
import { append } from '../../../base/foundation/lists.js';
import type { Status } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { mediaTypeOfLanguage, readBodyText } from '../collection/body.js';
import { headerValue } from '../collection/header.js';
import {
  isStatus,
  searchScript,
  statusInText,
  type ResponseEvidence,
} from '../collection/response.js';
import { mediaTypeOf } from '../content-type.js';
import { isCallerHeader } from '../header-role.js';
import { readHeaderEntries } from './header.js';

/**
 * Reads the saved responses of a Postman item.
 * @param cursor the location of `item.response`, which may be missing or `null`
 */
export function readSavedResponses(cursor: Cursor): ResponseEvidence[] {
  if (!cursor.exists) return [];
  return cursor.items().flatMap((item) => {
    if (item.type !== 'object') return [];
    const name = typeof item.get('name').value === 'string' ? String(item.get('name').value) : '';
    const status = statusOf(item, name);
    if (status === 'default') item.get('name').add('collection/response-status', { name });
    const headers = readHeaderEntries(item.get('header'));
    const mediaType =
      mediaTypeOf(headerValue(headers, 'content-type')) ??
      mediaTypeOfLanguage(item.get('_postman_previewlanguage').value);
    const body = readBodyText(item.get('body'), mediaType);
    return [
      {
        status,
        name,
        ...(body && { body }),
        headers: headers
          .filter((header) => isCallerHeader(header.name))
          .map((header) => ({ name: header.name, origin: header.cursor.origin() })),
        origin: item.origin(),
      },
    ];
  });
}

/** The facts that the scripts of an item, a folder or a collection imply. */
export interface ScriptEvidence {
  /** The number of scripts that are not empty. */
  readonly count: number;
  /** The statuses that tests expect. They are weak evidence for a response. */
  readonly statuses: readonly { readonly status: number; readonly origin: Origin }[];
  /** The variables that scripts set, so that their values are not constant. */
  readonly computed: readonly string[];
}

/**
 * Searches scripts for expected statuses, and for the names of variables that they set.
 * @param events the location of `event` of an item, a folder or the collection
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
    const searched = searchScript(text);
    append(computed, searched.computed);
    if (event.get('listen').value !== 'test') continue;
    for (const status of searched.expected) {
      statuses.push({ status, origin: exec.origin('inferred') });
    }
  }
  return { count, statuses, computed };
}

/**
 * Returns the status of a saved response: its `code`, otherwise a number in its `status` or name, otherwise a reason
 * phrase there, otherwise `default`.
 */
function statusOf(item: Cursor, name: string): Status {
  const { value } = item.get('code');
  const code = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof code === 'number' && isStatus(code)) return code;
  const status = item.get('status').value;
  for (const text of [typeof status === 'string' ? status : '', name]) {
    const found = statusInText(text);
    if (found !== undefined) return found;
  }
  return 'default';
}
