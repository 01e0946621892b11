/** Checks query parameters whose properties are sent like separate parameters (`form` with `explode`). */
import { isComposed } from '../../../model/walk.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, Parameter } from '../../../model/api.js';
import { effectiveMembers } from '../../../model/effective/effective.js';

/** The names in the query string that a parameter uses. */
interface Spread {
  readonly parameter: Parameter;
  readonly names: ReadonlySet<string>;
  /** True if the parameter is an object that can have properties with any name. */
  readonly open: boolean;
}

/**
 * Reports parameters whose properties are sent separately, if the server cannot distinguish one of the properties from
 * another parameter.
 */
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
      { name, other: other.name, ...(property !== undefined && { property }) },
      origins[0],
      other.origins.slice(0, 1),
    );
  }
}

function isRival(one: Spread, other: Spread): boolean {
  return (one.open && other.open) || [...one.names].some((name) => other.names.has(name));
}

/** Returns true for a query parameter with the style `form` and `explode` that may be an object. */
function isSpread({ in: place, content }: Parameter): boolean {
  if (place !== 'query' || content.kind !== 'schema') return false;
  if (content.style !== 'form' || !content.explode) return false;
  const { schema } = content;
  return schema.kind === 'object' || schema.kind === 'ref' || isComposed(schema);
}

function spreadOf(parameter: Parameter, api: Api): Spread | undefined {
  if (!isSpread(parameter) || parameter.content.kind !== 'schema') return undefined;
  const members = effectiveMembers(parameter.content.schema, api);
  const objects = members.flatMap((member) => (member.kind === 'object' ? [member] : []));
  if (objects.length === 0) return undefined;
  const names = objects.flatMap(({ properties }) => [...properties.keys()]);
  const open = objects.some(
    ({ properties, rest, restStated }) =>
      rest !== undefined && (restStated === true || properties.size === 0),
  );
  return { parameter, names: new Set(names), open };
}
