/** TypeScript types as prettier's default options lay them out. */
import { documented } from './expression.js';
import { signatureDoc } from './function.js';
import type { Signature } from './function.js';
import { typeArgumentsDoc } from './generic.js';
import {
  canBreak,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  lateGroup,
  line,
  softline,
} from '../layout/index.js';
import type { Doc, Packed } from '../layout/index.js';
import { keyDoc } from './literal.js';
import { make, open } from '../opaque.js';
import type { Code } from '../opaque.js';
import { intersection } from './union.js';

export { typeParameter } from './generic.js';
export { intersection, union } from './union.js';

/**
 * A reference to a generic type: `name<args>`.
 * @param args none: just the name
 */
export function reference(name: Code, args: readonly Code[] = []): Code {
  if (args.length === 0) return name;
  const contents = args.map(open);
  let nested = false;
  for (let at = 0; at < contents.length; at++) {
    if (contents[at]?.role.kind === 'typeReference') nested = true;
  }
  return make([open(name).doc, typeArgumentsDoc(contents)], {
    kind: 'typeReference',
    size: args.length,
    plain: nested,
    keeps: args.length === 1 && contents[0]?.role.keeps === true,
  });
}

/** What may be said of a property in a type. */
export interface PropertyOptions {
  readonly optional?: boolean;
  readonly readonly?: boolean;
  /** A comment above it. */
  readonly comment?: Code | undefined;
}

/**
 * A property of a type literal or interface.
 * @param name any text, quoted where needed; or the key as a code
 */
export function propertySignature(
  name: string | Code,
  type: Code,
  options: PropertyOptions = {},
): Code {
  const keyed = typeof name === 'string' ? keyDoc(name) : open(name).doc;
  const { doc } = open(type);
  const before = options.readonly === true ? 'readonly ' : '';
  const colon = options.optional === true ? '?: ' : ': ';
  const head = typeof keyed === 'string' ? before + keyed + colon : [before, keyed, colon];
  let whole: Doc;
  if (typeof doc === 'string' && typeof head === 'string') whole = head + doc;
  else {
    const parts = [head, doc];
    whole = canBreak(doc) ? lateGroup(parts, () => parts) : parts;
  }
  const above = options.comment === undefined ? '' : open(options.comment).doc;
  return make(above === '' ? whole : [above, hardline, whole]);
}

/** `[name: key]: type` */
export function indexSignature(
  type: Code,
  options: { readonly name?: Code; readonly key?: Code; readonly comment?: Code | undefined } = {},
): Code {
  const name = options.name === undefined ? 'key' : open(options.name).doc;
  const of = options.key === undefined ? 'string' : open(options.key).doc;
  const doc = group([
    '[',
    group([indent([softline, name, ': ', of]), softline]),
    ']: ',
    open(type).doc,
  ]);
  return make(documented(doc, options.comment));
}

/**
 * A method of a type literal or interface.
 * @param name any text; or the key as a code
 */
export function methodSignature(
  name: string | Code,
  signature: Signature,
  options: { readonly optional?: boolean; readonly comment?: Code | undefined } = {},
): Code {
  const keyed = typeof name === 'string' ? keyDoc(name) : open(name).doc;
  const mark = options.optional === true ? '?' : '';
  const doc = group([keyed, mark, signatureDoc(signature, 'method')]);
  return make(documented(doc, options.comment));
}

/** Between members, and behind the last one of those that stand on lines of their own. */
const SEMICOLON: Doc = [';', line];
const LAST_SEMICOLON = ifBreak(';');

/**
 * A type literal: on one line where it fits.
 * @param members made by `propertySignature`, `indexSignature`, `methodSignature`
 * @param options `broken`: always one member a line
 */
export function typeLiteral(
  members: readonly Code[],
  options: { readonly broken?: boolean } = {},
): Code {
  const docs: Packed[] = [];
  for (let at = 0; at < members.length; at++) {
    const member = members[at];
    if (member !== undefined) docs.push(open(member).doc);
  }
  if (docs.length === 0) return make('{}', { kind: 'typeLiteral', size: 0, open: () => '{}' });
  const body = (): Doc => ['{', indent([line, join(SEMICOLON, docs)]), LAST_SEMICOLON, line, '}'];
  const doc =
    options.broken === true
      ? group(body(), { shouldBreak: true })
      : lateGroup({ before: '{ ', docs, separator: '; ', behind: ' }' }, body);
  return make(doc, {
    kind: 'typeLiteral',
    keeps: true,
    size: docs.length,
    open: body,
  });
}

/** The members of an interface in their braces: always broken. */
export function interfaceBody(members: readonly Code[]): Doc {
  if (members.length === 0) return '{}';
  const docs = members.map((one): Doc => [open(one).doc, ';']);
  return ['{', indent([hardline, join(hardline, docs)]), hardline, '}'];
}

/** `T[]`; unions, intersections and functions get parentheses. */
export function arrayOf(item: Code): Code {
  return make([operand(item), '[]']);
}

/** What stands before `[]` or `?`: what binds looser is in parentheses. */
function operand(type: Code): Doc {
  const { doc, role } = open(type);
  const wrapped = role.kind === 'typeOperator' ? doc : role.wrapped;
  return wrapped === undefined ? doc : ['(', wrapped, ')'];
}

/** `readonly T[]` */
export function readonlyArrayOf(item: Code): Code {
  return readonlyOf(arrayOf(item));
}

/** `readonly T` of an array or a tuple. */
export function readonlyOf(list: Code): Code {
  return make(['readonly ', open(list).doc], { kind: 'typeOperator' });
}

/** `string & {}`: in a union with literals, it keeps them apart from the other values that may come. */
export function openTo(type: Code): Code {
  return intersection([type, typeLiteral([])]);
}

/**
 * A tuple type; `rest`, when given, is printed as `...T[]` at its end.
 * @param required how many items there are at least: those behind them are printed as `T?`; all unless told
 */
export function tuple(items: readonly Code[], rest?: Code, required = items.length): Code {
  const several = items.length + (rest === undefined ? 0 : 1) > 1;
  const docs = items.map((item, index): Doc => {
    if (index >= required) return [operand(item), '?'];
    const { doc, role } = open(item);
    return (several ? role.element : role.bare) ?? doc;
  });
  if (rest !== undefined) docs.push(['...', open(arrayOf(rest)).doc]);
  if (docs.length === 0) return make('[]');
  const doc = group([
    '[',
    indent([
      softline,
      join(
        [',', line],
        docs.map((one) => group(one)),
      ),
      ifBreak(','),
    ]),
    softline,
    ']',
  ]);
  return make(doc);
}

/** A function type: `(a: A) => B`. */
export function functionType(signature: Signature & { readonly returns: Code }): Code {
  const doc = group(signatureDoc(signature, 'type'));
  return make(doc, { kind: 'functionType', wrapped: doc });
}
