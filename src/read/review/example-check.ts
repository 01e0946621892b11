/** Examples held against what is declared: kinds and listed values only. An example never changes a schema. */
import type { Report } from '../../diagnostics/report.js';
import type { Api, Media } from '../../model/api.js';
import { isJsonObject } from '../../model/json.js';
import { trustOf } from '../../model/origin.js';
import type { Example, Json, ObjectShape, Schema, SchemaId } from '../../model/schema.js';

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
export function checkExamples({ endpoints, schemas }: Api, report: Report): void {
  const check = (schema: Schema, examples: readonly Example[]): void => {
    if (examples.length === 0 || trustOf(schema.origins) !== 'declared') return;
    for (const example of examples) checkExample(example, schema, schemas, report);
  };
  const checkMedia = ({ type, schema, examples }: Media): void => {
    // Any other media type writes its values as text of its own.
    if (examples.length > 0 && /[/+]json\b/.test(type)) check(schema, examples);
  };
  for (const { parameters, body, responses } of endpoints) {
    for (const { content, examples } of parameters) {
      if (content.kind === 'schema') check(content.schema, examples);
    }
    for (const media of body?.media ?? []) checkMedia(media);
    for (const response of responses) for (const media of response.media) checkMedia(media);
  }
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
      case 'union':
        return this.#inUnion(value, schema.members, depth);
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
        if (!isJsonObject(value)) return { path: '', expected: 'object' };
        return this.#inObject(value, schema, depth);
      default:
        return fits(value, schema) ? undefined : { path: '', expected: expectedOf(schema) };
    }
  }

  #inUnion(value: Json, members: readonly Schema[], depth: number): Misfit | undefined {
    const found: Misfit[] = [];
    for (let index = 0; index < members.length; index++) {
      const misfit = this.misfit(value, members[index] as Schema, depth + 1);
      if (misfit) found.push(misfit);
    }
    if (found.length < members.length) return undefined;
    // A member of the right kind knows better what is wrong than the others.
    const inside = found.find((misfit) => misfit.path !== '');
    const expected = [...new Set(found.map((one) => one.expected))].join(' or ');
    return inside ?? { path: '', expected };
  }

  #inArray(items: readonly Json[], schema: Schema, depth: number): Misfit | undefined {
    for (let index = 0; index < items.length; index++) {
      const found = this.misfit(items[index] as Json, schema, depth + 1);
      if (found) return { ...found, path: `/${index}${found.path}` };
    }
    return undefined;
  }

  #inObject(
    members: ReadonlyMap<string, Json>,
    { properties }: ObjectShape,
    depth: number,
  ): Misfit | undefined {
    let first: Misfit | undefined;
    members.forEach((item, name) => {
      const schema = first ? undefined : properties.get(name)?.schema;
      if (schema === undefined) return;
      // A text for a text, a number for a number: most values need no closer look.
      if (typeof item === schema.kind && schema.kind !== 'object') {
        this.#budget--;
        return;
      }
      const found = this.misfit(item, schema, depth + 1);
      if (found) first = { ...found, path: `/${name}${found.path}` };
    });
    return first;
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
