/**
 * Each message of `diff`, of merging, of `verify`, of `inspect` and of the conflicts page names a property, a parameter
 * or a header that exists, whatever it is called.
 */
import { expect, test } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import { questionsIn } from '../../src/api/questions/test/asked.js';
import { readRecordings } from '../../src/input/read/index.js';
import { loadDocuments, type SourceFile } from '../../src/input/source/index.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { pointerKeys } from '../../src/model/pointer.js';
import { inspectText } from '../../src/run/pipeline/inspect/text.js';
import { misfitText, verifyTraffic } from '../../src/service/verify/index.js';
import { fc, runs } from '../property.js';
import { file, run } from '../stride.js';

/** A number, an object with properties, a list (`[]`) or a map (`.*`). */
type Shape =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Shape])[] }
  | { readonly kind: '[]' | '.*'; readonly inner: Shape };
type Side = 'a' | 'b';

const NAMES = [
  ...['a', 'b', 'a.b', 'first name', 'x required', 'type', 'required', 'maximum', 'list[]', '*'],
  ...['[]', 'it\'s "quoted"', 'a/b', 'items', 'each item', '/type', '😀', '~1', '$ref', 'a: b'],
  ...['labels.*', 'x(1)', 'of request body', 'of response 200', '["a"]'],
];
const PARAMETERS = ['q', 'q/type', 'q.a', 'filter[a b]', 'required', 'of', 'limit changed', '"q"'];
const HEADERS = ['X-A', 'required', "x.'b'", 'type'];

const names = (from: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: 3 });

const { object } = fc.letrec<{ shape: Shape; object: Shape }>((tie) => ({
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('shape')), {
      ...{ minLength: 1, maxLength: 4, selector: ([name]) => name },
    })
    .map((members): Shape => ({ kind: 'object', members })),
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant<Shape>({ kind: 'leaf' }),
    tie('object'),
    fc
      .tuple(fc.constantFrom('[]' as const, '.*' as const), tie('shape'))
      .map(([kind, inner]): Shape => ({ kind, inner })),
  ),
}));

function schemaOf(shape: Shape, side: Side): object {
  switch (shape.kind) {
    case 'leaf':
      return { type: 'integer', maximum: side === 'a' ? 10 : 20 };
    case '[]':
      return { type: 'array', items: schemaOf(shape.inner, side) };
    case '.*':
      return { type: 'object', additionalProperties: schemaOf(shape.inner, side) };
    case 'object': {
      const of = shape.members.map(([name, member]) => [name, schemaOf(member, side)] as const);
      return { type: 'object', properties: Object.fromEntries(of) };
    }
  }
}

/** Returns a value of which each number is replaced with a text. */
function wrongValue(shape: Shape): unknown {
  switch (shape.kind) {
    case 'leaf':
      return 'text';
    case '[]':
      return [wrongValue(shape.inner)];
    case '.*':
      return { 1234567: wrongValue(shape.inner) };
    case 'object':
      return Object.fromEntries(shape.members.map(([name, one]) => [name, wrongValue(one)]));
  }
}

interface Sample {
  readonly body: Shape;
  readonly answer: Shape;
  readonly parameters: readonly string[];
  readonly headers: readonly string[];
}

function described({ body, answer, parameters, headers }: Sample, side: Side): SourceFile {
  const leaf = schemaOf({ kind: 'leaf' }, side);
  const content = (shape: Shape) => ({ 'application/json': { schema: schemaOf(shape, side) } });
  const post = {
    parameters: parameters.map((name) => ({ name, in: 'query', schema: leaf })),
    requestBody: { content: content(body) },
    responses: {
      200: {
        description: 'OK',
        headers: Object.fromEntries(headers.map((name) => [name, { schema: leaf }])),
        content: content(answer),
      },
    },
  };
  return file(`${side}.json`, {
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    servers: [{ url: 'https://names.test' }],
    security: [],
    paths: { '/p': { post } },
  });
}

const STEP = /\["(?:[^"\\]|\\.)*"\]|\[\]|\.\*|(?:^|\.)[^\s.*/[\]"]+/y;

/** Follows the text of a path through a shape. Returns an id of the number to which the path leads. */
function followed(path: string, root: Shape): string {
  let shape = root;
  const found: string[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < path.length;) {
    const [step] = STEP.exec(path) ?? [];
    if (step === undefined) return `no path: ${path}`;
    const isName = step !== '[]' && step !== '.*';
    const name = step.startsWith('["')
      ? String(JSON.parse(step.slice(1, -1)))
      : step.replace(/^\./, '');
    const next: Shape | undefined =
      shape.kind === 'object'
        ? shape.members.find(([one]) => isName && one === name)?.[1]
        : shape.kind !== 'leaf' && shape.kind === step
          ? shape.inner
          : undefined;
    if (next === undefined) return `nothing called ${step}`;
    found.push(isName ? `.${JSON.stringify(name)}` : step);
    shape = next;
  }
  return shape.kind === 'leaf' ? found.join('') : `no number: ${path}`;
}

