/** TypeScript as text that cannot be forged: the tag `code`, and the door to all its encoders. */
import { memoizeByObject, memoizeByText } from '../../foundation/memo.js';
import {
  align,
  hardline,
  indent,
  join as joinDocs,
  marked,
  text as textDoc,
} from '../layout/index.js';
import type { Doc, Packed } from '../layout/index.js';
import { describe, isCode, make, open } from '../opaque.js';
import type { Code, Import, Role } from '../opaque.js';
import { bool, nameRole, num } from './literal.js';
import { isIdentifier } from './names.js';

export { isCode } from '../opaque.js';
export type { Code } from '../opaque.js';
export { access, bool, ident, key, lit, num } from './literal.js';
export { jsdoc, jsdocOnce } from './jsdoc.js';
export type { Section } from './jsdoc.js';

/** What may stand in a hole of the tag. Not a string: a string must say what it is. */
export type Hole = Code | readonly Code[] | number | boolean | null | undefined;

/** Nothing. */
export const EMPTY: Code = make('');

/** A line of a template: how far it is indented beyond the others, its literal texts, the holes between. */
interface TemplateLine {
  readonly indent: number;
  /** One more than the holes. */
  readonly texts: readonly Packed[];
  /** Whether there are holes, and nothing but blanks between them. */
  readonly holesAlone: boolean;
  readonly firstHole: number;
}

/** A template, and what it makes where it has no holes. */
interface Template {
  readonly lines: readonly TemplateLine[];
  readonly made: Code | undefined;
}

/**
 * A piece of TypeScript. The template's own indentation is removed, its relative indentation becomes
 * real, and codes of several lines are indented where they stand. A line of nothing but holes that
 * print nothing is left out.
 * @throws TypeError when called as a function, or when a hole holds anything else, a string above all
 */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  const template = templateOf(strings);
  if (strings.length !== holes.length + 1) throw new TypeError(NO_TAG);
  if (template.made !== undefined) return template.made;
  if (strings.length === 2 && strings[0] === '' && strings[1] === '') return fillHole(holes[0]);
  return layOut(template.lines, holes.map(fillHole));
}

const NO_TAG = 'code is a template tag: write code`...`';

const templateOf = memoizeByObject((strings: TemplateStringsArray): Template => {
  if (!isTemplate(strings)) throw new TypeError(NO_TAG);
  const lines = parse(strings);
  return { lines, made: strings.length === 1 ? madeOf(lines) : undefined };
});

/** What a template without holes makes. */
function madeOf(lines: readonly TemplateLine[]): Code {
  const only = lines.length === 1 ? lines[0]?.texts[0] : undefined;
  if (typeof only === 'string' && isNameLike(only)) return make(only, roleOfName(only));
  return layOut(lines, []);
}

function isTemplate(strings: unknown): boolean {
  return (
    Array.isArray(strings) &&
    Object.isFrozen(strings) &&
    'raw' in strings &&
    Array.isArray(strings.raw) &&
    Object.isFrozen(strings.raw)
  );
}

/** One code for what a hole holds. */
function fillHole(hole: Hole): Code {
  if (isCode(hole)) return hole;
  if (hole === null || hole === undefined || hole === false) return EMPTY;
  if (hole === true) return bool(true);
  if (typeof hole === 'number' && Number.isFinite(hole)) {
    return num(hole);
  }
  if (Array.isArray(hole) && hole.every(isCode)) return concat(hole);
  throw new TypeError(
    `a hole of code takes Code, a finite number or a boolean, got ${describe(hole)}`,
  );
}

function concat(codes: readonly Code[]): Code {
  const shown = codes.filter((one) => !isEmpty(one));
  if (shown.length === 0) return EMPTY;
  return make(shown.map((one) => open(one).doc));
}

/** True when a code prints nothing. */
export function isEmpty(one: Code): boolean {
  return open(one).doc === '';
}

/** A line of a template as it is written. */
interface RawLine {
  texts: string[];
  readonly firstHole: number;
}

/** Splits a template into lines and takes the common indentation off. */
function parse(strings: TemplateStringsArray): TemplateLine[] {
  const lines: RawLine[] = [{ texts: [''], firstHole: 0 }];
  for (const [index, text] of strings.entries()) {
    if (text === undefined) throw new TypeError('code: an escape in the template is not valid');
    const last = lines.at(-1);
    const pieces = text.split(/\r\n|[\n\r]/);
    if (index > 0) last?.texts.push(pieces[0] ?? '');
    else if (last !== undefined) last.texts = [pieces[0] ?? ''];
    for (const piece of pieces.slice(1)) lines.push({ texts: [piece], firstHole: index });
  }
  if (lines.length > 1 && isBlank(lines[0])) lines.shift();
  else if (lines[0] !== undefined && lines.length > 1) {
    // The first line starts behind the backtick: its indentation says nothing.
    return [templateLine(lines[0], 0), ...dedent(lines.slice(1))];
  }
  return lines.length === 1 && lines[0] !== undefined ? [templateLine(lines[0], 0)] : dedent(lines);
}

