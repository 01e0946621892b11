/**
 * Writes parameters. If OpenAPI 3.1 does not allow a style at the parameter's location, the style is written as an
 * extension.
 */
import type { Parameter, ParameterContent, ParameterLocation, Style } from '../../model/api.js';
import { trustOf, weakTrust } from '../../model/origin.js';
import { EXTENSION } from '../../model/extensions.js';
import { addExamples, contentObject, mediaObject } from './content.js';
import { writeShared, type ExportState } from './export-state.js';
import { putMember, jsonObject, withExtensions, type JsonObject } from './record.js';
import { schemaObject } from './schema.js';

/** The styles that are allowed at each location (OpenAPI 3.1 §4.8.12.3). The first one is the default. */
const STYLES: Readonly<Record<ParameterLocation, readonly [Style, ...Style[]]>> = {
  path: ['simple', 'matrix', 'label'],
  header: ['simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  cookie: ['form'],
  querystring: ['form'],
};

/**
 * Writes a Parameter Object (OpenAPI 3.1 §4.8.12).
 * @param name the parameter's name in this document. It differs from the declared name if several endpoints share the
 * path template.
 */
export function parameterObject(
  parameter: Parameter,
  state: ExportState,
  name = parameter.name,
): JsonObject {
  if (name !== parameter.name) return namedObject(parameter, state, name);
  return writeShared(parameter, state, () => namedObject(parameter, state, name));
}

function namedObject(parameter: Parameter, state: ExportState, name: string): JsonObject {
  const { required, description, deprecated, content } = parameter;
  const weakRequired = weakTrust(required.origins);
  const object: JsonObject = jsonObject({
    name,
    in: parameter.in,
    description: description?.value,
    required: requiredOf(parameter),
    deprecated: deprecated?.value,
  });
  if (content.kind === 'schema') addSchema(object, parameter, content, state);
  else {
    const { media } = content;
    const described =
      parameter.examples.length === 0
        ? contentObject([media], state)
        : new Map([[media.type, mediaObject(media, state, parameter.examples)]]);
    object.set('content', described);
  }
  if (name !== parameter.name) object.set(EXTENSION.name, parameter.name);
  if (parameter.aliases.length > 0) object.set(EXTENSION.aliases, parameter.aliases);
  putMember(object, EXTENSION.trust, weakTrust(parameter.origins));
  if (weakRequired !== undefined && required.value && parameter.in !== 'path') {
    object.set(EXTENSION.fieldTrust, jsonObject({ required: weakRequired }));
  }
  return withExtensions(object, parameter.extensions);
}

/** Writes a path parameter that the template contains and no document describes. */
export function undescribedPathParameter(name: string): JsonObject {
  return jsonObject({
    name,
    in: 'path',
    required: true,
    schema: jsonObject({ [EXTENSION.unknown]: true }),
    [EXTENSION.synthetic]: true,
  });
}

/**
 * For an optional parameter, returns `false` only if a document declares `required: false`. Otherwise, the keyword is
 * omitted, because parameters are optional by default.
 */
function requiredOf(parameter: Parameter): boolean | undefined {
  if (parameter.in === 'path') return true;
  const { value, origins } = parameter.required;
  const trust = trustOf(origins);
  return value || trust === 'declared' || trust === 'overlay' ? value : undefined;
}

function addSchema(
  object: JsonObject,
  parameter: Parameter,
  content: Extract<ParameterContent, { kind: 'schema' }>,
  state: ExportState,
): void {
  const { style, explode } = content;
  const styles = STYLES[parameter.in];
  const normal = styles[0];
  const known = style === normal || styles.includes(style);
  const query = parameter.in === 'query';
  const defaultExplode = (known ? style : normal) === 'form';
  if (known && style !== normal) object.set('style', style);
  if (explode !== defaultExplode) putMember(object, 'explode', explode);
  if (query) {
    if (content.allowReserved !== undefined) object.set('allowReserved', content.allowReserved);
    if (content.allowEmptyValue !== undefined) {
      object.set('allowEmptyValue', content.allowEmptyValue);
    }
  }
  object.set('schema', schemaObject(content.schema, state, trustOf(parameter.origins)));
  addExamples(object, parameter.examples, state);
  if (!known) putMember(object, EXTENSION.style, style);
  if (content.itemStyle !== undefined) object.set(EXTENSION.itemStyle, content.itemStyle);
  if (!query) putMember(object, EXTENSION.allowReserved, content.allowReserved);
}
