/** Every generated file is what prettier makes of it, so that formatting a project changes nothing. */
import { format } from 'prettier';
import { beforeAll, expect, test } from 'vitest';
import { isMade, placeOf, subjects, type Subject } from './subjects.js';

let all: readonly Subject[];
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  all = await subjects();
  const copied = all.slice(0, 1).flatMap(({ files }) => files.filter((one) => !isMade(one)));
  const made = all.flatMap(({ name, files }) =>
    files.filter(isMade).map((one): [string, string] => [`${name}/${placeOf(one)}`, one.text]),
  );
  texts = new Map([...copied.map((one): [string, string] => [placeOf(one), one.text]), ...made]);
});

test('there is something to look at', () => {
  expect(all.map(({ name }) => name)).toContain('stride');
  expect(texts.size).toBeGreaterThan(200);
});

test('the runtime is the same in every API', () => {
  const runtimeOf = ({ files }: Subject): ReadonlyMap<string, string> =>
    new Map(files.filter((one) => !isMade(one)).map((one) => [placeOf(one), one.text]));
  const [first, ...rest] = all.map(runtimeOf);
  for (const runtime of rest.filter(({ size }) => size > 0)) expect(runtime).toEqual(first);
});

test('every file is exactly what prettier makes of it', async () => {
  const seen = new Map<string, string>();
  for (const [path, text] of texts) {
    const kind = path.replace(/^.*\./, '');
    if (seen.has(kind + text)) continue;
    seen.set(kind + text, path);
    expect(await format(text, { filepath: path }), path).toBe(text);
  }
});

test.each([
  ['ends otherwise than with one line feed', /(?:^|[^\n]|\n\n)$(?![^])/],
  ['has carriage returns', /\r/],
  ['has spaces at the end of a line', /[ \t]$/m],
])('no file %s', (_, fault) => {
  expect([...texts].filter(([, text]) => fault.test(text)).map(([path]) => path)).toEqual([]);
});

test('no file knows the machine', () => {
  const places = [process.cwd(), process.env['HOME'] ?? '/home/', 'file://'].filter(
    (place) => place.length > 1,
  );
  for (const [path, text] of texts) {
    expect(
      places.filter((place) => text.includes(place)),
      path,
    ).toEqual([]);
  }
});