function templateLine({ texts, firstHole }: RawLine, indent: number): TemplateLine {
  const holesAlone = texts.length > 1 && texts.every((text) => text.trim() === '');
  return { indent, texts: texts.map(textDoc), holesAlone, firstHole };
}

function isBlank(line: RawLine | undefined): boolean {
  return line !== undefined && line.texts.length === 1 && line.texts[0]?.trim() === '';
}

function dedent(lines: readonly RawLine[]): TemplateLine[] {
  const shown = isBlank(lines.at(-1)) ? lines.slice(0, -1) : lines;
  const leads = shown.filter((line) => !isBlank(line)).map((line) => leadOf(line.texts));
  const common = Math.min(...leads, Number.MAX_SAFE_INTEGER);
  return shown.map((line) => {
    const { texts, firstHole } = line;
    if (isBlank(line)) return templateLine({ texts: [''], firstHole }, 0);
    const lead = leadOf(texts);
    const [first = '', ...rest] = texts;
    return templateLine({ texts: [first.slice(lead), ...rest], firstHole }, lead - common);
  });
}

function leadOf(texts: readonly string[]): number {
  return /^ */.exec(texts[0] ?? '')?.[0].length ?? 0;
}

function layOut(lines: readonly TemplateLine[], holes: readonly Code[]): Code {
  const parts: Doc[] = [];
  for (const one of lines) {
    const filled = lineDoc(one, holes);
    if (filled === undefined) continue;
    parts.push(nest(one.indent, parts.length > 0 ? [hardline, filled] : filled));
  }
  return make(parts);
}

/** The doc of one line; undefined when it is all holes and they print nothing. */
function lineDoc(line: TemplateLine, holes: readonly Code[]): readonly Doc[] | undefined {
  const { texts, firstHole } = line;
  const docs: Doc[] = [texts[0] ?? ''];
  let empty = line.holesAlone;
  for (let index = 1; index < texts.length; index++) {
    const hole = holes[firstHole + index - 1];
    const { doc } = open(hole ?? EMPTY);
    if (doc !== '') empty = false;
    docs.push(doc, texts[index] ?? '');
  }
  return empty ? undefined : docs;
}

function nest(spaces: number, doc: Doc): Doc {
  if (spaces === 0) return doc;
  let nested = spaces % 2 === 0 ? doc : align(1, doc);
  for (let level = Math.floor(spaces / 2); level > 0; level--) nested = indent(nested);
  return nested;
}

function isNameLike(text: string): boolean {
  return /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(text);
}

function roleOfName(text: string): Role {
  return text.includes('.') ? { kind: 'member', plain: true } : nameRole(text);
}

/**
 * A name from another module; the import is written by `moduleText`.
 * @param name the exported name; `default` needs an alias
 * @param from a package (`node:http`), or a file of the output as a path from its root that starts
 *   with `./` (`./client/types.ts`)
 * @param options `type`: used as a type only; `alias`: the local name
 * @throws TypeError when a name is no identifier
 */
export function imported(
  name: string,
  from: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  const { alias = name, type = false } = options;
  if (alias !== name) return importedAs(name, from, type, alias);
  return (type ? typesFrom : valuesFrom)(from)(name);
}

/** Imports by where they come from: most are asked for many times. */
const typesFrom = importsFrom(true);
const valuesFrom = importsFrom(false);

function importsFrom(type: boolean): (from: string) => (name: string) => Code {
  return memoizeByText((from) => memoizeByText((name) => importedAs(name, from, type, name)));
}

function importedAs(name: string, from: string, type: boolean, alias: string): Code {
  if ((name !== 'default' && !isIdentifier(name)) || !isIdentifier(alias)) {
    throw new TypeError('imported() takes legal identifiers that are no reserved words');
  }
  const mark: Import = { name, from, type, alias };
  return make(marked(alias, mark), nameRole(alias));
}

/**
 * Codes with a separator between them; empty ones are left out.
 * @param separator e.g. code`, `
 */
export function join(codes: readonly Code[], separator: Code): Code {
  const shown = codes.filter((one) => !isEmpty(one));
  if (shown.length === 0) return EMPTY;
  return make(
    joinDocs(
      open(separator).doc,
      shown.map((one) => open(one).doc),
    ),
  );
}

/**
 * Codes on lines of their own; empty ones are left out.
 * @param options `blank`: with a blank line between them; `comma`: with a comma between them
 */
export function lines(
  codes: readonly Code[],
  options: { readonly blank?: boolean; readonly comma?: boolean } = {},
): Code {
  const comma = options.comma === true ? ',' : '';
  return join(codes, make([comma, hardline, options.blank === true ? hardline : '']));
}
