/**
 * Detects the format of a file by its root keys. The file name is used only if the root keys do not identify the
 * format.
 */
import { largest } from '../../base/foundation/lists.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { SourceId } from '../../model/origin.js';
import { has, type Root } from './root.js';

/** The properties of a format that are needed to load files. The caller passes the formats. */
export interface KnownFormat {
  /**
   * Returns true if a document has this format.
   * @param root the root keys of the document, with values of unknown type
   * @param source the file name, for formats that the root keys do not identify
   */
  detects(root: Root, source: SourceId): boolean;
  /** True if the location of a file matters, so that two files with the same bytes are two documents. */
  readonly isPlaced?: boolean;
  /**
   * Returns the JSON Pointers of the requests, operations or schemas. If a document has none of them, a message names the
   * first.
   */
  content?(root: Root): readonly string[];
  /** For the kind `traffic`, entries are independent: a truncated file contains fewer entries, and these are valid. */
  readonly kind?: string;
  /** Masks a line for messages, in formats that may contain secrets. */
  readonly maskLine?: (line: string) => string;
  /**
   * Counts the requests or operations of a document. Also works for a document in another format, because a truncated
   * document may have lost the key that identifies its format.
   */
  countEntries?(root: Root): number;
}

/**
 * Returns the format of a document.
 * @param data the root value of a loaded document
 * @param source the name of the file
 */
export function formatAmong<Format extends KnownFormat>(
  data: unknown,
  formats: readonly Format[],
  source: SourceId = '',
): Format | undefined {
  return isPlainObject(data) ? formats.find((format) => format.detects(data, source)) : undefined;
}

/**
 * Files that are often in the same folder as API descriptions, or that describe an API in a format that is not
 * supported. They are recognized by root keys, all of which must be present.
 */
const NEIGHBOURS: readonly (readonly [what: string, ...keys: string[]])[] = [
  ['an APIs.json index', 'specificationVersion', 'apis'],
  ['an APIs.json index', 'aid', 'apis'],
  ['an AsyncAPI description', 'asyncapi'],
  ['a Swagger 1.2 description', 'swaggerVersion'],
  ['a Hoppscotch collection', 'v', 'folders', 'requests'],
  ['a Thunder Client collection', 'collectionName', 'requests'],
  ['a package.json', 'name', 'dependencies'],
  ['a package.json', 'name', 'devDependencies'],
  ['a package.json', 'name', 'version', 'scripts'],
  ['a lock file', 'lockfileVersion'],
  ['a TypeScript configuration', 'compilerOptions'],
];

/**
 * Returns a short text that says what a file is, if it is certainly not an API description: `an APIs.json index`.
 * @param source the name of the file, by which a package.json is recognized
 * @returns `undefined` for a description, and for an unknown file, which a reference may refer to
 */
export function notAnApi(
  data: unknown,
  formats: readonly KnownFormat[],
  source: SourceId,
): string | undefined {
  if (!isPlainObject(data)) return 'plain text';
  if (formatAmong(data, formats)) return undefined;
  if (/(?:^|\/)package\.json$/.test(source)) return 'a package.json';
  const found = NEIGHBOURS.find(([, ...keys]) => keys.every((key) => has(data, key)));
  return found?.[0];
}

/** Returns a short text that says what a file is, if its first characters show that it is neither JSON nor YAML. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (start === '' && text.trim() === '') return 'empty';
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'an HTML page';
  if (/^<[?!a-z]/.test(start)) return 'XML';
  if (start.startsWith('#%raml')) return 'a RAML description';
  if (start.startsWith('format: 1a')) return 'an API Blueprint description';
  return undefined;
}

/** Counts the requests or operations of a document. Each format counts them, and the highest number is used. */
export function countEntries(data: unknown, formats: readonly KnownFormat[]): number {
  if (!isPlainObject(data)) return Array.isArray(data) ? data.length : 0;
  return largest(
    formats.map((format) => format.countEntries?.(data) ?? 0),
    0,
  );
}
