import { fc } from '../../../test/property.js';
import { builders as theirs, printer } from 'prettier/doc';
import { expect, test } from 'vitest';
import * as ours from './index.js';

type TheirDoc = theirs.Doc;

/** What makes a document: our builders, and prettier's. */
interface Recipe {
  readonly our: () => ours.Doc;
  readonly their: () => TheirDoc;
}

const IDS = [Symbol('none'), Symbol('a'), Symbol('b')] as const;
const id = fc.constantFrom(1, 2);
const theirId = (own: number): symbol => IDS[own] ?? IDS[0];
const text = fc.constantFrom(
  '',
  ' ',
  'a',
  'word',
  'a longer piece',
  '* ',
  'zürich',
  '日本',
  '👍🏽 ok',
  'e\u0301',
);
const same = <T extends keyof typeof theirs & keyof typeof ours>(name: T): Recipe => ({
  our: () => ours[name] as ours.Doc,
  their: () => theirs[name] as unknown as TheirDoc,
});
const constants = fc.constantFrom<Recipe>(
  same('line'),
  same('softline'),
  same('line'),
  same('hardline'),
  same('breakParent'),
);

const spaced = (list: readonly ours.Doc[]): ours.Doc[] =>
  list.flatMap((one, index) => (index === 0 ? [one] : [ours.line, one]));
const theirSpaced = (list: readonly TheirDoc[]): TheirDoc[] =>
  list.flatMap((one, index) => (index === 0 ? [one] : [theirs.line, one]));

const { recipe } = fc.letrec<{ recipe: Recipe; list: Recipe[] }>((tie) => ({
  recipe: fc.oneof(
    { depthSize: 'small' },
    text.map((one): Recipe => ({ our: () => ours.text(one), their: () => one })),
    constants,
    tie('list').map((list) => ({
      our: () => list.map((one) => one.our()),
      their: () => list.map((one) => one.their()),
    })),
    tie('recipe').map(({ our, their }) => ({
      our: () => ours.group(our()),
      their: () => theirs.group(their()),
    })),
    fc.tuple(tie('recipe'), id, fc.boolean()).map(([{ our, their }, own, shouldBreak]) => ({
      our: () => ours.group(our(), { id: own, shouldBreak }),
      their: () => theirs.group(their(), { id: theirId(own), shouldBreak }),
    })),
    tie('recipe').map(({ our, their }) => ({
      our: () => ours.indent(our()),
      their: () => theirs.indent(their()),
    })),
    fc
      .tuple(fc.constantFrom<number | string>(0, 1, 3, ' * '), tie('recipe'))
      .map(([n, { our, their }]) => ({
        our: () => ours.align(n, our()),
        their: () => theirs.align(n as number, their()),
      })),
    tie('list').map((list) => ({
      our: () => ours.conditionalGroup(list.length === 0 ? ['x'] : list.map((one) => one.our())),
      their: () =>
        theirs.conditionalGroup(list.length === 0 ? ['x'] : list.map((one) => one.their())),
    })),
    fc.tuple(tie('recipe'), tie('recipe'), fc.option(id)).map(([one, two, asked]) => ({
      our: () => ours.ifBreak(one.our(), two.our(), asked ? { groupId: asked } : {}),
      their: () =>
        theirs.ifBreak(one.their(), two.their(), asked ? { groupId: theirId(asked) } : {}),
    })),
    fc.tuple(tie('recipe'), id, fc.boolean()).map(([{ our, their }, groupId, negate]) => ({
      our: () => ours.indentIfBreak(our(), { groupId, negate }),
      their: () => theirs.indentIfBreak(their(), { groupId: theirId(groupId), negate }),
    })),
    tie('list').map((list) => ({
      our: () => ours.fill(spaced(list.map((one) => one.our()))),
      their: () => theirs.fill(theirSpaced(list.map((one) => one.their()))),
    })),
  ),
  list: fc.array(tie('recipe'), { maxLength: 5 }),
}));

const width = fc.integer({ min: 1, max: 40 });
const theirText = (doc: TheirDoc, printWidth: number): string =>
  printer.printDocToString(doc, { printWidth, tabWidth: 2 }).formatted;

