/** Declarations and statements as prettier's default options lay them out. */
import { assign } from './assignment.js';
import { documented } from './expression.js';
import { block, signatureDoc } from './function.js';
import type { Signature } from './function.js';
import { typeParameters } from './generic.js';
import { group, indent, join, line } from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { make, open } from '../opaque.js';
import type { Code } from '../opaque.js';
import { interfaceBody } from './type.js';

/** What every declaration may have. */
export interface Declaration {
  readonly name: Code;
  readonly export?: boolean;
  /** A comment above it. */
  readonly comment?: Code | undefined;
}

function prefix(declaration: Declaration): string {
  return declaration.export === true ? 'export ' : '';
}

/** `const name: type = value;` */
export function constant(
  parts: Declaration & { readonly type?: Code; readonly value: Code; readonly keyword?: 'let' },
): Code {
  const type = parts.type === undefined ? undefined : open(parts.type);
  const left: Doc =
    type === undefined ? open(parts.name).doc : [open(parts.name).doc, ': ', type.doc];
  const { role } = type ?? { role: undefined };
  const complex = role?.kind === 'typeReference' && (role.size ?? 0) > 1 && role.plain === true;
  const doc: Doc = [
    prefix(parts),
    parts.keyword ?? 'const',
    ' ',
    assign('variable', left, ' =', parts.value, complex),
    ';',
  ];
  return make(documented(doc, parts.comment));
}

/** `return value;` */
export function returns(value?: Code): Code {
  if (value === undefined) return make('return;');
  return make(['return ', open(value).doc, ';']);
}

/** `throw value;` */
export function throws(value: Code): Code {
  return make(['throw ', open(value).doc, ';']);
}

/** `expression;` */
export function statement(expression: Code): Code {
  return make([open(expression).doc, ';']);
}

/** A function declaration. */
export function functionDeclaration(
  parts: Declaration & Signature & { readonly async?: boolean; readonly body: readonly Code[] },
): Code {
  const body = block(parts.body);
  const doc: Doc = [
    prefix(parts),
    parts.async === true ? 'async ' : '',
    'function ',
    open(parts.name).doc,
    signatureDoc(parts),
    ' ',
    open(body).doc,
  ];
  return make(documented(doc, parts.comment));
}

/** `type name<…> = type;` */
export function typeAlias(
  parts: Declaration & { readonly typeParameters?: readonly Code[]; readonly type: Code },
): Code {
  const declared = parts.typeParameters ?? [];
  const bounded = declared.some((one) => open(one).role.kind === 'other');
  const left: Doc =
    declared.length === 0
      ? ['type ', open(parts.name).doc]
      : ['type ', open(parts.name).doc, typeParameters(declared)];
  const doc: Doc = [
    prefix(parts),
    assign('alias', left, ' =', parts.type, declared.length > 1 && bounded),
    ';',
  ];
  return make(documented(doc, parts.comment));
}

/** `interface name<…> extends … { … }` */
export function interfaceDeclaration(
  parts: Declaration & {
    readonly typeParameters?: readonly Code[];
    readonly extends?: readonly Code[];
    readonly members: readonly Code[];
  },
): Code {
  const declared = parts.typeParameters ?? [];
  const bases = parts.extends ?? [];
  const head: Doc = [' ', open(parts.name).doc, typeParameters(declared)];
  const doc: Doc = [
    prefix(parts),
    'interface',
    bases.length > 1
      ? group([head, indent(heritageDoc(bases))])
      : [head, bases.map((one): Doc => [' extends ', open(one).doc])],
    ' ',
    interfaceBody(parts.members),
  ];
  return make(documented(doc, parts.comment));
}

/** Several bases: each of the two lists breaks on its own. */
function heritageDoc(bases: readonly Code[]): Doc {
  const docs = bases.map((one) => open(one).doc);
  return [line, 'extends', group(indent([line, join([',', line], docs)]))];
}
