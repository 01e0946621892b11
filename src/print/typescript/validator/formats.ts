/** Chooses the check for the format of a string. */
import { lit } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import { IDN_HOSTNAME, MORE_FORMATS } from '../../../model/formats.js';
import type { StringShape } from '../../../model/schema.js';
import type { ValidatorOptions } from './options.js';

/**
 * Returns the code that selects the check for a string's format: the name of the format as a literal, or, for formats
 * that are checked in a separate runtime file, the function that checks the format.
 * @returns `undefined` if the format is not checked
 */
export function formatCode(
  { format }: StringShape,
  { formats, runtime }: Pick<ValidatorOptions, 'formats' | 'runtime'>,
): Code | undefined {
  if (format === undefined || !formats.has(format)) return undefined;
  if (format === IDN_HOSTNAME) return runtime('idn-hostname', 'idnHostname');
  const name = new Map<string, string>(Object.entries(MORE_FORMATS)).get(format);
  return name === undefined ? lit(format) : runtime('more-formats', name);
}