test('prints what prettier prints', () => {
  fc.assert(
    fc.property(recipe, width, ({ our, their }, columns) => {
      expect(ours.printDoc(ours.pack(our()), columns)).toBe(theirText(their(), columns));
    }),
    { numRuns: 3000 },
  );
});

/** A comment of one line as prettier's builders make it. */
function theirComment(lead: string, words: readonly string[]): TheirDoc {
  const { align, fill, group, ifBreak, line, softline } = theirs;
  const parts = words.flatMap((one, index) => (index === 0 ? [one] : [line, one]));
  const text = [lead, align(lead.length, fill(parts))];
  const end = ifBreak([softline, ' */'], ' */');
  return group(['/**', align(' * ' as unknown as number, [line, text]), end]);
}

const word = fc.constantFrom('a', 'word', 'longer-word', '-----------------', 'größe', '日本語');
const words = fc.array(word, { minLength: 1, maxLength: 15 });

test('fills the lines of a comment with words as prettier does', () => {
  const depth = fc.constantFrom(0, 2, 4);
  const lead = fc.constantFrom('', '- ', '  12. ');
  fc.assert(
    fc.property(lead, words, width, depth, fc.boolean(), (bullet, list, columns, deep, alone) => {
      const text = bullet + list.join('  ');
      const narrow = ours.isNarrow(text);
      const lines = narrow ? text : [{ text, verbatim: false, narrow }];
      const comment = ours.comment(lines);
      const our = ours.align(deep, alone ? [ours.hardline, comment] : [comment, ours.hardline]);
      const one = theirComment(bullet, list);
      const their = theirs.align(deep, alone ? [theirs.hardline, one] : [one, theirs.hardline]);
      const wanted = theirText(their, columns);
      expect(ours.printDoc(our, columns)).toBe(wanted);
      expect(ours.printDoc(our, columns)).toBe(wanted);
    }),
    { numRuns: 1000 },
  );
});

test('takes lines as one text for lines', () => {
  const line = fc.constantFrom('a', ' b c', '- a longer piece of words', '12. x  y', '');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), width, (list, columns) => {
      const kept = list.filter((one, index) => one !== '' || (list[index - 1] ?? '') !== '');
      if (kept.at(-1) === '') kept.pop();
      const lines = kept.map((text) => ({ text, verbatim: false, narrow: true }));
      const asText = ours.comment(list.join('  \n'));
      if (kept.length > 0) {
        expect(ours.printDoc(asText, columns)).toBe(ours.printDoc(ours.comment(lines), columns));
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a', 1],
  ['straße', 6],
  ['日本', 4],
  ['日本 – ok', 9],
  ['👍🏽', 2],
  ['e\u0301', 1],
  ['a\tb', 2],
])('takes %j for %i columns wide', (one, columns) => {
  expect(ours.widthOf(one)).toBe(columns);
});

test('takes the lines out of a document', () => {
  const inner = ours.group([ours.softline, 'a', ours.line, ours.ifBreak('b', 'c')]);
  const comment = ours.comment([{ text: '- two  words', verbatim: false, narrow: true }]);
  const doc = ours.removeLines([inner, comment]);
  expect(ours.printDoc(doc, 1)).toBe('a c/** - two words */');
});

test('reports the marks of what it prints', () => {
  const [a, b] = [{}, {}];
  const marks: object[] = [];
  const state = (mark: object): ours.Doc => ours.marked('word', mark);
  ours.printDoc(ours.group([ours.ifBreak(state(a), state(b)), ours.line]), 80, marks);
  expect(marks).toEqual([b]);
});

test('leaves alone what is laid out already, but for its indentation', () => {
  const mark = {};
  const marks: object[] = [];
  const text = ours.settled('{\n  a;\n\n}', [mark]);
  expect(ours.printDoc(ours.pack(['x ', text, ';']), 1, marks)).toBe('x {\n  a;\n\n};');
  expect(ours.printDoc(ours.indent([ours.hardline, text]), 1)).toBe('\n  {\n    a;\n\n  }');
  expect(new Set(marks)).toEqual(new Set([mark]));
});
