/** What a file is, told by the keys of its root; never by its name. */
import { largest } from '../foundation/lists.js';
import { isPlainObject } from '../foundation/plain-object.js';
import type { SourceId } from '../model/origin.js';
import { has, type Root } from './root.js';

/** What loading asks of a format of documents. Which there are, whoever loads says. */
export interface KnownFormat {
  /**
   * Whether a document is of this format.
   * @param root the keys of the document as they were parsed; they may be anything
   * @param source the name of the file, for formats whose makers know them by nothing else
   */
  detects(root: Root, source: SourceId): boolean;
  /** True where a file says something else at another place: the same bytes twice are two documents. */
  readonly isPlaced?: boolean;
  /** Each entry of `traffic` stands for itself: a file that was cut off tells less, and nothing wrong. */
  readonly kind?: string;
  /** A line as messages may show it, of documents that may hold secrets. */
  readonly maskLine?: (line: string) => string;
  /** How many requests or operations a document holds, of this format or not: nobody knows that of one that was cut off. */
  countEntries?(root: Root): number;
}

/**
 * The first format that a document is of.
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

/** Files that often lie beside API descriptions, or say something of an API that is not read, by keys of their roots that must all be there. */
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
 * What a file is that is certainly no API description, e.g. `an APIs.json index`.
 * @returns nothing for descriptions, and for roots nobody knows: those may be what a reference leads to
 */
export function notAnApi(data: unknown, formats: readonly KnownFormat[]): string | undefined {
  if (!isPlainObject(data)) return 'plain text';
  if (formatAmong(data, formats)) return undefined;
  const found = NEIGHBOURS.find(([, ...keys]) => keys.every((key) => has(data, key)));
  return found?.[0];
}

/** What a text is that is neither JSON nor YAML; by its first characters. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (start === '' && text.trim() === '') return 'empty';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'an HTML page';
  if (/^<[?!a-z]/.test(start)) return 'XML';
  if (start.startsWith('#%raml')) return 'a RAML description';
  if (start.startsWith('format: 1a')) return 'an API Blueprint description';
  return undefined;
}

/** How many requests or operations a document holds, as the format counts that finds the most. */
export function countEntries(data: unknown, formats: readonly KnownFormat[]): number {
  if (!isPlainObject(data)) return Array.isArray(data) ? data.length : 0;
  return largest(
    formats.map((format) => format.countEntries?.(data) ?? 0),
    0,
  );
}
