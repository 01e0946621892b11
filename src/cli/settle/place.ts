/** Finds the overlay for answers, and adds it to the configuration. */
import { extname, resolve } from 'node:path';
import { pointerKeys } from '../../model/pointer.js';
import { itemsAt, withItems } from '../../print/emit/yaml-append.js';
import { readTextFile } from '../../output/files/index.js';
import { isAddress } from '../../input/source/index.js';
import type { Job } from '../job/job.js';

export interface AnswersPlace {
  /** The path of the file for answers, as it is written in the configuration. */
  readonly name: string;
  /** The absolute path of the file for answers. */
  readonly path: string;
  /** True if the configuration or the command line names the file. */
  readonly isNamed: boolean;
}

/** The name of a new file for answers. The file is created in the folder of the configuration. */
const NEW_NAME = 'settled.overlay.yaml';

/** Returns the file for answers: the last overlay in the configuration that is a local file, or else a new file. */
export function answersPlace({ config, root }: Pick<Job, 'config' | 'root'>): AnswersPlace {
  const named = [...config.overlays].reverse().find(isPlainFile);
  const name = named ?? NEW_NAME;
  return { name, path: resolve(root, name), isNamed: named !== undefined };
}

function isPlainFile(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) && !/[*?{}[\]]/.test(name) && !isAddress(name);
}

/**
 * Adds items to a list in the text of a JSON configuration, unless the list contains them.
 * @param pointer the JSON Pointer of the API in the configuration
 * @returns `undefined` if the configuration is a module, because a module cannot be edited safely
 */
export async function withConfigured(
  file: string,
  pointer: string,
  key: 'overlays' | 'relations',
  values: readonly unknown[],
): Promise<string | undefined> {
  const text = extname(file) === '.json' ? readTextFile(file) : undefined;
  if (text === undefined) return undefined;
  const [first = key, ...rest] = [...pointerKeys(pointer).map(keyOf), key];
  try {
    // Another `settle` process may have added an item in the meantime.
    const present = await itemsAt(text, [first, ...rest]);
    const added = values.filter((value) => !present.includes(value));
    const items = added.map((value) => ({ block: [], flow: JSON.stringify(value) }));
    return items.length === 0 ? text : await withItems(text, [first, ...rest], items);
  } catch {
    return undefined;
  }
}

/**
 * Converts a key in the path of an API in the configuration. If `apis` is a list, the key is the index of an item, so
 * it becomes a number.
 */
function keyOf(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}

/**
 * Returns what the user must add to use the overlay: a line for a configuration that is a module, or an argument for
 * the command line.
 */
export function namingHint({ file }: Pick<Job, 'file'>, name: string): string {
  const quoted = `'${name.replace(/['\\]/g, '\\$&')}'`;
  return file === undefined
    ? `the answers apply only to commands with --overlay ${name}`
    : `to apply the answers, add this line to ${file.replace(/^.*[\\/]/, '')}: overlays: [${quoted}],`;
}
