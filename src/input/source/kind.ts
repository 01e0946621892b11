/** Detects the format of a file by its root keys, never by its name. */
import { largest } from '../../base/foundation/lists.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { SourceId } from '../../model/origin.js';
import { has, type Root } from './root.js';

/** The properties of a format that loading needs. The caller provides the formats. */
export interface KnownFormat {
  /**
   * Returns true if a document has this format.
   * @param root the parsed keys of the document, with any values
   * @param source the file name, for formats that have no other mark
   */
  detects(root: Root, source: SourceId): boolean;
  /** True if the location of a file matters: equal bytes in two places are then two documents. */
  readonly isPlaced?: boolean;
  /** Entries of `traffic` are independent: a truncated file contains fewer of them, and the rest is valid. */
  readonly kind?: string;
  /** Masks a line for messages, in formats that may contain secrets. */
  readonly maskLine?: (line: string) => string;
  /**
   * Counts the requests or operations of a document in any format, because a truncated document may have lost the key
   * that identifies its format.
   */
  countEntries?(root: Root): number;
}

/**
 * Returns the format of a document.
 * @param data the root value of a loaded document
 * @param source the name of its file
 */
export function formatAmong<Format extends KnownFormat>(
  data: unknown,
  formats: readonly Format[],
  source: SourceId = '',
): Format | undefined {
  return isPlainObject(data) ? formats.find((format) => format.detects(data, source)) : undefined;
}

/**
 * Files that are often next to API descriptions, or describe an API in an unsupported format, by root keys that must
 * all be present.
 */
const NEIGHBOURS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['an APIs.json index', 'specificationVersion', 'apis'],
  ['an APIs.json index', 'aid', 'apis'],
  ['an AsyncAPI description', 'asyncapi'],
  ['a Hoppscotch collection', 'v', 'folders', 'requests'],
  ['a Thunder Client collection', 'collectionName', 'requests'],
  ['a package.json', 'name', 'dependencies'],
  ['a package.json', 'name', 'devDependencies'],
  ['a package.json', 'name', 'version', 'scripts'],
  ['a lock file', 'lockfileVersion'],
  ['a TypeScript configuration', 'compilerOptions'],
];

/**
 * Returns the kind of a file that is certainly not an API description, for example `an APIs.json index`.
 * @returns `undefined` for descriptions and for unknown files, which may be the target of a reference
 */
export function notAnApi(data: unknown, formats: readonly KnownFormat[]): string | undefined {
  if (!isPlainObject(data)) return 'plain text';
  if (formatAmong(data, formats)) return undefined;
  const found = NEIGHBOURS.find(([, ...keys]) => keys.every((key) => has(data, key)));
  return found?.[0];
}

/** Returns the kind of a text that is neither JSON nor YAML, by its first characters. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (start === '' && text.trim() === '') return 'empty';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'an HTML page';
  if (/^<[?!a-z]/.test(start)) return 'XML';
  if (start.startsWith('#%raml')) return 'a RAML description';
  if (start.startsWith('format: 1a')) return 'an API Blueprint description';
  return undefined;
}

/** Counts the requests or operations of a document: the maximum over all formats. */
export function countEntries(data: unknown, formats: readonly KnownFormat[]): number {
  if (!isPlainObject(data)) return Array.isArray(data) ? data.length : 0;
  return largest(
    formats.map((format) => format.countEntries?.(data) ?? 0),
    0,
  );
}
