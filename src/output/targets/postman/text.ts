/**
 * Escapes texts of API descriptions for a collection. Postman replaces names in double braces with the values of the
 * user's variables, which may be secrets.
 */
import { jsonText, type JsonData } from '../../../kit.js';

/** Escapes a text so that Postman replaces no variable in it. */
export function inert(foreign: string): string {
  return foreign.replace(/\{(?=\{)/g, '{ ');
}

/**
 * Returns the text of a JSON value in a query, a header or a form field. For a list, it is the text of the first item.
 */
export function valueText(value: JsonData | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return valueText((value as readonly JsonData[])[0]);
  return inert(typeof value === 'object' ? jsonText(value).trimEnd() : String(value));
}

/** Returns the settings of a credential as a list of `{ key, value, type }`. */
export function settings(values: Readonly<Record<string, string | undefined>>): JsonData[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value, type: 'string' }],
  );
}
