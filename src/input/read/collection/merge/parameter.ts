/** Merges the parameters of all requests that call an endpoint. */
import type { Parameter, ParameterContent } from '../../../../model/api.js';
import { fact, type Origin } from '../../../../model/origin.js';
import type { Example, Schema } from '../../../../model/schema.js';
import { typedText } from '../../../../model/keywords/typed-text.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { exampleEvidence } from '../../infer/evidence.js';
import { schemaOfProfile } from '../../infer/profile-schema.js';
import { createValueProfile, observeSent } from '../../infer/value-profile.js';
import { guessParameter, limitsFor } from '../../infer/parameter.js';
import { readPlaceholder } from '../../infer/placeholder.js';
import type { ParameterUse, RequestVariant } from '../request.js';
import { isSecretName, isSecretValue } from '../../secret.js';
import type { SecretCount } from '../secret.js';
import { electText, type ElectedPathName } from './elect.js';
import { readParameterProse, type ProseLimit } from '../../infer/prose.js';

interface Use extends ParameterUse {
  /** The name of the request. */
  readonly variant: string;
}

interface Group {
  readonly uses: Use[];
  /** True if one request sends the parameter several times with different values. */
  repeated: boolean;
}

const EXAMPLES = 10;

/**
 * Merges the uses of each parameter. Path parameters are matched by position, and headers without regard to case.
 * @param variants the requests of one endpoint
 * @param names the names of the path parameters, in the order of the path
 * @param limits the limits that the endpoint's description mentions
 * @param secrets counts the values that are omitted
 */
export function mergeParameters(
  variants: readonly RequestVariant[],
  names: readonly ElectedPathName[],
  limits: readonly ProseLimit[],
  secrets: SecretCount,
): Parameter[] {
  const groups = new Map<string, Group>();
  for (const variant of variants) {
    const seen = new Set<string>();
    let position = 0;
    for (const use of variant.parameters) {
      const id =
        use.in === 'path'
          ? `path ${position++}`
          : `${use.in} ${use.in === 'header' ? use.name.toLowerCase() : use.name}`;
      const group = groups.get(id) ?? { uses: [], repeated: false };
      groups.set(id, group);
      group.uses.push({ ...use, variant: variant.name });
      group.repeated ||= seen.has(id);
      seen.add(id);
    }
  }
  return [...groups.values()].map((group, index) => {
    const [first] = group.uses;
    const path = first?.in === 'path' ? names[index] : undefined;
    return parameterOf(group, path, limits, secrets);
  });
}

function parameterOf(
  { uses, repeated }: Group,
  path: ElectedPathName | undefined,
  limits: readonly ProseLimit[],
  secrets: SecretCount,
): Parameter {
  const place = uses[0]?.in ?? 'query';
  const name = path?.name ?? electName(uses);
  const chosen = electText(uses.flatMap(({ description }) => description ?? []));
  const facts = chosen && readParameterProse(chosen.value);
  const origins = uses.map(({ origin }) => origin);
  const profile = createValueProfile();
  const evidence = exampleEvidence();
  for (const { value, origin } of uses) {
    if (value !== undefined) observeSent(profile, [value], origin, evidence);
  }
  const guessed = guessParameter({
    name,
    inferred: withDeclaredType(schemaOfProfile(profile, evidence, name), uses),
    ...(chosen &&
      facts && { prose: { facts, origin: chosen.origins[0] ?? origins[0] ?? NOWHERE } }),
    limits: limitsFor(name, limits),
  });
  const many = repeated || (place === 'query' && name.endsWith('[]'));
  return {
    name,
    in: place,
    required: requiredOf(place, facts?.required === true, origins),
    ...(chosen && facts?.text !== undefined && { description: { ...chosen, value: facts.text } }),
    content: contentOf(place, guessed, many),
    examples: examplesOf(name, uses, guessed, secrets),
    aliases: path?.aliases ?? [],
    origins,
  };
}

/**
 * Replaces an inferred type that differs from the declared one. A type is only used if all requests that declare one
 * declare the same.
 */
function withDeclaredType(inferred: Schema, uses: readonly Use[]): Schema {
  const declared = uses.filter(({ type }) => type !== undefined);
  const [type, ...others] = new Set(declared.map((use) => use.type));
  if (type === undefined || others.length > 0) return inferred;
  const origins = declared.map(({ origin }) => ({ ...origin, pointer: `${origin.pointer}/type` }));
  const isEnum = inferred.kind === 'enum' && inferred.values.every((one) => typeof one === type);
  return inferred.kind === type || isEnum ? { ...inferred, origins } : { kind: type, origins };
}

const NOWHERE: Origin = { source: '', pointer: '', trust: 'inferred' };

/**
 * Decides whether a parameter is required. A parameter is required if it is in the path, or if its description contains
 * `(Required)`. A parameter is not required just because every request sends it.
 */
function requiredOf(
  place: string,
  isProseRequired: boolean,
  origins: readonly Origin[],
): Parameter['required'] {
  const trust = place === 'path' ? 'declared' : isProseRequired ? 'inferred' : 'assumed';
  return fact(
    place === 'path' || isProseRequired,
    ...origins.slice(0, 1).map((one) => ({ ...one, trust }) as const),
  );
}

function contentOf(place: string, guessed: Schema, many: boolean): ParameterContent {
  const style = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  if (many) {
    const { keywords, ...items } = guessed;
    const list =
      guessed.kind === 'array' ? items : ({ kind: 'array', items, origins: [] } as const);
    const schema: Schema = { ...list, ...(keywords && { keywords }), origins: guessed.origins };
    return { kind: 'schema', schema, style, explode: true };
  }
  // If a description mentions a list ("comma separated"), the list is sent as one value with commas.
  const explode = style === 'form' && guessed.kind !== 'array';
  return { kind: 'schema', schema: guessed, style, explode };
}

function examplesOf(
  name: string,
  uses: readonly Use[],
  schema: Schema,
  secrets: SecretCount,
): Example[] {
  const examples = new Map<string, Example>();
  for (const { value, variant, origin } of uses) {
    if (value === undefined || readPlaceholder(value)) continue;
    if (isSecretName(name) || isSecretValue(value)) {
      secrets.add(origin);
      continue;
    }
    if (examples.has(value) || examples.size >= EXAMPLES) continue;
    examples.set(value, { name: variant, value: typedText(value, schema), origins: [origin] });
  }
  return [...examples.values()];
}

/**
 * Returns the spelling that most requests use. If several are equally frequent, the smallest by code unit is chosen.
 */
function electName(uses: readonly Use[]): string {
  const counts = new Map<string, number>();
  for (const { name } of uses) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || byCodeUnit(a, b));
  return best?.[0] ?? '';
}
