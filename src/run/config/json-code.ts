/**
 * Removes keys whose values are code from a JSON configuration. A JSON file is treated as data, so restitch does not
 * run code that the file names.
 */
import type { Report } from '../../base/diagnostics/report.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { escapePointer } from '../../model/pointer.js';

const KEYS_OF_CODE = ['customTargets', 'templates'];

/**
 * Returns a configuration without the keys whose values are code.
 * @param value the content of the file, not checked yet
 * @param source the file's name, for diagnostics
 * @param report receives a diagnostic for each removed key
 */
export function withoutCode(value: unknown, source: string, report: Report): unknown {
  const ofApi = (api: unknown, pointer: string): unknown => {
    if (!isPlainObject(api)) return api;
    const kept = Object.entries(api).filter(([key]) => {
      if (!KEYS_OF_CODE.includes(key)) return true;
      report.add('config/json-code', { key }, { source, pointer: `${pointer}/${key}`, on: 'key' });
      return false;
    });
    return Object.fromEntries(kept);
  };
  if (Array.isArray(value)) return value.map((one: unknown, index) => ofApi(one, `/${index}`));
  if (!isPlainObject(value) || !isPlainObject(value['apis'])) return ofApi(value, '');
  const apis = Object.entries(value['apis']).map(([name, one]) => {
    return [name, ofApi(one, `/apis/${escapePointer(name)}`)] as const;
  });
  return { ...value, apis: Object.fromEntries(apis) };
}
