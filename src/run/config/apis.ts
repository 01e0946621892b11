/** The APIs of a configuration file: a single one, or several by name or in a list. */
import { resolve } from 'node:path';
import { checkConfig } from './check.js';
import type { Config } from './config.js';
import type { Report } from '../../base/diagnostics/report.js';
import { escapePointer } from '../../model/pointer.js';
import { trimEndOf } from '../../base/foundation/trim.js';

/** The checked configuration of one API. */
export interface ApiConfig {
  /** Absent if the file configures a single API. */
  readonly name?: string;
  readonly config: Config;
  /** The JSON Pointer of the API in the configuration file. */
  readonly pointer: string;
}

/**
 * Checks the content of a configuration file.
 * @param value the content, of unknown type
 * @param defaults the values of keys that an API omits
 * @param source the file's name, for diagnostics
 * @param report receives a diagnostic for every mistake, with the path of the key
 * @returns the APIs in the order of the file; empty if there was a mistake
 */
export function checkApis(
  value: unknown,
  defaults: object,
  source: string,
  report: Report,
): readonly ApiConfig[] {
  const found: ApiConfig[] = [];
  for (const { name, path, one } of entriesOf(value, source, report)) {
    const isObject = typeof one === 'object' && one !== null;
    const config = checkConfig(isObject ? { ...defaults, ...one } : one, source, report, path);
    const pointer = path.map((part) => `/${escapePointer(part)}`).join('');
    if (config) found.push({ ...(name !== undefined && { name }), config, pointer });
  }
  reportSharedFolders(found, source, report);
  return report.failed() ? [] : found;
}

interface Entry {
  readonly name?: string;
  readonly path: readonly string[];
  readonly one: unknown;
}

function entriesOf(value: unknown, source: string, report: Report): Entry[] {
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => {
      const { output } = (one ?? {}) as { readonly output?: unknown };
      const name = typeof output === 'string' ? output : String(index);
      return { name, path: [String(index)], one };
    });
  }
  const { apis, ...others } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof apis !== 'object' || apis === null || Array.isArray(apis)) {
    return [{ path: [], one: value }];
  }
  for (const key of Object.keys(others).filter((one) => one !== '$schema')) {
    const location = { source, pointer: `/${escapePointer(key)}`, on: 'key' } as const;
    report.add('config/beside-apis', { key }, location);
  }
  return Object.entries(apis).map(([name, one]) => ({ name, path: ['apis', name], one }));
}

/**
 * Reports APIs of the configuration that share an output folder. Each run removes obsolete files from its output
 * folder, so the APIs would remove each other's files.
 */
function reportSharedFolders(found: readonly ApiConfig[], source: string, report: Report): void {
  const folders = new Map<string, string>();
  for (const { name = '', config, pointer } of found) {
    const folder = trimEndOf(config.output.replace(/^\.\//, ''), '/');
    // Many file systems do not distinguish upper and lower case in names.
    const onDisk = resolve(folder).toLowerCase();
    const other = folders.get(onDisk);
    folders.set(onDisk, name);
    const location = { source, pointer: `${pointer}/output` };
    if (other !== undefined) report.add('config/shared-output', { folder, other, name }, location);
  }
}
