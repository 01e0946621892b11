/** Short schemas, and their generated checks. */
import { ts } from 'ts-morph';
import * as checks from '../../../../templates/server/runtime/checks.js';
import * as pattern from '../../../../templates/server/runtime/pattern.js';
import * as validate from '../../../../templates/server/runtime/validate.js';
import { imported } from '../../emit/typescript/code.js';
import { moduleText } from '../../emit/typescript/module.js';
import {
  type Notes,
  type Property,
  type Schema,
  type SchemaId,
  type Shape,
  UNKNOWN,
} from '../../../model/schema.js';
import { CHECKED_FORMATS } from '../../../model/formats.js';
import { ValidatorWriter } from '../validator/index.js';

export function schema(shape: Shape & Notes, trust: 'declared' | 'inferred' = 'declared'): Schema {
  return { ...shape, origins: [{ source: 's', pointer: '', trust }] };
}

export const STRING = schema({ kind: 'string' });
export const INTEGER = schema({ kind: 'integer' });
export const NULL = schema({ kind: 'null' });

export function ref(id: string): Schema {
  return schema({ kind: 'ref', id });
}

function only(value: string): Schema {
  return schema({ kind: 'enum', values: [value] });
}

/** An object; a `?` at the end of a name makes it optional. */
export function object(
  fields: Record<string, Schema>,
  more: Partial<Schema & { rest: Schema }> = {},
): Schema {
  const properties = Object.entries(fields).map(([name, one]): [string, Property] => [
    name.replace(/\?$/, ''),
    { schema: one, required: !name.endsWith('?') },
  ]);
  const rest = schema({ kind: 'any' });
  return {
    ...schema({ kind: 'object', properties: new Map(properties), rest }),
    ...more,
  } as Schema;
}

const NODE = object({ name: STRING, 'next?': ref('Node') });
export const CAT = object({ kind: only('cat'), lives: INTEGER });
export const DOG = object({ kind: only('dog'), name: STRING });
const SCHEMAS = new Map<SchemaId, Schema>([
  ['Node', NODE],
  ['Cat', CAT],
  ['Dog', DOG],
  ['Loop', ref('Loop')],
  ['Nothing', UNKNOWN],
]);

export function write(given: Schema): { text: string; found: boolean } {
  const writer = new ValidatorWriter({
    schemas: SCHEMAS,
    formats: CHECKED_FORMATS,
    names: new Map([...SCHEMAS.keys()].map((id) => [id, id])),
    own: (name) => imported(name, './server/validators.ts'),
    runtime: (file, name) => imported(name, `./server/runtime/${file}.ts`),
  });
  for (const id of SCHEMAS.keys()) writer.named(id);
  const check = writer.check(given, 'Given', true);
  const place = { path: 'server/validators.ts', importExtension: '.js' } as const;
  return {
    text: moduleText({ ...place, body: [...writer.declarations] }),
    found: check !== undefined,
  };
}

/** Compiles the check of a schema. Returns `undefined` if the schema has nothing to check. */
function compiled(given: Schema): validate.Check | undefined {
  const holder = schema({ kind: 'tuple', items: [given] });
  const { text, found } = write(holder);
  if (!found) return undefined;
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, validate.Check> = {};
  const modules: Record<string, unknown> = {
    './runtime/checks.js': checks,
    './runtime/pattern.js': pattern,
    './runtime/validate.js': validate,
  };
  new Function('exports', 'require', outputText)(exports, (name: string) => modules[name]);
  const check = exports['checkGiven'];
  return check && ((value, to) => check([value], to));
}

/** The errors of a value: `pointer code`. */
export function faults(given: Schema, value: unknown, response = false): string[] {
  const check = compiled(given);
  if (check === undefined) return [];
  const place = { in: 'body', response } as const;
  const { errors } = checks.runCheck(check, value, place, { left: 1_000_000 });
  return errors.map(({ pointer = '', code }) => `${pointer.replace(/^\/0/, '')} ${code}`);
}

export const OPEN = schema({ kind: 'any' });
export const CLOSED = schema({ kind: 'object', properties: new Map() });
