/** Random descriptions of a few operations. */
import { fc } from '../property.js';
import type { Operation } from './world.js';

/** The properties of an operation; `there` is true if the description has it. */
interface Facet {
  readonly there: boolean;
  readonly name: number;
  readonly slash: boolean;
  readonly summary: number;
  readonly tag: number;
}

const SHAPES = [
  'GET /pets',
  'PUT /pets/{0}',
  'GET /pets/{0}',
  'DELETE /pets/{0}/toys/{1}',
  'GET /shops',
  'GET /shops/{0}',
];
const NAMES = [
  ['id', 'toyId'],
  ['key', "it's"],
  ['petId', '"toy"'],
];
const SUMMARIES = [undefined, 'Short', 'Two\nlines, and */ more'];
const TAGS = ['Pets', 'Shops'];

export function operationsOf(facets: readonly Facet[]): Operation[] {
  return facets.flatMap(({ there, name, slash, summary, tag }, index): Operation[] => {
    const [method = '', shape = ''] = SHAPES[index]?.split(' ') ?? [];
    const path = shape.replace(
      /\{(\d)\}/g,
      (_, at: string) => `{${NAMES[name]?.[Number(at)] ?? ''}}`,
    );
    const told = SUMMARIES[summary];
    if (!there) return [];
    return [
      {
        method,
        path: path + (slash ? '/' : ''),
        tag: TAGS[tag] ?? '',
        ...(told !== undefined && { summary: told }),
      },
    ];
  });
}

const FACET = fc.record({
  there: fc.boolean(),
  name: fc.nat(NAMES.length - 1),
  slash: fc.boolean(),
  summary: fc.nat(SUMMARIES.length - 1),
  tag: fc.nat(TAGS.length - 1),
});
export const DESCRIPTION = fc.tuple(...SHAPES.map(() => FACET));