/** The ids of all numbers in a shape. */
function leaves(shape: Shape, path = ''): string[] {
  if (shape.kind === 'leaf') return [path];
  if (shape.kind !== 'object') return leaves(shape.inner, path + shape.kind);
  return shape.members.flatMap(([name, one]) => leaves(one, `${path}.${JSON.stringify(name)}`));
}

const INNER = /^each (?:item|additional property)(?: of |$)/;

/** Returns the number that a phrase such as `each item of property pets[].tags` names. */
function named(phrase: string, shape: Shape): string {
  let [rest, tail] = [phrase, ''];
  for (let found = INNER.exec(rest); found; found = INNER.exec(rest)) {
    tail = (found[0].startsWith('each item') ? '[]' : '.*') + tail;
    rest = rest.slice(found[0].length);
  }
  const [, quoted, plain = ''] = /^(?:the )?property (?:"([^"]*)"|(.+))$/su.exec(rest) ?? [];
  return followed((quoted ?? plain) + tail, shape);
}

const unquoted = (name: string): string => (name.startsWith('"') ? String(JSON.parse(name)) : name);

/** Sorts what texts name, each between a beginning and an end. */
function namedIn(
  texts: readonly string[],
  start: string,
  end: string,
  read: (name: string) => string,
) {
  return texts
    .flatMap((text) =>
      text.startsWith(start) && text.endsWith(end) && text.length >= start.length + end.length
        ? [read(text.slice(start.length, text.length - end.length))]
        : [],
    )
    .sort();
}

const sample = fc.record({
  ...{ body: object, answer: object },
  ...{ parameters: names(PARAMETERS), headers: names(HEADERS) },
});
const sorted = (list: readonly string[]): string[] => [...list].sort();

test('diff names the changed parts', async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (one) => {
      const [before, after] = [await run([described(one, 'a')]), await run([described(one, 'b')])];
      const texts = compareApis(before.api, after.api).map(({ text }) => text);
      const end = ' changed from 10 to 20';
      const inBody = namedIn(texts, 'maximum of ', ` of request body${end}`, (name) =>
        named(name, one.body),
      );
      const inAnswer = namedIn(texts, 'maximum of ', ` of response 200${end}`, (name) =>
        name.startsWith('header ') ? '' : named(name, one.answer),
      ).filter((id) => id !== '');
      expect(inBody).toEqual(sorted(leaves(one.body)));
      expect(inAnswer).toEqual(sorted(leaves(one.answer)));
      const query = namedIn(texts, 'maximum of query parameter ', end, unquoted);
      expect(query).toEqual(sorted(one.parameters));
      const header = namedIn(texts, 'maximum of header ', ` of response 200${end}`, unquoted);
      expect(header).toEqual(sorted(one.headers));
    }),
    runs({ suite: 10, all: 500 }),
  );
});

test('messages about conflicts and the conflicts page name the parts in conflict', async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (one) => {
      const files = [described(one, 'a'), described(one, 'b')];
      const merged = await run(files);
      const { report, ledger } = merged;
      const texts = report
        .list()
        .filter(({ code }) => code === 'reconcile/keyword')
        .flatMap(({ message, repeats }) => [message, ...(repeats ?? []).map((one) => one.message)])
        .map((message) => message.replace(/ of "POST \/p": .*$/s, ''));
      const start = 'documents declare different values of the keyword "maximum" for ';
      const [body, answer] = (['the request body', 'the response "200"'] as const).map(
        (whole, at) =>
          namedIn(texts, start, ` of ${whole} (application/json)`, (name) =>
            named(name, at === 0 ? one.body : one.answer),
          ),
      );
      expect(body).toEqual(sorted(leaves(one.body)));
      expect(answer).toEqual(sorted(leaves(one.answer)));
      // The titles of the page. A title that contains the number of places names none of them.
      const titles = questionsIn(merged).map(({ title }) => title);
      for (const [whole, shape] of [
        ['body', one.body] as const,
        ['response 200', one.answer] as const,
      ]) {
        const start = 'What is the maximum of ';
        const read = (name: string) =>
          name.startsWith('the header ') ? String(leaves(shape)[0]) : followed(name, shape);
        const ids = namedIn(titles, start, ` in the ${whole} of POST /p?`, read);
        expect(ids.filter((id) => !leaves(shape).includes(id))).toEqual([]);
      }
      // Each place has its own text.
      const places = ledger.elections.map(({ field }) => field);
      expect(new Set(places).size).toBe(places.length);
    }),
    runs({ suite: 10, all: 500 }),
  );
});

