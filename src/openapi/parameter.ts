/** Parameters, and the styles that OpenAPI 3.1 allows where. */
import type { Parameter, ParameterContent, ParameterLocation, Style } from '../model/api.js';
import { trustOf } from '../model/origin.js';
import type { Json } from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import { contentObject, examplesOf, mediaObject } from './content.js';
import type { Naming } from './naming.js';
import { record, unlessEmpty, weakTrust, withExtensions, type JsonObject } from './record.js';
import { schemaObject } from './schema.js';

/** Styles by location (OpenAPI 3.1 §4.8.12.3); the first is the default. */
const STYLES: Readonly<Record<ParameterLocation, readonly [Style, ...Style[]]>> = {
  path: ['simple', 'matrix', 'label'],
  header: ['simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  cookie: ['form'],
  querystring: ['form'],
};

/**
 * A Parameter Object (OpenAPI 3.1 §4.8.12).
 * @param name the name in this document, where a shared path template spells it differently
 */
export function parameterObject(
  parameter: Parameter,
  naming: Naming,
  name = parameter.name,
): JsonObject {
  const { required, description, deprecated, content } = parameter;
  const weakRequired = weakTrust(required.origins);
  const object = record({
    name,
    in: parameter.in,
    description: description?.value,
    required: requiredOf(parameter),
    deprecated: deprecated?.value,
    ...(content.kind === 'schema'
      ? schemaMembers(parameter, content, naming)
      : {
          content:
            parameter.examples.length === 0
              ? contentObject([content.media], naming)
              : new Map([
                  [content.media.type, mediaObject(content.media, naming, parameter.examples)],
                ]),
        }),
    [X.name]: name === parameter.name ? undefined : parameter.name,
    [X.aliases]: unlessEmpty(parameter.aliases),
    [X.trust]: weakTrust(parameter.origins),
    [X.fieldTrust]:
      weakRequired !== undefined && required.value && parameter.in !== 'path'
        ? record({ required: weakRequired })
        : undefined,
  });
  return withExtensions(object, parameter.extensions);
}

/** The parameter that a path template names and nobody describes. */
export function undescribedPathParameter(name: string): JsonObject {
  return record({
    name,
    in: 'path',
    required: true,
    schema: record({ [X.unknown]: true }),
    [X.synthetic]: true,
  });
}

/** `false` only where a document says so: its absence means the same. */
function requiredOf(parameter: Parameter): boolean | undefined {
  if (parameter.in === 'path') return true;
  const { value, origins } = parameter.required;
  const trust = trustOf(origins);
  return value || trust === 'declared' || trust === 'overlay' ? value : undefined;
}

function schemaMembers(
  parameter: Parameter,
  content: Extract<ParameterContent, { kind: 'schema' }>,
  naming: Naming,
): Record<string, Json | undefined> {
  const { style, explode } = content;
  const [normal, ...others] = STYLES[parameter.in];
  const known = style === normal || others.includes(style);
  const query = parameter.in === 'query';
  const defaultExplode = (known ? style : normal) === 'form';
  return {
    style: known && style !== normal ? style : undefined,
    explode: explode === defaultExplode ? undefined : explode,
    allowReserved: query ? content.allowReserved : undefined,
    allowEmptyValue: query ? content.allowEmptyValue : undefined,
    schema: schemaObject(content.schema, naming, trustOf(parameter.origins)),
    ...examplesOf(parameter.examples),
    [X.style]: known ? undefined : style,
    [X.itemStyle]: content.itemStyle,
    [X.allowReserved]: query ? undefined : content.allowReserved,
  };
}
