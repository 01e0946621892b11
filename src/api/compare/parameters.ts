/** Compares the parameters of an endpoint. */
import { hasParts } from '../../model/walk.js';
import { contentSchema } from '../../model/content-schema.js';
import type { Parameter } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { pathParameterNames, type PathSegment } from '../../model/path.js';
import { addFinding } from './change.js';
import { necessity, necessityChange } from './necessity.js';
import type { MessageComparison } from './content.js';
import type { ChangeRule } from './rules.js';
import { enqueuePair } from './schema/queue.js';

/** The parameters of an endpoint, and its path. Renamed path parameters are matched by their position in the path. */
export interface EndpointParameters {
  readonly path: readonly PathSegment[];
  readonly parameters: readonly Parameter[];
}

/** Compares path parameters by their position, and all other parameters by name. */
export function compareParameters(
  message: MessageComparison,
  before: EndpointParameters,
  after: EndpointParameters,
): void {
  const [old, fresh] = [keyed(before), keyed(after)];
  const say = (rule: ChangeRule, text: string, one?: Parameter, other?: Parameter): void =>
    addFinding(message.scope, rule, message.direction, text, {
      before: one?.origins,
      after: other?.origins,
    });
  const moved = relocated(old, fresh);
  for (const [key, parameter] of old) {
    const now = fresh.get(key);
    const elsewhere = moved.get(parameter);
    if (now) compareParameter(message, parameter, now);
    else if (elsewhere) {
      const text = `parameter ${parameter.name} moved from ${parameter.in} to ${elsewhere.in}`;
      say('parameter/relocated', text, parameter, elsewhere);
    } else {
      const text = `${necessity(parameter.required.value)} ${nameOf(parameter)} removed`;
      say('parameter/removed', text, parameter);
    }
  }
  const arrived = new Set(moved.values());
  for (const [key, parameter] of fresh) {
    if (old.has(key) || arrived.has(parameter)) continue;
    const required = parameter.required.value;
    const rule = required ? 'parameter/required-added' : 'parameter/added';
    say(rule, `${necessity(required)} ${nameOf(parameter)} added`, undefined, parameter);
  }
}

function compareParameter(message: MessageComparison, before: Parameter, after: Parameter): void {
  const { walk, scope, direction } = message;
  const places = { before: before.origins, after: after.origins };
  const name = nameOf(after);
  if (before.in === 'path' && before.name !== after.name) {
    addFinding(
      scope,
      'parameter/renamed',
      direction,
      `path parameter renamed from ${before.name} to ${after.name}`,
      places,
    );
  }
  const [old, fresh] = [before.required, after.required];
  if (old.value !== fresh.value) {
    const rule = fresh.value ? 'parameter/became-required' : 'parameter/became-optional';
    // Usually `required` is omitted, so that OpenAPI's default `false` applies. The default has no location in the
    // document, so the location of the parameter is reported instead.
    const origins = fresh.value ? fresh.origins : after.origins;
    addFinding(scope, rule, direction, `${name} ${necessityChange(fresh.value)}`, {
      before: before.origins,
      after: origins,
    });
  }
  if (after.deprecated?.value === true && before.deprecated?.value !== true) {
    addFinding(scope, 'parameter/deprecated', direction, `${name} is deprecated now`, places);
  }
  const [was, is] = [styleOf(before), styleOf(after)];
  if (was !== is) {
    addFinding(
      scope,
      'parameter/style',
      direction,
      `serialization of ${name} changed from ${was} to ${is}`,
      places,
    );
  }
  for (const [may, words] of ALLOWANCES) {
    const [had, has] = [may(before), may(after)];
    if (had === has) continue;
    const text = has ? `${name} may ${words} now` : `${name} may no longer ${words}`;
    addFinding(scope, has ? 'type/widened' : 'type/narrowed', direction, text, places);
  }
  enqueuePair(
    walk,
    { scope, direction, base: name, path: '' },
    contentSchema(before.content),
    contentSchema(after.content),
  );
}

/**
 * Flags of a parameter, such as `allowEmptyValue`, that allow values which the parameter's schema does not describe.
 */
const ALLOWANCES: readonly (readonly [(parameter: Parameter) => boolean, words: string])[] = [
  [({ content }) => content.kind === 'schema' && content.allowEmptyValue === true, 'be empty'],
  [
    ({ content }) => content.kind === 'schema' && content.allowReserved === true,
    'contain unencoded reserved characters',
  ],
];

/**
 * Finds parameters that were moved to another location, such as from the query to a header. Maps each removed parameter
 * to the added parameter with the same name.
 */
function relocated(
  old: ReadonlyMap<string, Parameter>,
  fresh: ReadonlyMap<string, Parameter>,
): Map<Parameter, Parameter> {
  const added = new Map<string, Parameter>();
  for (const [key, parameter] of fresh) if (!old.has(key)) added.set(parameter.name, parameter);
  const found = new Map<Parameter, Parameter>();
  for (const [key, parameter] of old) {
    const other = fresh.has(key) ? undefined : added.get(parameter.name);
    if (!other) continue;
    found.set(parameter, other);
    added.delete(parameter.name);
  }
  return found;
}

function keyed({ path, parameters }: EndpointParameters): Map<string, Parameter> {
  const places = new Map(pathParameterNames(path).map((name, index) => [name, index]));
  return new Map(parameters.map((parameter) => [keyOf(parameter, places), parameter]));
}

function keyOf(parameter: Parameter, places: ReadonlyMap<string, number>): string {
  const { in: place, name } = parameter;
  return place === 'path' ? `path ${places.get(name) ?? name}` : parameterIdentity(parameter);
}

function nameOf({ in: place, name }: Parameter): string {
  return `${place} parameter ${name}`;
}

/**
 * Returns a text that represents the encoding of a parameter. Two parameters with the same text are encoded in the same
 * way. Delimiters only occur between the values of arrays and objects, so they are ignored for other schemas.
 */
function styleOf({ content }: Parameter): string {
  if (content.kind === 'media') return content.media.type;
  const { style, explode, schema, itemStyle } = content;
  const isWhole = schema.kind !== 'ref' && !hasParts(schema);
  if (isWhole) return style === 'form' || style === 'simple' ? 'plain text' : `style ${style}`;
  const inner = itemStyle === undefined ? '' : ` and items in style ${itemStyle}`;
  return `style ${style} ${explode ? 'with' : 'without'} explode${inner}`;
}
