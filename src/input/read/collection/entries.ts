/**
 * Reads lists of `{ name, value, disabled, description }`. Most clients write headers, queries and forms in this way.
 */
import type { Cursor } from '../../source/cursor.js';
import { queryEntry, type PathVariable, type QueryEntry } from './address.js';
import { formOf, type BodyEvidence, type Field } from './body.js';
import { headerEntry, type HeaderEntry } from './header.js';
import { mediaTypeOf } from '../content-type.js';

/**
 * Returns the text at a location. The reader of each format provides this function, because clients write variables in
 * different ways.
 */
export type TextOf = (cursor: Cursor) => string | undefined;

export function scalarText({ value }: Cursor): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

export function entriesOf(list: Cursor): Cursor[] {
  return list.type === 'array' ? list.items().filter(({ type }) => type === 'object') : [];
}

function isDisabled(entry: Cursor): boolean {
  return entry.get('disabled').value === true || entry.get('enabled').value === false;
}

/** Reads lists of headers. If several lists contain a header with the same name, the first list is used. */
export function readHeaders(lists: readonly Cursor[], textOf: TextOf = scalarText): HeaderEntry[] {
  const seen = new Set<string>();
  return lists.flatMap((list) => {
    const headers = entriesOf(list).flatMap((entry) =>
      headerEntry({
        name: textOf(entry.get('name')) ?? '',
        value: textOf(entry.get('value')) ?? '',
        disabled: isDisabled(entry),
        description: entry.get('description'),
        cursor: entry,
      }),
    );
    const own = headers.filter(({ name }) => !seen.has(name.toLowerCase()));
    for (const { name } of headers) seen.add(name.toLowerCase());
    return own;
  });
}

export function readQueryList(list: readonly Cursor[], textOf: TextOf = scalarText): QueryEntry[] {
  return list.flatMap((entry) => {
    const name = textOf(entry.get('name')) ?? '';
    if (name.trim() === '') return [];
    const description = entry.get('description');
    return [queryEntry(name, textOf(entry.get('value')), entry, isDisabled(entry), description)];
  });
}

export function readPathList(
  list: readonly Cursor[],
  textOf: TextOf = scalarText,
): Map<string, PathVariable> {
  return new Map(
    list.flatMap((entry): [string, PathVariable][] => {
      const name = textOf(entry.get('name'))?.trim() ?? '';
      const value = textOf(entry.get('value'));
      const description = entry.get('description');
      return name === '' ? [] : [[name, { value, description, cursor: entry }]];
    }),
  );
}

export function readFields(list: Cursor, mediaType: string): BodyEvidence | undefined {
  const fields = entriesOf(list).flatMap((entry): Field[] => {
    const name = scalarText(entry.get('name')) ?? '';
    if (isDisabled(entry) && name === '') return [];
    if (name.includes('{{')) {
      entry.add('collection/dynamic-name', { name });
      return [];
    }
    const isFile = entry.get('type').value === 'file';
    const { value } = entry.get('value');
    const contentType = mediaTypeOf(scalarText(entry.get('contentType')) ?? '');
    const text = isFile ? undefined : scalarText(entry.get('value'));
    return [
      {
        name,
        ...(text !== undefined && { value: text }),
        ...(isFile && { file: Array.isArray(value) && value.length > 1 ? 'many' : 'one' }),
        ...(contentType && { contentType }),
        description: entry.get('description'),
        cursor: entry,
      },
    ];
  });
  return formOf(fields, mediaType, list);
}
