/**
 * Interfaces written straight to text.
 * A fast path beside the layout engine: those of this folder earn 9 % of the client together.
 */
import { flatText, pack, printDoc, settled, STEP, WIDTH } from '../../layout/index.js';
import { keyDoc } from '../literal.js';
import { make, open } from '../../opaque.js';
import type { Code } from '../../opaque.js';
import type { Declaration } from '../statement.js';
import { propertySignature, type PropertyOptions } from '../type.js';

/** A property, not yet laid out. */
export interface Member extends Omit<PropertyOptions, 'readonly'> {
  readonly name: string;
  readonly type: Code;
}

const LINE = `\n${STEP}`;

/**
 * Properties as the lines that they are in an interface of a module, the last of them without its semicolon.
 * @param depth how deep they are going to be indented
 * @returns what `printedAt(depth, …, ';')` makes of one `propertySignature` below the other
 */
export function printedMembers(members: readonly Member[], depth = 1): Code {
  const marks: object[] = [];
  const indent = STEP.repeat(depth);
  let text = '';
  members.forEach((member) => {
    if (text !== '') text += `;\n${indent}`;
    text += memberText(member, marks, indent);
  });
  return make(settled(text, marks, indent));
}

function memberText(member: Member, marks: object[], indent: string): string {
  const { comment } = member;
  const above = comment === undefined ? '' : open(comment).doc;
  const text = signatureText(member, marks, indent);
  return above === '' ? text : `${printDoc(above, WIDTH, marks, indent)}\n${indent}${text}`;
}

function signatureText(member: Member, marks: object[], indent: string): string {
  const { name, type, optional = false } = member;
  const key = keyDoc(name);
  const { doc } = open(type);
  const mark = optional ? '?: ' : ': ';
  const isBare = typeof key === 'string';
  const isText = typeof doc === 'string';
  const width = isText ? doc.length : doc.width;
  const columns = indent.length + (isBare ? key.length : key.width) + mark.length + width + 1;
  const flat = columns > WIDTH ? undefined : isText ? doc : flatText(doc, marks);
  if (flat !== undefined) return (isBare ? key : printDoc(key)) + mark + flat;
  const signature = open(propertySignature(name, type, { optional })).doc;
  return printDoc(pack([signature, ';']), WIDTH, marks, indent).slice(0, -1);
}

/**
 * An interface of a module as its text.
 * @param parts members are what `printedMembers` made
 * @returns what `printed(interfaceDeclaration(parts))` makes
 */
export function printedInterface(parts: Declaration & { readonly members: readonly Code[] }): Code {
  const marks: object[] = [];
  const above = parts.comment === undefined ? '' : printDoc(open(parts.comment).doc, WIDTH, marks);
  let text = above === '' ? '' : `${above}\n`;
  text += parts.export === true ? 'export interface ' : 'interface ';
  text += `${printDoc(open(parts.name).doc, WIDTH, marks)} {`;
  parts.members.forEach((one) => {
    text += `${LINE}${printDoc(open(one).doc, WIDTH, marks, STEP)};`;
  });
  return make(settled(`${text}${parts.members.length === 0 ? '' : '\n'}}`, marks));
}
