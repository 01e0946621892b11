/** Examples held against what is declared: kinds and listed values only. An example never changes a schema. */
import type { Report } from '../diagnostics/report.js';
import type { Api, Endpoint, Media, Parameter } from '../model/api.js';
import { trustOf } from '../model/origin.js';
import type { Example, Json, ObjectShape, Schema, SchemaId } from '../model/schema.js';

type Schemas = ReadonlyMap<SchemaId, Schema>;

interface Misfit {
  /** From the value that was held against a schema to the one that does not fit: `/items/0`. */
  readonly path: string;
  readonly expected: string;
}

/** Comparisons for one example; what is larger counts as fitting. */
const BUDGET = 10_000;
const DEPTH = 30;

/** Reports examples of parameters, bodies and responses that do not fit. */
export function checkExamples(api: Api, report: Report): void {
  for (const endpoint of api.endpoints) {
    for (const { schema, examples } of exemplified(endpoint)) {
      if (trustOf(schema.origins) !== 'declared') continue;
      for (const example of examples) checkExample(example, schema, api.schemas, report);
    }
  }
}

interface Exemplified {
  readonly schema: Schema;
  readonly examples: readonly Example[];
}

function exemplified({ parameters, body, responses }: Endpoint): Exemplified[] {
  const media: readonly Media[] = [
    ...(body?.media ?? []),
    ...responses.flatMap((response) => response.media),
  ];
  // Any other media type writes its values as text of its own.
  const json = media.filter(({ type }) => /[/+]json\b/.test(type));
  return [...parameters.flatMap(ofParameter), ...json];
}

function ofParameter({ content, examples }: Parameter): Exemplified[] {
  return content.kind === 'schema' ? [{ schema: content.schema, examples }] : [];
}

function checkExample(example: Example, schema: Schema, schemas: Schemas, report: Report): void {
  if (example.value === undefined) return;
  const check = new Check(schemas);
  const misfit = check.misfit(example.value, schema, 0);
  if (misfit) report.add('example/mismatch', misfit, example.origins[0]);
}

class Check {
  #budget = BUDGET;

  constructor(readonly schemas: Schemas) {}

  /** The first place where the value does not fit. */
  misfit(value: Json, schema: Schema, depth: number): Misfit | undefined {
    if (--this.#budget < 0 || depth > DEPTH) return undefined;
    switch (schema.kind) {
      case 'ref': {
        const target = this.schemas.get(schema.id);
        return target && this.misfit(value, target, depth + 1);
      }
      case 'union': {
        const found = schema.members.map((one) => this.misfit(value, one, depth + 1));
        if (found.includes(undefined)) return undefined;
        // A member of the right kind knows better what is wrong than the others.
        const inside = found.find((misfit) => misfit && misfit.path !== '');
        const expected = [...new Set(found.flatMap((one) => one?.expected ?? []))].join(' or ');
        return inside ?? { path: '', expected };
      }
      case 'intersection':
        for (const member of schema.members) {
          const found = this.misfit(value, member, depth + 1);
          if (found) return found;
        }
        return undefined;
      case 'array':
        if (!Array.isArray(value)) return { path: '', expected: 'array' };
        return this.#inArray(value, schema.items, depth);
      case 'object':
        if (!(value instanceof Map)) return { path: '', expected: 'object' };
        return this.#inObject(value as ReadonlyMap<string, Json>, schema, depth);
      default:
        return fits(value, schema) ? undefined : { path: '', expected: expectedOf(schema) };
    }
  }

  #inArray(items: readonly Json[], schema: Schema, depth: number): Misfit | undefined {
    for (const [index, item] of items.entries()) {
      const found = this.misfit(item, schema, depth + 1);
      if (found) return { ...found, path: `/${index}${found.path}` };
    }
    return undefined;
  }

  #inObject(
    members: ReadonlyMap<string, Json>,
    { properties }: ObjectShape,
    depth: number,
  ): Misfit | undefined {
    for (const [name, item] of members) {
      const property = properties.get(name);
      const found = property && this.misfit(item, property.schema, depth + 1);
      if (found) return { ...found, path: `/${name}${found.path}` };
    }
    return undefined;
  }
}

function fits(value: Json, schema: Schema): boolean {
  switch (schema.kind) {
    case 'null':
      return value === null;
    case 'boolean':
    case 'string':
      return typeof value === schema.kind;
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'enum':
      return schema.open === true || schema.values.some((one) => one === value);
    case 'tuple':
      return Array.isArray(value);
    default:
      return true;
  }
}

function expectedOf(schema: Schema): string {
  if (schema.kind === 'tuple') return 'array';
  if (schema.kind !== 'enum') return schema.kind;
  const shown = schema.values.slice(0, 5).map(String).join(', ');
  return `one of ${shown}${schema.values.length > 5 ? ', …' : ''}`;
}
