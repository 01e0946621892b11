/** Compares the parameters of an endpoint. */
import { shortName } from '../../base/foundation/text/quoted.js';
import { hasParts } from '../../model/walk.js';
import { contentSchema } from '../../model/content-schema.js';
import type { Parameter } from '../../model/api.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { pathParameterNames, type PathSegment } from '../../model/path.js';
import { addFinding, inside, type ChangeWords, type FindingPlace } from './change.js';
import { necessity, necessityChange } from './necessity.js';
import { paired } from './paired.js';
import type { ChangeRule } from './rules.js';
import { enqueuePair } from './schema/queue.js';
import { positionOf, type SchemaWalk } from './schema/walk.js';

/** The parameters of an endpoint, and its path. Renamed path parameters are matched by their position in the path. */
export interface EndpointParameters {
  readonly path: readonly PathSegment[];
  readonly parameters: readonly Parameter[];
}

/** Compares path parameters by their position, and all other parameters by name. */
export function compareParameters(
  walk: SchemaWalk,
  place: FindingPlace,
  before: EndpointParameters,
  after: EndpointParameters,
): void {
  const [old, fresh] = [keyed(before), keyed(after)];
  const moved = relocated(old, fresh);
  const arrived = new Set(moved.values());
  for (const [parameter, now, either] of paired(old, fresh)) {
    if (parameter && now) {
      compareParameter(walk, placeOf(place, now), parameter, now);
      continue;
    }
    const { in: from, name, required, origins } = either;
    const at = placeOf(place, either);
    const elsewhere = parameter && moved.get(parameter);
    if (elsewhere) {
      const words = `parameter ${shortName(name)} moved from ${from} to ${elsewhere.in}`;
      const places = { before: origins, after: elsewhere.origins };
      addFinding(at, 'parameter/relocated', words, places);
    } else if (!now) {
      addFinding(at, 'parameter/removed', [`${necessity(required.value)} `, ' removed'], {
        before: origins,
      });
    } else if (!arrived.has(now)) {
      const rule = required.value ? 'parameter/required-added' : 'parameter/added';
      addFinding(at, rule, [`${necessity(required.value)} `, ' added'], { after: origins });
    }
  }
}

function compareParameter(
  walk: SchemaWalk,
  at: FindingPlace,
  before: Parameter,
  after: Parameter,
): void {
  const places = { before: before.origins, after: after.origins };
  const say = (rule: ChangeRule, words: ChangeWords): void => addFinding(at, rule, words, places);
  if (before.in === 'path' && before.name !== after.name) {
    const change = `from ${shortName(before.name)} to ${shortName(after.name)}`;
    say('parameter/renamed', `path parameter renamed ${change}`);
  }
  const [old, fresh] = [before.required, after.required];
  if (old.value !== fresh.value) {
    const rule = fresh.value ? 'parameter/became-required' : 'parameter/became-optional';
    // Usually `required` is omitted, so that OpenAPI's default `false` applies. The default has no location in the
    // document, so the location of the parameter is reported instead.
    const origins = fresh.value ? fresh.origins : after.origins;
    addFinding(at, rule, ['', ` ${necessityChange(fresh.value)}`], {
      before: before.origins,
      after: origins,
    });
  }
  if (after.deprecated?.value === true && before.deprecated?.value !== true)
    say('parameter/deprecated', ['', ' is deprecated now']);
  const [was, is] = [styleOf(before), styleOf(after)];
  if (was !== is) say('parameter/style', ['serialization of ', ` changed from ${was} to ${is}`]);
  for (const [may, words] of ALLOWANCES) {
    const [had, has] = [may(before), may(after)];
    if (had === has) continue;
    if (has) say('type/widened', ['', ` may ${words} now`]);
    else say('type/narrowed', ['', ` may no longer ${words}`]);
  }
  const position = positionOf(at, at.steps);
  enqueuePair(walk, position, contentSchema(before.content), contentSchema(after.content));
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

function placeOf(place: FindingPlace, { in: where, name }: Parameter): FindingPlace {
  return inside(place, { at: 'parameter', in: where, name });
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
