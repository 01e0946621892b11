/** Types of path parameters that only other paths of the same beginning state: `/pets/{petId}` tells of `/pets/{petId}/toys`. */
import type { Endpoint, Parameter } from '../model/api.js';
import { trustOf } from '../model/origin.js';
import { DEEPEST_BEGINNING } from '../model/path.js';
import type { Schema } from '../model/schema.js';
import type { LedgerWriter } from './ledger/writer.js';
import { schemaShapeText } from './canonical.js';
import { mergeSchemas } from './merge/schema.js';

/** Beginning of a path → the types that documents declare for the parameter at its end, by their form. */
type Declared = ReadonlyMap<string, ReadonlyMap<string, Schema>>;

/**
 * Gives path parameters of unknown type the one type that is declared for the same place of other paths, as inferred.
 * @param endpoints merged, their path parameters aligned
 */
export function sharePathTypes(endpoints: readonly Endpoint[], ledger: LedgerWriter): Endpoint[] {
  const isUnknown = ({ in: place, content }: Parameter): boolean =>
    place === 'path' && content.kind === 'schema' && content.schema.kind === 'unknown';
  if (!endpoints.some(({ parameters }) => parameters.some(isUnknown))) return [...endpoints];
  const declared = declaredTypes(endpoints);
  return endpoints.map((endpoint) => {
    if (!endpoint.parameters.some(isUnknown)) return endpoint;
    const beginnings = beginningsOf(endpoint);
    const parameters = endpoint.parameters.map((parameter) => {
      const types = declared.get(beginnings.get(parameter.name) ?? '');
      const [type] = types?.values() ?? [];
      const { content, name } = parameter;
      if (!isUnknown(parameter) || content.kind !== 'schema') return parameter;
      if (types?.size !== 1 || type === undefined) return parameter;
      const place = { entity: endpoint.key, field: `parameters/path/${name}/type`, ledger };
      const schema = mergeSchemas([content.schema, guessed(type)], place);
      return { ...parameter, content: { ...content, schema } };
    });
    return { ...endpoint, parameters };
  });
}

function declaredTypes(endpoints: readonly Endpoint[]): Declared {
  const declared = new Map<string, Map<string, Schema>>();
  for (const endpoint of endpoints) {
    const beginnings = beginningsOf(endpoint);
    for (const { in: place, name, content } of endpoint.parameters) {
      const beginning = beginnings.get(name);
      if (place !== 'path' || content.kind !== 'schema' || beginning === undefined) continue;
      const { schema } = content;
      if (schema.kind === 'unknown' || trustOf(schema.origins) !== 'declared') continue;
      const types = declared.get(beginning) ?? new Map<string, Schema>();
      declared.set(beginning, types.set(schemaShapeText(schema), schema));
    }
  }
  return declared;
}

/** Parameter → the path up to it, names erased. */
function beginningsOf({ path }: Endpoint): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let text = '';
  for (const segment of path) {
    text += '/';
    for (const part of segment) {
      text += part.kind === 'literal' ? part.text : '{}';
      if (part.kind === 'parameter' && found.size < DEEPEST_BEGINNING) found.set(part.name, text);
    }
  }
  return found;
}

/** The form alone: what is said of the other parameter is not said of this one. */
function guessed(schema: Schema): Schema {
  const { title: _t, description: _d, default: _v, examples: _e, ...rest } = schema;
  const origins = schema.origins.map((origin) => ({ ...origin, trust: 'inferred' as const }));
  return { ...rest, origins };
}
