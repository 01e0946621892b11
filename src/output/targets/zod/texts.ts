/** Converts values that are sent as text: parameters and form fields. */
import {
  code,
  expression,
  effectiveObject,
  isJsonMediaType,
  lit,
  STYLE_DELIMITERS,
  wireType,
  type Code,
  type Json,
  type Parameter,
  type RenderInput,
  type Schema,
} from '../../../kit.js';

/** Adds a conversion from text to the zod schema of a value. */
export type FromText = (value: Code) => Code;

interface Context {
  readonly api: RenderInput['api'];
  /** Returns an import from a runtime file. */
  readonly support: (name: string) => Code;
}

/**
 * Returns the conversion of a parameter from text.
 * @returns `undefined` if the parameter is a string, which needs no conversion
 */
export function parameterText(
  { content, in: location }: Parameter,
  { api, support }: Context,
): FromText | undefined {
  if (content.kind === 'media') {
    return isJsonMediaType(content.media.type)
      ? (value) => code`${support('fromJson')}(${value})`
      : undefined;
  }
  const { schema, style, explode } = content;
  const type = wireType(schema, api);
  if (isText(type)) return undefined;
  const isRepeated = explode && (location === 'query' || location === 'cookie');
  const delimiter =
    isList(type) && !isRepeated
      ? (STYLE_DELIMITERS[style] ?? (style === 'form' || style === 'simple' ? ',' : undefined))
      : undefined;
  const end = delimiter === undefined ? code`` : code`, ${lit(delimiter)}`;
  return (value) => code`${support('fromText')}(${expression.json(type)}, ${value}${end})`;
}

/** Returns the conversion of form fields from text. */
export function formText(schema: Schema, { api, support }: Context): FromText {
  const type = wireType(schema, api);
  return (value) => {
    const read = isText(type)
      ? value
      : code`${support('fromText')}(${expression.json(type)}, ${value})`;
    return code`${support('fromPairs')}(${read}${spreadOf(deepFields(schema, api))})`;
  };
}

/**
 * Returns the conversion of a query from text.
 * @param parameters the parameters of the query
 */
export function queryText(parameters: readonly Parameter[], { api, support }: Context): FromText {
  const spread = new Map<string, Spread>();
  for (const { name, content } of parameters) {
    if (content.kind === 'media') continue;
    if (content.style === 'deepObject') spread.set(name, 'deep');
    if (!content.explode || content.style !== 'form') continue;
    const shape = effectiveObject(content.schema, api);
    if (shape === undefined) continue;
    const isOpen = shape.restStated === true || shape.properties.size === 0;
    const except = parameters.map((other) => other.name);
    spread.set(name, isOpen ? new Map([['except', except]]) : [...shape.properties.keys()]);
  }
  return (value) => code`${support('fromPairs')}(${value}${spreadOf(spread)})`;
}

/** The names under which an object's members are sent: `name[…]`; one of some names; or all names except some. */
type Spread = 'deep' | readonly string[] | ReadonlyMap<'except', readonly string[]>;

function spreadOf(spread: ReadonlyMap<string, Spread>): Code {
  return spread.size === 0 ? code`` : code`, ${expression.json(spread)}`;
}

/** Returns the lists and objects of a form that clients may also send as `name[…]`. */
function deepFields(schema: Schema, api: Context['api']): Map<string, Spread> {
  const shape = effectiveObject(schema, api);
  if (shape === undefined) return new Map();
  return new Map(
    [...shape.properties].flatMap(([name, one]): [string, Spread][] => {
      const type = wireType(one.schema, api);
      return isList(type) || isRecord(type) ? [[name, 'deep']] : [];
    }),
  );
}

function isText(type: Json): boolean {
  return type === 'string' || type === 'unknown';
}

function isList(type: Json): boolean {
  return hasKey(type, 'array');
}

function isRecord(type: Json): boolean {
  return hasKey(type, 'object');
}

function hasKey(type: Json, key: string): boolean {
  if (!(type instanceof Map)) return false;
  const any: unknown = type.get('anyOf');
  return type.has(key) || (Array.isArray(any) && any.some((one: Json) => hasKey(one, key)));
}
