/** The formats of strings that generated checks validate (JSON Schema 2020-12 Validation §7.3). */
import type { Schema } from './schema.js';

/** The formats that are always validated. */
export const CHECKED_FORMATS: ReadonlySet<string> = new Set(['uuid', 'date-time', 'date']);

/** Other formats whose checks are in the core of the runtime. */
const CORE_FORMATS = ['email', 'uri'] as const;

/** The formats whose checks are in a separate file, and the names of their checks. */
export const MORE_FORMATS = {
  time: 'time',
  duration: 'duration',
  hostname: 'hostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  'uri-reference': 'uriReference',
  'uri-template': 'uriTemplate',
  iri: 'iri',
  'iri-reference': 'iriReference',
  'idn-email': 'idnEmail',
  'json-pointer': 'jsonPointer',
  'relative-json-pointer': 'relativeJsonPointer',
  regex: 'regex',
} as const;

/** The format whose check is so large that it has its own file. */
export const IDN_HOSTNAME = 'idn-hostname';

/** The formats that users can name in the configuration. */
export const FORMAT_NAMES = [
  ...CORE_FORMATS,
  IDN_HOSTNAME,
  ...(Object.keys(MORE_FORMATS) as (keyof typeof MORE_FORMATS)[]),
];

/**
 * Returns the formats to check.
 * @param named the configured value: `all`, `none`, or formats that are checked in addition to those that are always
 * validated
 */
export function checkedFormats(named: string | readonly string[]): ReadonlySet<string> {
  if (named === 'none') return new Set();
  const more = named === 'all' ? FORMAT_NAMES : typeof named === 'string' ? [named] : named;
  return new Set([...CHECKED_FORMATS, ...more]);
}

/**
 * Returns the format of a string or a number; `undefined` if it only repeats the type (`type: string, format:
 * string`).
 */
export function distinctFormat(schema: Schema): string | undefined {
  const format = 'format' in schema ? schema.format : undefined;
  return format === schema.kind ? undefined : format;
}
