/** Query parameters whose properties stand side by side with other parameters (`form` with `explode`). */
import type { Report } from '../../diagnostics/report.js';
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import type { Schema } from '../../model/schema.js';

/** What of a parameter stands in the query. */
interface Spread {
  readonly parameter: Parameter;
  readonly names: Set<string>;
  /** There may be properties of any name. */
  open: boolean;
}

/** Reports every parameter that is spread, and of which something cannot be told from another one. */
export function reportExplodedParameters({ parameters }: Endpoint, api: Api, report: Report): void {
  if (!parameters.some(isSpread)) return;
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const all = query.flatMap((parameter) => spreadOf(parameter, api) ?? []);
  if (all.length === 0) return;
  const spread = new Set(all.map(({ parameter }) => parameter));
  for (const [index, one] of all.entries()) {
    const { name, origins } = one.parameter;
    const plain = query.find((other) => !spread.has(other) && one.names.has(other.name));
    const rival = all.slice(index + 1).find((other) => isRival(one, other));
    const other = plain ?? rival?.parameter;
    if (other === undefined) continue;
    const shared = [...one.names].find((property) => rival?.names.has(property) === true);
    const property = plain?.name ?? shared;
    report.add(
      'wire/exploded',
      { name, other: `the parameter ${other.name}`, ...(property !== undefined && { property }) },
      origins[0],
      other.origins.slice(0, 1),
    );
  }
}

function isRival(one: Spread, other: Spread): boolean {
  return (one.open && other.open) || [...one.names].some((name) => other.names.has(name));
}

/** Whether a parameter is written as `form` with `explode`, which most are that hold one value. */
function isSpread({ in: place, content }: Parameter): boolean {
  if (place !== 'query' || content.kind !== 'schema') return false;
  if (content.style !== 'form' || !content.explode) return false;
  const { kind } = content.schema;
  return kind === 'object' || kind === 'ref' || kind === 'intersection' || kind === 'union';
}

function spreadOf(parameter: Parameter, api: Api): Spread | undefined {
  if (!isSpread(parameter) || parameter.content.kind !== 'schema') return undefined;
  const spread: Spread = { parameter, names: new Set(), open: false };
  return gather(parameter.content.schema, api, spread, 0) ? spread : undefined;
}

/** Adds the names of an object's properties; false when it is none. */
function gather(schema: Schema, api: Api, spread: Spread, depth: number): boolean {
  if (depth > 8) return false;
  switch (schema.kind) {
    case 'object': {
      for (const name of schema.properties.keys()) spread.names.add(name);
      const stated = schema.restStated === true || schema.properties.size === 0;
      if (schema.rest !== undefined && stated) spread.open = true;
      return true;
    }
    case 'union':
    case 'intersection':
      return schema.members.map((member) => gather(member, api, spread, depth + 1)).includes(true);
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target !== undefined && gather(target, api, spread, depth + 1);
    }
    default:
      return false;
  }
}
