/**
 * Infers facts about path parameters. `/pets/{petId}` and `/pets/{petId}/toys` have the same parameter. If one of the
 * operations declares its type or description, the other operation gets them as inferred facts.
 */
import { fieldStep, type Steps } from '../../model/place.js';
import type { Endpoint, Parameter } from '../../model/api.js';
import { trustOf, type Fact, type Origin } from '../../model/origin.js';
import { DEEPEST_BEGINNING } from '../../model/path.js';
import type { Schema } from '../../model/schema.js';
import { foldHard } from '../../model/text.js';
import { groupBy } from '../../base/foundation/group.js';
import type { LedgerWriter } from './ledger/writer.js';
import { schemaShapeText } from './schema-text.js';
import { unionOrigins } from './elect.js';
import { mergeSchemas } from './merge/schema.js';

/**
 * The types and descriptions that operations declare for a path parameter. The paths of these operations have the same
 * beginning up to the parameter.
 */
interface Declared {
  /** The declared types by their canonical text. */
  readonly types: Map<string, Schema>;
  readonly descriptions: Fact<string>[];
}

/**
 * Infers the type and the description of a path parameter from other operations whose paths have the same beginning. No
 * type is inferred if the operations contradict each other, and no description if no description is the most frequent
 * one.
 * @param endpoints merged endpoints, in which equal path parameters have the same name
 */
export function sharePathTypes(endpoints: readonly Endpoint[], ledger: LedgerWriter): Endpoint[] {
  if (!endpoints.some(({ parameters }) => parameters.some(lacksFacts))) return [...endpoints];
  const declared = declaredFacts(endpoints);
  const descriptions = new Map(
    [...declared].flatMap(([beginning, facts]) => {
      const shared = prevailing(facts.descriptions);
      return shared ? [[beginning, shared] as const] : [];
    }),
  );
  return endpoints.map((endpoint) => {
    if (!endpoint.parameters.some(lacksFacts)) return endpoint;
    const beginnings = beginningsOf(endpoint);
    const parameters = endpoint.parameters.map((parameter) => {
      if (!lacksFacts(parameter)) return parameter;
      const beginning = beginnings.get(parameter.name) ?? '';
      const types = [...(declared.get(beginning)?.types.values() ?? [])];
      const description = parameter.description ?? descriptions.get(beginning);
      const typed = withType(parameter, types, endpoint, ledger);
      return description ? { ...typed, description } : typed;
    });
    return { ...endpoint, parameters };
  });
}

function lacksFacts(parameter: Parameter): boolean {
  return parameter.in === 'path' && (isUntyped(parameter) || parameter.description === undefined);
}

function isUntyped({ content }: Parameter): boolean {
  return content.kind === 'schema' && content.schema.kind === 'unknown';
}

/** Sets the type of a parameter. Types that differ only in a format or a bound are merged. */
function withType(
  parameter: Parameter,
  types: readonly Schema[],
  { key }: Endpoint,
  ledger: LedgerWriter,
): Parameter {
  const { content, name } = parameter;
  if (!isUntyped(parameter) || content.kind !== 'schema' || types.length === 0) return parameter;
  const steps: Steps = [{ at: 'parameter', in: 'path', name }, fieldStep('type')];
  const place = { entity: key, steps, ledger };
  const schema = mergeSchemas([content.schema, ...types.map(guessed)], place);
  return schema.kind === 'union' ? parameter : { ...parameter, content: { ...content, schema } };
}

function declaredFacts(endpoints: readonly Endpoint[]): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const endpoint of endpoints) {
    const beginnings = beginningsOf(endpoint);
    for (const { in: place, name, content, description } of endpoint.parameters) {
      const beginning = beginnings.get(name);
      if (place !== 'path' || beginning === undefined) continue;
      const facts: Declared = declared.get(beginning) ?? { types: new Map(), descriptions: [] };
      declared.set(beginning, facts);
      if (description && trustOf(description.origins) === 'declared') {
        facts.descriptions.push(description);
      }
      if (content.kind !== 'schema') continue;
      const { schema } = content;
      if (schema.kind === 'unknown' || trustOf(schema.origins) !== 'declared') continue;
      facts.types.set(schemaShapeText(schema), schema);
    }
  }
  return declared;
}

/**
 * Returns the most frequent description, marked as inferred. Returns `undefined` if two descriptions are equally
 * frequent.
 */
function prevailing(descriptions: readonly Fact<string>[]): Fact<string> | undefined {
  const [first, second] = [...groupBy(descriptions, ({ value }) => foldHard(value)).values()].sort(
    (a, b) => b.length - a.length,
  );
  if (first === undefined || first.length === second?.length) return undefined;
  return {
    value: first[0].value,
    origins: inferred(unionOrigins(first.map((one) => one.origins))),
  };
}

/**
 * Maps each parameter of a path to the beginning of the path up to this parameter. The names of parameters are removed
 * from the beginning.
 */
function beginningsOf({ path, variant }: Endpoint): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let text = '';
  for (const segment of path) {
    text += '/';
    for (const part of segment) {
      // A parameter with another name is not the same one if the document declares paths with both names.
      if (part.kind === 'literal') text += part.text;
      else text += variant === undefined ? '{}' : `{${part.name}}`;
      if (part.kind === 'parameter' && found.size < DEEPEST_BEGINNING) found.set(part.name, text);
    }
  }
  return found;
}

/**
 * Returns the type without texts, default and examples, because these may only be correct for the operation that
 * declares them.
 */
function guessed(schema: Schema): Schema {
  const { title: _t, description: _d, default: _v, examples: _e, ...rest } = schema;
  return { ...rest, origins: inferred(schema.origins) };
}

function inferred(origins: readonly Origin[]): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, trust: 'inferred' }));
}
