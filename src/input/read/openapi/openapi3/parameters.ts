/** Reads the Parameter Objects of OpenAPI 3. */
import type { Mutable } from '../../../../base/foundation/mutable.js';
import type {
  Parameter,
  ParameterContent,
  ParameterLocation,
  Style,
} from '../../../../model/api.js';
import type { Example, Schema } from '../../../../model/schema.js';
import { EXTENSION } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description } from '../description.js';
import { readExamples } from '../example.js';
import { readSchema, readValueSchema } from '../../json-schema/index.js';
import { readContent, readItemStyle, readStyle } from './media.js';
import { ownExtensions } from '../info.js';
import { readDeprecated, readRequired, withPattern } from '../parameter-facts.js';
import type { ParameterPlace } from '../parameter-list.js';
import type { OperationPlace } from '../path-item.js';
import { readTextFact } from '../../text.js';
import { withDeclaredFieldTrust, withDeclaredTrust } from '../../trust.js';

/** The styles that are allowed at each location (OpenAPI 3.2 § Style Values). The first one is the default. */
const STYLES: Readonly<Record<ParameterLocation, readonly [Style, ...Style[]]>> = {
  path: ['simple', 'matrix', 'label'],
  header: ['simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  cookie: ['form', 'cookie'],
  querystring: ['form'],
};

/** A parameter whose location is defined in OpenAPI 3. */
export type OpenApiParameter = ParameterPlace & { readonly in: ParameterLocation };

/** Reads a parameter whose type is declared by `schema` or by `content`. */
export function readParameterObject(
  parameter: OpenApiParameter,
  place: OperationPlace,
  description: Description,
): Parameter {
  const read = () => readAnew(parameter, place, description);
  const { patterns, reserved } = place.template;
  // The patterns and reserved characters of a path apply to this path only, so the result must not be cached.
  if (patterns.size > 0 || reserved.size > 0) return read();
  const { references } = description.schemas;
  const key = `${parameter.in} ${parameter.name}`;
  return references.readCached(description.caches.parameters, parameter.cursor, key, read);
}

function readAnew(
  parameter: OpenApiParameter,
  place: OperationPlace,
  description: Description,
): Parameter {
  const { cursor } = parameter;
  const text = readTextFact(cursor.get('description'));
  const deprecated = readDeprecated(cursor);
  const examples = readExamples(cursor, description.schemas.references);
  const name = cursor.has(EXTENSION.name) ? cursor.get(EXTENSION.name).string() : undefined;
  const required = withDeclaredFieldTrust(cursor, 'required', readRequired(parameter));
  const described = readDescribed(parameter, place, description, examples);
  const read: Mutable<Parameter> = {
    name: name ?? parameter.name,
    in: parameter.in,
    required,
    content: described.content,
    examples: described.examples,
    aliases: cursor.has(EXTENSION.aliases) ? readAliases(cursor.get(EXTENSION.aliases)) : [],
    origins: [cursor.origin()],
  };
  if (text) read.description = text;
  if (deprecated) read.deprecated = deprecated;
  // If the parameter has neither `schema` nor `content`, its vendor extensions belong to its schema.
  const { extensions } =
    cursor.has('schema') || cursor.has('content') ? ownExtensions(cursor) : NONE;
  if (extensions) read.extensions = extensions;
  return withDeclaredTrust(cursor, read);
}

const NONE: Pick<Parameter, 'extensions'> = {};

function readAliases(aliases: Cursor): string[] {
  return aliases.items().flatMap((alias) => alias.string() ?? []);
}

function readDescribed(
  parameter: OpenApiParameter,
  place: OperationPlace,
  description: Description,
  examples: readonly Example[],
): Pick<Parameter, 'content' | 'examples'> {
  const { cursor, name } = parameter;
  const content = cursor.get('content');
  const schema = cursor.get('schema');
  if (content.exists && schema.exists) content.add('param/content', { name });
  const [media] = content.exists && !schema.exists ? readContent(content, description) : [];
  if (!media) {
    const read = withPattern(readParameterSchema(parameter, description), name, place);
    return { content: joined(parameter, place, read), examples };
  }
  return { content: { kind: 'media', media }, examples };
}

/** Reads the schema of a parameter. Keywords next to `in`, as in Swagger 2.0, are accepted too. */
export function readParameterSchema(
  { cursor, name }: Pick<ParameterPlace, 'name' | 'cursor'>,
  description: Description,
): Schema {
  const schema = cursor.get('schema');
  if (schema.exists) return readSchema(schema, description.schemas);
  if (cursor.has('type')) {
    cursor.get('type').add('param/bare-type', { name });
    return readValueSchema(cursor, description.schemas);
  }
  const place = cursor.has('name') ? cursor.get('name') : cursor;
  place.add('param/type-unknown', { name });
  return { kind: 'unknown', origins: [] };
}

/**
 * The keywords that define how a value is serialized. One check skips all of them, because most parameters have none.
 */
const WRITTEN: ReadonlyMap<string, number> = new Map(
  [
    ...['style', 'explode', 'allowReserved', 'allowEmptyValue'],
    ...[EXTENSION.style, EXTENSION.itemStyle, EXTENSION.allowReserved],
  ].map((keyword) => [keyword, 1]),
);

const BOTH_ASSUMED = ['style', 'explode'] as const;

const EXPLODED: readonly Style[] = ['form', 'cookie'];

type Described = Extract<ParameterContent, { kind: 'schema' }>;

function joined(
  { cursor, in: location, name }: OpenApiParameter,
  place: OperationPlace,
  schema: Schema,
): Described {
  const styles = STYLES[location];
  const normal = styles[0];
  const byPath = location === 'path' && place.template.reserved.has(name);
  if (cursor.keyMask(WRITTEN, 0) === 0) {
    const content: Mutable<Described> = {
      ...{ kind: 'schema', schema, style: normal, explode: false, assumed: BOTH_ASSUMED },
    };
    if (EXPLODED.includes(normal)) content.explode = true;
    if (byPath) content.allowReserved = true;
    return content;
  }
  const declared = readStyle(cursor);
  // A style in restitch's extension is intended, although OpenAPI does not allow it at this location.
  const allowed = declared && (styles.includes(declared) || cursor.has(EXTENSION.style));
  if (declared && !allowed) cursor.get('style').add('param/style', { style: declared });
  const style = declared && allowed ? declared : normal;
  const exploded = cursor.get('explode').boolean();
  const explode = exploded ?? explodes(cursor, style, normal);
  const reserved = cursor.has(EXTENSION.allowReserved)
    ? cursor.get(EXTENSION.allowReserved).boolean()
    : (cursor.get('allowReserved').boolean() ?? undefined);
  const allowEmpty = cursor.get('allowEmptyValue').boolean();
  const itemStyle = readItemStyle(cursor);
  const content: Mutable<Described> = { kind: 'schema', schema, style, explode };
  if (reserved ?? byPath) content.allowReserved = true;
  if (allowEmpty === true) content.allowEmptyValue = true;
  if (itemStyle) content.itemStyle = itemStyle;
  if (!declared && exploded === undefined) content.assumed = BOTH_ASSUMED;
  else if (!declared) content.assumed = ['style'];
  else if (exploded === undefined) content.assumed = ['explode'];
  return content;
}

/**
 * Returns the default of `explode`. It is true for the styles `form` and `cookie` (§ Parameter Object). If restitch's
 * extension declares the style, the default of `explode` depends on the default style of the parameter's location
 * instead.
 */
function explodes(cursor: Cursor, style: Style, normal: Style): boolean {
  return EXPLODED.includes(cursor.has(EXTENSION.style) ? normal : style);
}
