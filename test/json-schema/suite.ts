/** The tests of the JSON Schema Test Suite: schemas, and values that are valid or not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A draft that API descriptions are written in. */
export type Draft = 'draft2020-12' | 'draft4';

/** A schema, and values to validate. */
export interface Group {
  /** The file of the suite: the keyword that is tested. */
  readonly keyword: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

/** The folder of the copy of the suite. */
export const SUITE = join(import.meta.dirname, 'suite');

/**
 * The groups of a draft.
 * @param part the required tests, or the optional tests of `format`
 */
export function groupsOf(draft: Draft, part: 'required' | 'formats'): Group[] {
  const folder = join(SUITE, 'tests', draft, ...(part === 'formats' ? ['optional', 'format'] : []));
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    const groups = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<Group, 'keyword'>[];
    return groups.map((group) => ({ ...group, keyword: name.replace(/\.json$/, '') }));
  });
}

/** The name of a test, which is unique within `part`. */
export function nameOf(group: Group, test: SuiteTest): string {
  return `${group.keyword}: ${group.description}: ${test.description}`;
}
