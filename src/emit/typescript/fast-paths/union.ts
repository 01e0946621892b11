/**
 * Properties whose type is one of several literals, written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { memoizeByObject } from '../../../foundation/memo.js';
import {
  flatText,
  pack,
  type Packed,
  printDoc,
  settled,
  STEP,
  WIDTH,
  willBreak,
} from '../../layout/index.js';
import { keyDoc } from '../literal.js';
import { printedAt } from '../module.js';
import { make, open } from '../../opaque.js';
import type { Code } from '../../opaque.js';
import { propertySignature, union } from '../type.js';

/** A literal, as it stands in unions. */
interface Form {
  readonly doc: Packed;
  /** Absent: it takes several lines whatever happens. */
  readonly flat: string | undefined;
  readonly width: number;
  readonly marks: readonly object[];
  /** Its text where all its lines but the first begin with the same, and what they begin with. */
  indent: string;
  text: string;
}

/**
 * A member of an interface or a type literal.
 * @param depth how deep it is going to be indented
 * @param members the types
 * @returns what `printedAt(depth, propertySignature(name, union(members)), ';')` makes
 */
export function printedUnion(depth: number, name: string, members: readonly Code[]): Code {
  const key = keyDoc(name);
  const some = members.length < 2 || typeof key !== 'string' ? undefined : formsOf(members);
  if (some === undefined) return printedAt(depth, propertySignature(name, union(members)), ';');
  const indent = STEP.repeat(depth);
  const marks = some.flatMap((one) => one.marks);
  return make(settled(written(`${String(key)}:`, some, indent), marks, indent));
}

function formsOf(members: readonly Code[]): readonly Form[] | undefined {
  const all: Form[] = [];
  for (const one of members) {
    const form = formOf(one);
    if (form === undefined) return undefined;
    all.push(form);
  }
  return all;
}

/**
 * Many unions may hold the very same literal.
 * @returns nothing for what is no literal, or of which only the layout engine knows whether it breaks
 */
const formOf = memoizeByObject((one: Code): Form | undefined => {
  const { doc, role } = open(one);
  if (role.kind !== 'typeLiteral' || typeof doc === 'string') return undefined;
  const marks: object[] = [];
  const flat = flatText(doc, marks);
  if (flat === undefined && !willBreak(doc)) return undefined;
  if (flat === undefined) printDoc(doc, WIDTH, marks);
  return { doc, flat, width: doc.width, marks, indent: '-', text: '' };
});

/** On the line of the key, on the next line, or each form on a line of its own. */
function written(key: string, forms: readonly Form[], indent: string): string {
  const deeper = indent + STEP;
  const flat = forms.some((one) => one.flat === undefined)
    ? undefined
    : forms.map((one) => one.flat).join(' | ');
  if (flat !== undefined) {
    // The semicolon stands behind it.
    const columns = forms.reduce((sum, one) => sum + one.width, 3 * forms.length - 2);
    if (indent.length + key.length + 1 + columns <= WIDTH) return `${key} ${flat}`;
    if (deeper.length + columns <= WIDTH) return `${key}\n${deeper}${flat}`;
  }
  let text = key;
  const last = forms.length - 1;
  forms.forEach((one, index) => {
    text += `\n${deeper}| ${lineOf(one, deeper + STEP, index === last)}`;
  });
  return text;
}

/** A form behind its bar. */
function lineOf(one: Form, indent: string, isLast: boolean): string {
  const column = indent.length + one.width;
  if (one.flat !== undefined && column + (isLast ? 1 : 0) <= WIDTH) return one.flat;
  // Only there the semicolon does not fit.
  if (isLast && column === WIDTH) {
    return printDoc(pack([one.doc, ';']), WIDTH, [], indent).slice(0, -1);
  }
  if (one.indent !== indent) {
    one.text = printDoc(one.doc, WIDTH, [], indent);
    one.indent = indent;
  }
  return one.text;
}
