/** Decides which property names a JSON Schema declares, by the keywords of the schema alone. */

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

type Keywords = Exclude<JsonSchema, boolean>;
type Definitions = Readonly<Record<string, JsonSchema>>;
type Kind = 'object' | 'array' | 'scalar';

const OBJECT_KEYWORDS = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
];
const ARRAY_KEYWORDS = ['items', 'prefixItems', 'unevaluatedItems'];

/**
 * Returns true if every property of a JSON value is declared where it is, and every object and every array is in a
 * place where the schema allows one.
 */
export function isDeclaredIn(schema: JsonSchema, value: unknown, all: Definitions): boolean {
  if (value === null) return true;
  if (!admits(schema, kindOf(value), all)) return false;
  if (typeof value !== 'object') return true;
  const keywords = Array.isArray(value) ? ARRAY_KEYWORDS : OBJECT_KEYWORDS;
  if (isFree(schema, kindOf(value), keywords, all)) return true;
  const read = Array.isArray(value) ? itemSchemas : propertySchemas;
  return Object.entries(value).every(([name, inner]) => {
    const declared = inPlace(schema, all).flatMap((one) => read(one, name));
    return (
      declared.some((one) => isDeclaredIn(one, inner, all)) ||
      isDeclaredIn({ anyOf: declared }, inner, all)
    );
  });
}

function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' ? 'object' : 'scalar';
}

function keywordsOf(schema: JsonSchema, all: Definitions): Keywords {
  if (schema === true) return {};
  if (schema === false) return { enum: [] };
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  return keywordsOf(all[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, all);
}

function list(given: unknown): readonly JsonSchema[] {
  return (given ?? []) as readonly JsonSchema[];
}

/** Returns the schemas that apply to the same value under a condition. */
function conditional(schema: Keywords): readonly JsonSchema[] {
  const all = [schema['if'], schema['then'], schema['else']];
  const dependent = Object.values((schema['dependentSchemas'] ?? {}) as Definitions);
  return [...(all.filter((one) => one !== undefined) as JsonSchema[]), ...dependent];
}

/** Returns a schema and all schemas that apply to the same value. */
function inPlace(schema: JsonSchema, all: Definitions): readonly Keywords[] {
  const own = keywordsOf(schema, all);
  const others = [
    ...list(own['allOf']),
    ...list(own['anyOf']),
    ...list(own['oneOf']),
    ...conditional(own),
  ];
  return [own, ...others.flatMap((one) => inPlace(one, all))];
}

function constants(schema: Keywords): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  return schema['enum'] as readonly unknown[] | undefined;
}

function admits(schema: JsonSchema, kind: Kind, all: Definitions): boolean {
  const own = keywordsOf(schema, all);
  const { type } = own;
  const types = type === undefined ? undefined : ([type].flat() as string[]);
  const kinds = types?.map((one) => (['object', 'array'].includes(one) ? one : 'scalar'));
  const values = constants(own);
  return (
    (kinds === undefined || kinds.includes(kind)) &&
    (values === undefined || values.some((one) => one !== null && kindOf(one) === kind)) &&
    list(own['allOf']).every((one) => admits(one, kind, all)) &&
    ['anyOf', 'oneOf'].every(
      (keyword) => !(keyword in own) || list(own[keyword]).some((one) => admits(one, kind, all)),
    )
  );
}

/** Returns true if a schema declares no property or item, so that all of them are allowed. */
function isFree(
  schema: JsonSchema,
  kind: Kind,
  keywords: readonly string[],
  all: Definitions,
): boolean {
  const own = keywordsOf(schema, all);
  if (constants(own)?.some((one) => kindOf(one) === kind) === true) return false;
  if (keywords.some((one) => one in own)) return false;
  const isFreeIn = (one: JsonSchema): boolean => isFree(one, kind, keywords, all);
  const required = [...list(own['allOf']), ...conditional(own)];
  const isChoiceFree = (keyword: string): boolean => {
    const members = list(own[keyword]).filter((one) => admits(one, kind, all));
    return members.length === 0 || members.some(isFreeIn);
  };
  return required.every(isFreeIn) && ['anyOf', 'oneOf'].every(isChoiceFree);
}

function propertySchemas(schema: Keywords, name: string): readonly JsonSchema[] {
  const properties = (schema['properties'] ?? {}) as Definitions;
  const patterns = Object.entries((schema['patternProperties'] ?? {}) as Definitions);
  const own = [
    ...(Object.hasOwn(properties, name) ? [properties[name] ?? {}] : []),
    ...patterns.flatMap(([pattern, one]) => (new RegExp(pattern).test(name) ? [one] : [])),
  ];
  const values = (constants(schema) ?? []).flatMap((one) =>
    kindOf(one) === 'object' && Object.hasOwn(one as object, name)
      ? [{ const: (one as Record<string, unknown>)[name] }]
      : [],
  );
  if (own.length > 0) return own;
  const isRequired = (schema['required'] as string[] | undefined)?.includes(name) === true;
  const rest = [schema['additionalProperties'], schema['unevaluatedProperties']];
  const others = rest.filter((one) => one !== undefined && one !== false) as JsonSchema[];
  return [...values, ...others, ...(isRequired ? [true] : [])];
}

function itemSchemas(schema: Keywords, index: string): readonly JsonSchema[] {
  const first = list(schema['prefixItems'])[Number(index)];
  const values = (constants(schema) ?? []).flatMap((one) =>
    Array.isArray(one) && Number(index) < one.length
      ? [{ const: one[Number(index)] as unknown }]
      : [],
  );
  if (first !== undefined) return [first];
  const rest = [schema['items'], schema['unevaluatedItems'], schema['contains']];
  const isOpen = 'prefixItems' in schema && !('items' in schema || 'unevaluatedItems' in schema);
  if (isOpen) return [true];
  return [...values, ...(rest.filter((one) => one !== undefined && one !== false) as JsonSchema[])];
}
