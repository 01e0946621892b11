/** The formats of texts that checks know (JSON Schema 2020-12 Validation §7.3). */
import type { Schema } from './schema.js';

/** The formats that are validated by default. */
export const CHECKED_FORMATS: ReadonlySet<string> = new Set(['uuid', 'date-time', 'date']);

/** Further formats whose checks are in the core of the runtime. */
const CORE_FORMATS = ['email', 'uri'] as const;

/** Formats with a separate file, by the name of their check. */
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

/** A format whose check is large enough for a separate file. */
export const IDN_HOSTNAME = 'idn-hostname';

/** The formats that a configuration can name. */
export const FORMAT_NAMES = [
  ...CORE_FORMATS,
  IDN_HOSTNAME,
  ...(Object.keys(MORE_FORMATS) as (keyof typeof MORE_FORMATS)[]),
];

/** The configured formats: `all`, `none`, or a list in addition to the formats that are always checked. */
export function checkedFormats(named: string | readonly string[]): ReadonlySet<string> {
  if (named === 'none') return new Set();
  const more = named === 'all' ? FORMAT_NAMES : typeof named === 'string' ? [named] : named;
  return new Set([...CHECKED_FORMATS, ...more]);
}

/** The format of a string or a number; `undefined` if it only repeats the type (`type: string, format: string`). */
export function tellingFormat(schema: Schema): string | undefined {
  const format = 'format' in schema ? schema.format : undefined;
  return format === schema.kind ? undefined : format;
}
