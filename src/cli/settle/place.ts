/** The file for answers, and the setting that names it. */
import { extname, resolve } from 'node:path';
import { pointerKeys } from '../../model/pointer.js';
import { itemsAt, withItems } from '../../print/emit/yaml-append.js';
import { readTextFile } from '../../output/files/index.js';
import { isAddress } from '../../input/source/index.js';
import type { Job } from '../job/job.js';

export interface AnswersPlace {
  /** The path as written in the configuration. */
  readonly name: string;
  /** The absolute path. */
  readonly path: string;
  /** True if the configuration or the command line names it. */
  readonly isNamed: boolean;
}

/** The name of a new file for answers, which is created next to the configuration. */
const NEW_NAME = 'settled.overlay.yaml';

/** The file for answers: the last overlay that is a local file, otherwise a new file. */
export function answersPlace({ config, root }: Pick<Job, 'config' | 'root'>): AnswersPlace {
  const named = [...config.overlays].reverse().find(isPlainFile);
  const name = named ?? NEW_NAME;
  return { name, path: resolve(root, name), isNamed: named !== undefined };
}

function isPlainFile(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) && !/[*?{}[\]]/.test(name) && !isAddress(name);
}

/**
 * The text of a JSON configuration with an additional overlay.
 * @param pointer of the API in the configuration, as a JSON Pointer
 * @returns `undefined` if it is not JSON, because a module cannot be edited safely
 */
export async function withOverlayNamed(
  file: string,
  pointer: string,
  name: string,
): Promise<string | undefined> {
  const text = extname(file) === '.json' ? readTextFile(file) : undefined;
  if (text === undefined) return undefined;
  const [first = 'overlays', ...rest] = [...pointerKeys(pointer).map(keyOf), 'overlays'];
  const item = { block: [], flow: JSON.stringify(name) };
  try {
    // Another process that settles at the same time may have added the name already.
    if ((await itemsAt(text, [first, ...rest])).includes(name)) return text;
    return await withItems(text, [first, ...rest], [item]);
  } catch {
    return undefined;
  }
}

/** A key of the path to an API: the configuration's APIs may be a list. */
function keyOf(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key;
}

/** The line to add to a configuration that is a program, or the argument to add to the command line. */
export function namingHint({ file }: Pick<Job, 'file'>, name: string): string {
  const quoted = `'${name.replace(/['\\]/g, '\\$&')}'`;
  return file === undefined
    ? `from now on, pass --overlay ${name}`
    : `add this line to ${file.replace(/^.*[\\/]/, '')}: overlays: [${quoted}],`;
}
