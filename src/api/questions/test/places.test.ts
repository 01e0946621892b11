/** The answer to a question changes the place that the question is about, and nothing else. */
import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { file, run } from '../../../../test/stride.js';
import { createReport } from '../../../base/diagnostics/report.js';
import { loadDocuments, type SourceFile } from '../../../input/source/index.js';
import { plainData } from '../../../model/json.js';
import { toOpenApi } from '../../../print/openapi/document.js';
import type { Generated } from '../../../run/pipeline/generate.js';
import { applyOverlay } from '../../overlay/apply.js';
import type { SettlingAnswer } from '../question.js';
import { answered, overlayOf, questionsIn } from './asked.js';

type Side = 'a' | 'b';
/** A schema of which each side declares its own variant. */
type Shape = (side: Side) => object;

const NAMES = [
  ...['a', 'b', 'a.b', 'first name', 'x required', 'type', 'required', 'maximum', 'list[]', '*'],
  ...['[]', 'it\'s "quoted"', 'a/b', 'items', 'properties', 'allOf', '/type', '😀', '~1', '$ref'],
];

const leaf: fc.Arbitrary<Shape> = fc.oneof(
  fc.constant<Shape>((side) => ({ type: 'integer', maximum: side === 'a' ? 10 : 20 })),
  fc.constant<Shape>((side) => ({ type: side === 'a' ? 'string' : 'boolean' })),
  fc.constant<Shape>((side) => ({ type: side === 'a' ? ['string', 'null'] : 'integer' })),
  fc.constant<Shape>((side) => ({ type: 'string', enum: ['x', side === 'a' ? 'y' : 'z'] })),
  fc.constant<Shape>((side) => ({ type: 'string', default: side === 'a' ? 'p' : 'q' })),
  fc.constant<Shape>((side) => ({
    type: 'object',
    additionalProperties: side === 'a' ? {} : false,
  })),
  fc.constant<Shape>((side) => ({
    type: 'object',
    required: [side === 'a' ? 'p' : 'q'],
    properties: { p: { type: 'string' } },
  })),
  fc.constant<Shape>((side) => ({
    type: 'array',
    items: { type: 'string' },
    contains: { const: side },
  })),
  fc.constant<Shape>((side) => ({
    type: ['string', 'null'],
    enum: ['x', side === 'a' ? 'y' : 'z', null],
  })),
  fc.constant<Shape>((side) => ({
    type: 'string',
    ...(side === 'a' ? { minLength: 9 } : { maxLength: 5 }),
  })),
  fc.constant<Shape>(() => ({ type: 'string' })),
);

function objectOf(members: readonly (readonly [string, Shape])[]): Shape {
  return (side) => ({
    type: 'object',
    properties: Object.fromEntries(members.map(([name, shape]) => [name, shape(side)])),
  });
}

/** An object with a property that tells it from the other alternatives. */
function tagged(tag: string, shape: Shape): Shape {
  return (side) => {
    const own = shape(side) as { properties?: object };
    const kind = { type: 'string', enum: [tag] };
    return { ...own, required: ['kind'], properties: { ...own.properties, kind } };
  };
}

const { schema } = fc.letrec<{ schema: Shape; object: Shape }>((tie) => ({
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), tie('schema')), {
      ...{ minLength: 1, maxLength: 4, selector: ([name]) => name },
    })
    .map(objectOf),
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('object'),
    tie('schema').map((items): Shape => (side) => ({ type: 'array', items: items(side) })),
    tie('schema').map((rest): Shape => (side) => ({
      type: 'object',
      additionalProperties: rest(side),
    })),
    fc.tuple(tie('schema'), tie('schema')).map((items): Shape => (side) => ({
      ...{ type: 'array', prefixItems: items.map((item) => item(side)), items: false },
    })),
    fc.tuple(tie('object'), tie('object')).map(([one, other]): Shape => (side) => ({
      oneOf: [tagged('one', one)(side), tagged('two', other)(side)],
    })),
    tie('object').map((own): Shape => (side) => ({
      allOf: [{ $ref: '#/components/schemas/Base' }, own(side)],
    })),
  ),
}));

/** The first shape is also a named schema, to which the request refers. */
function described(side: Side, shapes: readonly Shape[]): SourceFile {
  const types = ['application/json', 'application/json-patch+json', 'application/merge-patch+json'];
  const content = Object.fromEntries(
    shapes.map((shape, index) => [types[index], { schema: shape(side) }]),
  );
  const id = { type: 'string' };
  const schemas = {
    Base: { type: 'object', properties: { id } },
    Named: { type: 'object', properties: { named: shapes[0]?.(side) } },
  };
  const named = { 'application/json': { schema: { $ref: '#/components/schemas/Named' } } };
  const requestBody = { required: true, content: named };
  return file(`${side}.json`, {
    openapi: '3.1.0',
    info: { title: 'Places', version: '1' },
    servers: [{ url: 'https://places.test' }],
    security: [],
    components: { schemas },
    paths: { '/p': { put: { requestBody, responses: { 200: { description: 'OK', content } } } } },
  });
}

/** The paths and the schemas, without the marks that overlays leave. The order of `required` has no meaning. */
function withoutMarks(data: unknown): unknown {
  const { paths, components } = data as { readonly paths: object; readonly components: object };
  return JSON.parse(
    JSON.stringify({ paths, components }, (key, value: unknown) => {
      if (key.startsWith('x-restitch')) return undefined;
      return key === 'required' && Array.isArray(value) ? [...value].sort() : value;
    }),
  );
}

const emitted = ({ stitched }: Generated): unknown => plainData(toOpenApi(stitched));

/** The output before an answer, as the actions of the answer change it. */
async function edited(before: Generated, answer: SettlingAnswer): Promise<unknown> {
  const report = createReport();
  const overlays = await loadDocuments([overlayOf([answer])], report);
  const { document } = await applyOverlay(emitted(before), overlays, report);
  expect(report.list()).toEqual([]);
  return withoutMarks(document);
}

test('an answer gives the value of the chosen document at the place of the question', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(schema, { minLength: 1, maxLength: 3 }),
      fc.constantFrom<Side>('a', 'b'),
      async (shapes, side) => {
        const files = [described('a', shapes), described('b', shapes)];
        const alone = await run([described(side, shapes)]);
        const before = await run(files);
        const answers = questionsIn(before).map((question) => {
          const key = question.candidates.find(({ statements }) =>
            statements.some(({ source }) => source === `${side}.json`),
          )?.key;
          const choice = question.choices.find((one) => one.key === key);
          expect([question.title, choice?.key]).toEqual([question.title, key]);
          return choice?.answer ?? { actions: [], accepts: [], reason: '' };
        });
        const after = await answered(files, [], {}, answers);
        expect(questionsIn(after).map(({ title }) => title)).toEqual([]);
        expect(withoutMarks(emitted(after))).toEqual(withoutMarks(emitted(alone)));
        const [first] = answers;
        if (first === undefined) return;
        const one = await answered(files, [], {}, [first]);
        expect(withoutMarks(emitted(one))).toEqual(await edited(before, first));
        expect(questionsIn(one)).toHaveLength(answers.length - 1);
      },
    ),
    runs({ suite: 60, all: 2000 }),
  );
});
