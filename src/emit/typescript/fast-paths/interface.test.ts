import { expect, it } from 'vitest';
import { EMPTY, ident, imported, jsdoc, lit } from '../code.js';
import type { Code } from '../code.js';
import { moduleText, printed } from '../module.js';
import { interfaceDeclaration } from '../statement.js';
import { arrayOf, propertySignature, reference, tuple, typeLiteral, union } from '../type.js';
import { printedLiteral } from './function.js';
import { printedInterface, printedMembers, type Member } from './interface.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

const pet = imported('Pet', './pets.ts', { type: true });

/** Types of about a length. */
const typesOf = (length: number): readonly Code[] => {
  const long = ident('T'.repeat(length));
  return [
    long,
    pet,
    imported('P'.repeat(length), './pets.ts', { type: true }),
    arrayOf(long),
    union([lit('a'.repeat(length)), lit('b'), pet]),
    arrayOf(union([long, pet])),
    lit('日'.repeat(length)),
    tuple([long, pet]),
    reference(pet, [long, typeLiteral([propertySignature('a', long)])]),
    typeLiteral([propertySignature('a', long), propertySignature('b', pet, { optional: true })]),
    typeLiteral([propertySignature('a', long, { comment: jsdoc('Its a.') })]),
    typeLiteral([]),
  ];
};

it.each(LENGTHS)('an interface is written as it is laid out, %i letters', (length) => {
  const words = `Words and words and words, and then ${'w'.repeat(length)} as well.`;
  const comments = [undefined, EMPTY, jsdoc(words), jsdoc('One.', { tag: 'default', text: words })];
  const members = typesOf(length).flatMap((type, index): Member[] => [
    { name: `n${index}`, type, comment: comments[index % 4] },
    { name: `n-${'n'.repeat(length)}`, type, optional: true, comment: comments[(index + 1) % 4] },
    { name: `日${index}`, type, optional: index % 2 > 0, comment: comments[(index + 2) % 4] },
  ]);
  for (const comment of comments) {
    for (const run of [members, members.slice(0, 1), members.slice(1, 2)]) {
      const parts = { name: ident('I'), comment, export: length % 2 > 0 };
      const laidOut = run.map((one) => propertySignature(one.name, one.type, one));
      const wanted = text([printed(interfaceDeclaration({ ...parts, members: laidOut }))]);
      expect(text([printedInterface({ ...parts, members: [printedMembers(run)] })])).toBe(wanted);
      const inside = propertySignature('in', typeLiteral(laidOut, { broken: true }));
      const [member, literal] = [printedMembers(run, 2), { members: [inside] }];
      const written = { members: [printedLiteral(1, 'in', [member])] };
      expect(text([printedInterface({ ...parts, ...written })])).toBe(
        text([printed(interfaceDeclaration({ ...parts, ...literal }))]),
      );
      const runs = run.map((one) => printedMembers([one]));
      expect(text([printedInterface({ ...parts, members: runs })])).toBe(wanted);
    }
  }
});
