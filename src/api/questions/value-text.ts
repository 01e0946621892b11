/** Formats the values of conflicts for people: types as TypeScript, and security requirements in words. */
import { ident, type Code } from '../../print/emit/typescript/code.js';
import { print } from '../../print/emit/typescript/module.js';
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Api } from '../../model/api.js';
import type { Json, Schema, SchemaId } from '../../model/schema.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import { plainJson } from '../../print/openapi/plain-json.js';
import { securityText } from '../../model/security/security-text.js';
import type { Candidate } from '../reconcile/index.js';
import { jsonLine } from '../../print/emit/json/index.js';
import { typeOf } from '../../print/typescript/types.js';
import { requirementsIn } from '../../model/security/requirements-in.js';
import { texts } from './actions.js';

/** The lookup tables that are needed to format values. */
export interface QuestionNames {
  /** The name of each type, by the id of its schema. */
  readonly names: ReadonlyMap<SchemaId, string>;
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly schemes: Api['securitySchemes'];
}

/** The maximum length of a formatted value. */
const LONGEST = 50_000;

/** Returns the value of a candidate in readable form: a type, a text, a list, or JSON. */
export function candidateText(
  code: DiagnosticCode,
  { value, schema }: Candidate,
  spelling: QuestionNames,
): string {
  if (schema !== undefined) return cut(typeSpelled(schema, spelling));
  if (value === null) return 'none';
  switch (code) {
    case 'reconcile/security':
    case 'reconcile/security-looser':
      return securityText(requirementsIn(value));
    case 'reconcile/required':
      return value === true ? 'required' : 'optional';
    case 'reconcile/deprecated':
      return value === true ? 'deprecated' : 'not deprecated';
    case 'reconcile/style':
    case 'reconcile/variant-style':
      return isJsonObject(value) ? styleText(value) : jsonLine(value);
    case 'schema/name-clash':
      return cut(typeSpelled({ kind: 'ref', id: String(value), origins: [] }, spelling));
    case 'reconcile/scheme':
    case 'auth/name-clash':
      return schemeText(String(value), spelling);
  }
  if (typeof value === 'string') return cut(value);
  const list = texts(value);
  if (isJsonArray(value) && list.length === value.length) {
    return list.length === 0 ? 'none' : cut(list.join(', '));
  }
  return cut(jsonLine(value));
}

function styleText(value: ReadonlyMap<string, Json>): string {
  const style = String(value.get('style'));
  return value.get('explode') === true ? `${style}, exploded` : `${style}, not exploded`;
}

function schemeText(id: string, { schemes }: QuestionNames): string {
  const scheme = schemes.get(id);
  if (scheme === undefined) return id;
  const { id: _, origins: _o, description: _d, ...definition } = scheme;
  return cut(`${id}: ${jsonLine(plainJson(definition))}`);
}

/**
 * Formats a type as TypeScript. For a reference to an object, the fields are added, so that two references can be
 * compared.
 */
function typeSpelled(schema: Schema, { names, schemas }: QuestionNames): string {
  const ref = (id: SchemaId): Code => ident(names.get(id) ?? identifier(id));
  const options = { ref, forReaders: true };
  const text = print(typeOf(schema, options));
  const target = schema.kind === 'ref' ? schemas.get(schema.id) : undefined;
  if (target === undefined || target.kind !== 'object') return withFormat(text, schema);
  return `${text} ${print(typeOf(bare(target), options))}`;
}

function withFormat(text: string, schema: Schema): string {
  const format = 'format' in schema && typeof schema.format === 'string' ? schema.format : '';
  if (schema.kind === 'integer') return format === '' ? `${text} (integer)` : `${text} (${format})`;
  return format === '' ? text : `${text} (${format})`;
}

/** Removes the title, the description and the examples from a schema, because they are not part of its type. */
function bare(schema: Schema): Schema {
  const { description: _, title: _t, examples: _e, ...rest } = schema;
  return rest;
}

function identifier(id: SchemaId): string {
  const text = id.replace(/[^\p{L}\p{N}_$]+/gu, '_');
  return /^[\p{L}_$]/u.test(text) ? text : `_${text}`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
