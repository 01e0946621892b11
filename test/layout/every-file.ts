/** Every generated file has the same layout: close to prettier's, and not wider. */
import { beforeAll, describe, expect, test } from 'vitest';
import { formatFile, formattedFaults, longLines, type Formatted } from './faults.js';
import { isWhole, sampled } from '../property.js';
import { isMade, placeOf, type Subject } from '../subjects.js';

/**
 * Pages of HTML, the index of their search, and `llms.txt` are for browsers and machines. prettier
 * would split each line of HTML into many, and takes longer for one page than for all other files.
 */
const UNFORMATTED =
  /\/docs\/(?:[^/]+\.html|(?:search_\d+|minisearch|try-wire|try_[^/]+)\.js|llms\.txt)$/;

/**
 * The texts of all files by path. Files of the runtime are the same for every API, so they occur
 * once.
 */
function textsOf(all: readonly Subject[]): ReadonlyMap<string, string> {
  const copied = all.flatMap(({ files }) => files.filter((one) => !isMade(one)));
  const made = all.flatMap(({ name, files }) =>
    files.filter(isMade).map((one): [string, string] => [`${name}/${placeOf(one)}`, one.text]),
  );
  return new Map([...copied.map((one): [string, string] => [placeOf(one), one.text]), ...made]);
}

/** The files that formatters support, without files that have the same text. */
function distinct(texts: ReadonlyMap<string, string>): [path: string, text: string][] {
  const seen = new Map<string, [string, string]>();
  for (const [path, text] of texts) {
    if (!UNFORMATTED.test(path)) seen.set(path.replace(/^.*\./, '') + text, [path, text]);
  }
  return [...seen.values()];
}

/** The distinct parts of all files, with prettier's result for each. */
async function formattedParts(texts: ReadonlyMap<string, string>): Promise<Formatted[]> {
  const seen = new Map<string, Formatted>();
  const isSmall = ([path]: readonly [string, string]): boolean => path.startsWith('case-');
  const all = distinct(texts);
  // The files of cases are many and similar. Formatting all of them would take longer than
  // everything else, so a sample is used.
  const some = [...all.filter((one) => !isSmall(one)), ...sampled(all.filter(isSmall), 4)];
  for (const [path, text] of some) {
    for (const part of await formatFile(path, text)) {
      seen.set(path.replace(/^.*\./, '') + part.text, part);
    }
  }
  return [...seen.values()];
}

/**
 * The tests of the layout.
 * @param subjects called when the tests run
 */
export function describeLayout(subjects: () => readonly Subject[]): void {
  describe('layout', () => {
    let texts: ReadonlyMap<string, string>;
    let formatted: Promise<Formatted[]>;
    beforeAll(() => {
      texts = textsOf(subjects());
      formatted = formattedParts(texts);
      return formatted;
    });

    test('the list of files is not empty', () => {
      expect(subjects().map(({ name }) => name)).toContain('stride');
      expect(texts.size).toBeGreaterThan(200);
    });

    test('a runtime file is the same in every API', () => {
      const seen = new Map<string, string>();
      for (const { name, files } of subjects()) {
        for (const one of files.filter((file) => !isMade(file))) {
          const text = seen.get(one.path) ?? one.text;
          seen.set(one.path, text);
          if (text !== one.text) expect(`${name}/${one.path}`).toBe('as in every other API');
        }
      }
    });

    test('formatting a file changes only its layout', async () => {
      expect((await formatted).flatMap(formattedFaults)).toEqual([]);
    });

    test('prettier would change few lines, and none of them is too wide', async () => {
      let lines = 0;
      let others = 0;
      let long = 0;
      for (const { path, text, formatted: wished } of await formatted) {
        if (!path.endsWith('.ts')) continue;
        const wanted = new Set(wished.split('\n'));
        lines += wanted.size;
        others += text.split('\n').filter((line) => !wanted.has(line)).length;
        long += longLines(text) - longLines(wished);
      }
      // Large files have more such lines, so the limit is higher for a sample, in which they have a
      // larger share. The sample changes with every new case.
      expect(others / lines).toBeLessThan(isWhole ? 0.045 : 0.065);
      expect(long).toBeLessThanOrEqual(0);
    });

    test.each([
      ['ends otherwise than with one line feed', /(?:^|[^\n]|\n\n)$(?![^])/],
      ['has carriage returns', /\r/],
      ['has spaces at the end of a line', /[ \t]$/m],
    ])('no file %s', (_, fault) => {
      const exact = [...texts].filter(([path]) => !UNFORMATTED.test(path));
      expect(exact.filter(([, text]) => fault.test(text)).map(([path]) => path)).toEqual([]);
    });

    // typescript-eslint's recommended `no-empty-object-type`: an interface that others extend has a
    // comment with the reason.
    test('no interface is empty', () => {
      const empty =
        /^(?<!yours to add to\n)(?:export )?interface \w+(?: extends [\w.]+)? \{\s*\}$/gm;
      const found = [...texts].flatMap(([path, text]) =>
        path.endsWith('.ts') ? (text.match(empty) ?? []).map((one) => `${path}: ${one}`) : [],
      );
      expect(found).toEqual([]);
    });

    test('no file contains data of the machine', () => {
      const places = [process.cwd(), import.meta.url];
      for (const [path, text] of texts) {
        expect(
          places.filter((place) => text.includes(place)),
          path,
        ).toEqual([]);
      }
    });
  });
}
