/** Words in paths and names of fields are kept because of their place, and equal values stay equal. */
import { describe, expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { harEntry, type CapturedMessage } from '../entry.js';
import { createScrubber, scrubbedJson, type StillReplaced } from '../scrub/index.js';

type Call = readonly [target: string, answer?: unknown];

interface Recorded {
  readonly text: string;
  readonly paths: readonly string[];
  readonly bodies: readonly unknown[];
  readonly replaced: StillReplaced;
}

function message(value: unknown): CapturedMessage {
  const body = Buffer.from(value === undefined ? '' : JSON.stringify(value));
  return { rawHeaders: ['Content-Type', 'application/json'], body, size: body.length };
}

function record(calls: readonly Call[]): Recorded {
  const key = new Uint8Array(32).fill(7);
  const scrubber = createScrubber({ service: new URL('https://b.io'), key });
  const { withheld } = scrubber;
  let text = '';
  const put = (words: ReturnType<typeof withheld.settledWords>): void => {
    for (const { word, offsets } of words)
      for (const at of offsets) text = text.slice(0, at) + word + text.slice(at + word.length);
  };
  for (const [target, answer] of calls) {
    const [method = '', url = ''] = target.split(' ');
    const exchange = { startedAt: new Date(0), duration: 1, method, url: `https://b.io${url}` };
    const request = message(undefined);
    const response = message(answer ?? { ok: true });
    const entry = harEntry({ ...exchange, request, response, status: 200 }, scrubber);
    text += `${withheld.write(scrubbedJson(entry), text.length)}\n`;
    put(withheld.settledNames());
  }
  put(withheld.settledWords());
  const entries = text.split('\n', calls.length).map((line) => JSON.parse(line) as Entry);
  return {
    text,
    paths: entries.map(({ request }) => request.url.replace('https://b.io', '')),
    bodies: entries.map(({ response }) => JSON.parse(response.content.text) as unknown),
    replaced: withheld.stillReplaced(),
  };
}

interface Entry {
  readonly request: { readonly url: string };
  readonly response: { readonly content: { readonly text: string } };
}

const times = (count: number, make: (index: number) => Call): Call[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('words in paths', () => {
  test.each([1, 12])('links and names that are common words, %i times', (count) => {
    const secrets = ['sunflower', 'correct-horse-battery', 'secret-garden', 'grant', 'harbor'];
    const { text } = record(
      Array.from({ length: count }).flatMap((): Call[] => [
        ['GET /s/sunflower/reset'],
        ['GET /w/correct-horse-battery'],
        ['GET /doc/secret-garden'],
        ['GET /doc/secret-garden/comments', { link: 'https://c.io/harbor' }],
        ['GET /people/grant'],
        ['PUT /people/grant/photo?size=3'],
        ['GET /harbor'],
      ]),
    );
    expect(secrets.filter((word) => text.includes(word))).toEqual([]);
  });

  test('a word recurs while the values around it vary', () => {
    const { paths, replaced } = record(
      times(4, (index) => [`GET /v1/users/${index + 10}/notizen`, []]),
    );
    expect(paths[0]).toMatch(/^\/v1\/users\/\d\d\/notizen$/);
    expect(replaced).toEqual({ words: 0, names: 0 });
    expect(record([['GET /v1/users/10/notizen', []]]).replaced.words).toBe(2);
  });

  test('each of several routes returns other objects', () => {
    const answers = { login: { until: 1 }, status: { up: true }, stats: { open: 3, shut: 4 } };
    const calls = Object.entries(answers).flatMap(([word, answer]) =>
      times(3, () => [`GET /auth/${word}`, answer]),
    );
    const people = ['star', 'grant', 'max'].flatMap((word) =>
      times(3, () => [`GET /people/${word}`, { age: 3 }]),
    );
    const { paths } = record([...calls, ...people]);
    expect(paths.filter((path) => /^\/\w+\/(?:login|status|stats)$/.test(path))).toHaveLength(9);
    expect(paths.join()).not.toMatch(/star|grant|max/);
  });

  test.each(['default', 'grant'])('the name %s of a resource has one form', (name) => {
    const calls = [
      ...times(2, (): Call => [`GET /projects/${name}/flags`, { flags: [] }]),
      ['GET /projects', [{ id: name }]] as const,
      ...times(3, (): Call => [`GET /projects/${name}/flags?owner=${name}`, { flags: [] }]),
    ];
    const { text, paths, bodies } = record(calls);
    expect(text).not.toContain(name);
    const [{ id }] = bodies[2] as [{ id: string }];
    const forms = paths.flatMap((path) => path.split(/[/?=]/).filter((part) => part === id));
    expect(forms).toHaveLength(2 + 3 * 2);
  });

  const WORDS = ['star', 'grant', 'default', 'production', 'search', 'team', 'order', 'audit-log'];
  test('no value of a field is in clear in a path, and each has one form', () => {
    const call = fc.tuple(
      fc.constantFrom('users', 'teams', 'orders'),
      fc.constantFrom(...WORDS),
      fc.constantFrom('', '/star', '/search', '/items/7'),
      fc.constantFrom('id', 'owner', 'assigned', 'note'),
    );
    const list = fc.array(call, { minLength: 1, maxLength: 30 });
    const check = fc.property(list, (calls) => {
      const { text, paths, bodies } = record(
        calls.map(([from, word, rest, field]) => [
          `GET /${from}/${word}${rest}`,
          { [field]: word },
        ]),
      );
      const forms = new Map<string, Set<unknown>>();
      for (const [index, [, word, , field]] of calls.entries()) {
        const own = forms.get(word) ?? new Set();
        forms.set(word, own.add(paths[index]?.split('/')[2]));
        own.add((bodies[index] as Record<string, unknown>)[field]);
        expect(text).not.toMatch(new RegExp(`/${word}[/"]`));
      }
      for (const [word, own] of forms) expect([...own], word).toHaveLength(1);
    });
    fc.assert(check, runs({ suite: 10, all: 500 }));
  });
});

describe('names of fields', () => {
  const keys = (value: unknown): string[] => Object.keys(value as object);

  test('fields of objects that do not vary are kept if their addresses or items vary', () => {
    const settings = { theme: 'dark', size: 3, dimmbar: true };
    const { bodies } = record(times(5, (index) => [`GET /lamps/${index + 10}/config`, settings]));
    expect(bodies.map(keys)).toEqual(bodies.map(() => ['theme', 'size', 'dimmbar']));
    const rule = { operator: 'IN', values: ['a'], invertiert: true };
    const rules = [1, 2, 3, 4].map((id) => ({ id, rules: [rule] }));
    expect(record([['GET /segments', rules]]).text).toContain('invertiert');
  });

  test.each<[string, object]>([
    ['names of people', { online: { solveig: true, gunnhild: false } }],
    ['a count beside them', { members: { count: 2, solveig: { a: 1 }, gunnhild: { a: 2 } } }],
    ['addresses', { shares: { 'anna@b.io': 'read', 'ben@b.io': 'write' } }],
    ['ids', { 'u-1733': { a: 1 }, 'u-1734': { a: 2 } }],
  ])('keys of a map stay replaced: %s', (_, map) => {
    const { text, replaced } = record(times(12, () => ['GET /rooms', map]));
    expect(text).not.toMatch(/solveig|gunnhild|anna|ben@|173/);
    expect(replaced.names).toBe(JSON.stringify(map).includes('solveig') ? 2 : 0);
  });

  test('one object is no evidence, however often it is recorded', () => {
    const poll = { total: 3, title: 'a', solveig: 2 };
    const { text, replaced } = record(times(12, () => ['GET /poll?_=1', poll]));
    expect(text).not.toContain('solveig');
    expect(replaced.names).toBe(1);
  });
});
