/** What is known of a value, in a few words for a table. */
import { print } from '../../src/emit/module.js';
import { ident } from '../../src/emit/code.js';
import { jsonLine } from '../../src/emit/json.js';
import { codeSpan, link, md, text, inline, type Md } from '../../src/emit/markdown.js';
import { trustOf, type Origin } from '../../src/model/origin.js';
import type { Json, Schema } from '../../src/model/schema.js';
import { typeOf, type TypeOptions } from '../../src/typescript/types.js';
import type { DocsView } from './view.js';

/** Types that are longer, or that have comments, get a block of their own. */
const LONGEST_TYPE = 60;
/** No line break but where a comment forces one. */
const ENDLESS = 100_000;

/** Marks a fact that no document declares; nothing for one that is declared. */
export function trustMark(origins: readonly Origin[]): Md | undefined {
  const trust = trustOf(origins);
  return trust === 'inferred' || trust === 'assumed' ? md`_${text(trust)}_` : undefined;
}

/** How the docs spell types: as the client does, named schemas by their names. */
export function typeOptions(view: DocsView, direction?: 'read' | 'write'): TypeOptions {
  return {
    ref: (id) => ident(view.names.schemas.get(id) ?? 'unknown'),
    ...(direction && { direction }),
  };
}

/** The type of a schema on one line; nothing when it is too long for that. */
export function shortType(schema: Schema, view: DocsView): Md | undefined {
  if (schema.kind === 'unknown') return text('not stated');
  if (schema.kind === 'any') return text('any');
  const type = print(typeOf(schema, typeOptions(view)), { width: ENDLESS });
  if (type.length > LONGEST_TYPE || type.includes('\n')) return undefined;
  const name = schema.kind === 'ref' ? view.names.schemas.get(schema.id) : undefined;
  const span = codeSpan(type);
  return name === undefined ? span : link(span, `schemas.md#${name.toLowerCase()}`);
}

/** The type, what limits it, and how sure it is. */
export function typeCell(schema: Schema, view: DocsView): Md {
  const type = shortType(schema, view) ?? codeSpan(schema.kind);
  const parts = [type, ...limits(schema), trustMark(schema.origins)];
  return inline(parts, ', ');
}

/** What a type does not say: formats, limits, the default, and what a name suggests. */
function limits(schema: Schema): Md[] {
  const words: Md[] = [];
  if (schema.kind === 'integer') words.push(text('integer'));
  for (const [name, value] of Object.entries(limitsOf(schema))) {
    if (value !== undefined) words.push(md`${text(name)} ${codeSpan(String(value))}`);
  }
  if (schema.kind === 'enum' && schema.open === true) words.push(text('other values occur'));
  if (schema.default !== undefined) words.push(md`default ${codeSpan(jsonLine(schema.default))}`);
  const hint = hintOf(schema);
  return hint ? [...words, hint] : words;
}

function limitsOf(schema: Schema): Record<string, string | number | undefined> {
  switch (schema.kind) {
    case 'number':
    case 'integer':
      return {
        format: schema.format,
        'at least': schema.minimum,
        'at most': schema.maximum,
        above: schema.exclusiveMinimum,
        below: schema.exclusiveMaximum,
        'multiple of': schema.multipleOf,
      };
    case 'string':
      return {
        format: schema.format,
        pattern: schema.pattern,
        'length at least': schema.minLength,
        'length at most': schema.maxLength,
        encoding: schema.contentEncoding,
      };
    case 'array':
      return { 'items at least': schema.minItems, 'items at most': schema.maxItems };
    default:
      return {};
  }
}

/** What an example, descriptionMd or a name suggests of a value that nobody typed. */
function hintOf(schema: Schema): Md | undefined {
  const note = schema.keywords?.get('x-inferred');
  if (!(note instanceof Map)) return undefined;
  const words = [...(note as ReadonlyMap<string, Json>)]
    .filter(([key]) => key !== 'basis' && key !== 'confidence')
    .map(([key, value]) => {
      const shown = typeof value === 'string' ? value : jsonLine(value);
      return key === 'type' ? `perhaps ${shown}` : `${key} ${shown}`;
    });
  return words.length === 0 ? undefined : md`_${text(words.join(', '))}_`;
}