test('verify names the values that do not match', async () => {
  await fc.assert(
    fc.asyncProperty(sample, async (one) => {
      const { api, names: types } = await run([described(one, 'a')]);
      const json = (shape: Shape) => JSON.stringify(wrongValue(shape));
      const entry = {
        request: {
          ...{ method: 'POST', url: 'https://names.test/p' },
          headers: [{ name: 'content-type', value: 'application/json' }],
          postData: { mimeType: 'application/json', text: json(one.body) },
        },
        response: {
          status: 200,
          headers: one.headers.map((name) => ({ name, value: 'x' })),
          content: { mimeType: 'application/json', text: json(one.answer) },
        },
      };
      const har = file('t.har', { log: { version: '1.2', entries: [entry] } });
      const recordings = readRecordings(await loadDocuments([har], createReport()), createReport());
      const { misfits } = await verifyTraffic(api, types, recordings);
      const texts = misfits.map((misfit) =>
        misfitText(misfit).replace(/, found .*| \(1 of 1\)/g, ''),
      );
      const pointed = (shape: Shape) => (name: string) =>
        followedPointer(pointerKeys(unquoted(name)), shape);
      const end = ' must be an integer';
      const body = namedIn(texts, 'value at ', ` in request body${end}`, pointed(one.body));
      expect(body).toEqual(sorted(leaves(one.body)));
      const answer = namedIn(
        texts,
        'value at ',
        ` in body of response 200${end}`,
        pointed(one.answer),
      );
      expect(answer).toEqual(sorted(leaves(one.answer)));
      const header = namedIn(texts, 'header ', ` of response 200${end}`, unquoted);
      expect(header).toEqual(sorted(one.headers));
    }),
    runs({ suite: 10, all: 500 }),
  );
});

/** Follows a JSON Pointer, with `*` for items and for keys of maps. */
function followedPointer([key, ...rest]: readonly string[], shape: Shape): string {
  if (key === undefined) return shape.kind === 'leaf' ? '' : 'no number';
  if (shape.kind === 'leaf') return 'too deep';
  if (shape.kind !== 'object')
    return key === '*' ? shape.kind + followedPointer(rest, shape.inner) : `no item: ${key}`;
  const member = shape.members.find(([name]) => name === key)?.[1];
  return member ? `.${JSON.stringify(key)}${followedPointer(rest, member)}` : `no name: ${key}`;
}

const TYPE = /: (?:integer|object)(?:\[\])*$/;

function isNumbers(shape: Shape): boolean {
  return shape.kind === '[]' ? isNumbers(shape.inner) : shape.kind === 'leaf';
}

test('inspect shows each part at its place, in every width', async () => {
  await fc.assert(
    fc.asyncProperty(sample, fc.constantFrom(40, 80, 120), async (one, width) => {
      const generated = await run([described(one, 'a'), described(one, 'b')]);
      const narrow = inspectText(generated, 'POST /p', { width });
      expect(narrow.split('\n').filter((line) => [...line].length > width)).toEqual([]);
      const lines = inspectText(generated, 'POST /p', { width: 10_000, whole: true }).split('\n');
      const path: string[] = [];
      const numbers = lines.flatMap((line) => {
        const depth = /^ */.exec(line)?.[0].length ?? 0;
        const [text = ''] = line.trim().split(/ {2,}/);
        path.splice(depth / 2, path.length, text.replace(TYPE, ''));
        return /: integer(?:\[\])*$/.test(text) ? [path.slice(1).join('\n')] : [];
      });
      const quoted = (name: string) => (/[\s"]/.test(name) ? JSON.stringify(name) : name);
      const below = (shape: Shape, at: readonly string[]): string[] => {
        if (shape.kind === 'leaf') return [at.join('\n')];
        if (shape.kind === 'object')
          return shape.members.flatMap(([name, inner]) => below(inner, [...at, quoted(name)]));
        if (shape.kind === '[]' && isNumbers(shape)) return [at.join('\n')];
        const label = shape.kind === '[]' ? 'each item' : 'each additional property';
        return below(shape.inner, [...at, label]);
      };
      expect(sorted(numbers)).toEqual(
        sorted([
          ...one.parameters.map((name) => `parameters\n${quoted(name)} (query)`),
          ...below(one.body, ['body: optional', 'application/json']),
          ...one.headers.map((name) => `responses\n200\nheaders\n${quoted(name)}`),
          ...below(one.answer, ['responses', '200', 'application/json']),
        ]),
      );
    }),
    runs({ suite: 10, all: 500 }),
  );
});
