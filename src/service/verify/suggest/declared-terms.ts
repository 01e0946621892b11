/**
 * Rewrites an observed schema so that it refers to declared schemas. If a part of an observed value matches a declared
 * schema, a `$ref` replaces the observed schema of this part.
 */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import {
  missingTypes,
  objectAt,
  referenceOf,
  schemasAt,
  textsOf,
  type DataPath,
  type OpenApiData,
} from './document.js';

/** A declared schema, with its path in the document. */
interface Declared {
  readonly path: DataPath;
  readonly value: OpenApiData;
}

/**
 * Rewrites an observed schema. If a declared schema allows everything that a part of the observed schema contains, the
 * declared schema replaces this part, usually as a `$ref`.
 * @param document the document that declares the schemas
 * @param near the path of a declared schema in `document`. Only this schema and those that it refers to are considered,
 * the nearest first.
 * @param observed the schema as it was inferred from traffic
 */
export function inDeclaredTerms(document: unknown, near: DataPath, observed: unknown): unknown {
  const candidates = declaredNear(document, near);
  const rewritten = (schema: unknown): unknown => {
    if (!isPlainObject(schema)) return schema;
    const whole = candidates.find(({ path }) => isForm(document, path, schema));
    if (whole) return whole.value;
    const { properties, items, additionalProperties: others, anyOf } = schema;
    return {
      ...schema,
      ...(isPlainObject(properties) && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, member]) => [name, rewritten(member)]),
        ),
      }),
      ...(items !== undefined && { items: rewritten(items) }),
      ...(isPlainObject(others) && { additionalProperties: rewritten(others) }),
      ...(Array.isArray(anyOf) && { anyOf: anyOf.map(rewritten) }),
    };
  };
  return rewritten(observed);
}

function declaredNear(document: unknown, near: DataPath): Declared[] {
  const found: Declared[] = [];
  const seen = new Set<string>();
  const open: { readonly path: DataPath; readonly value: unknown }[] = [
    { path: near, value: valueAtPath(document, near) },
  ];
  for (let at = 0; at < open.length && found.length < SERVICE_LIMITS.suggestionSchemas.most; at++) {
    const { path, value } = open[at] ?? { path: [], value: undefined };
    if (typeof value !== 'object' || value === null) continue;
    if (isPlainObject(value)) {
      const target = referenceOf(value);
      if (target) {
        found.push({ path, value: { $ref: value['$ref'] } });
        const id = JSON.stringify(target);
        if (!seen.has(id)) open.push({ path: target, value: valueAtPath(document, target) });
        seen.add(id);
        continue;
      }
      // A named schema is skipped here, because the list already contains the `$ref` that leads to it.
      const isNamed = path.length === 3 && path[0] === 'components';
      if (!isNamed && (isPlainObject(value['properties']) || value['items'] !== undefined))
        found.push({ path, value });
    }
    for (const [key, member] of Object.entries(value))
      open.push({ path: [...path, key], value: member });
  }
  return found;
}

/**
 * Returns true if a declared schema can replace an observed one. The observed schema must be an object or a list, and
 * the declared schema must allow the types and properties in it.
 */
function isForm(document: unknown, path: DataPath, observed: OpenApiData): boolean {
  const { type } = observed;
  if (type === 'object') {
    const properties = observed['properties'];
    if (!isPlainObject(properties) || Object.keys(properties).length === 0) return false;
  } else if (type !== 'array' || !isPlainObject(observed['items'])) return false;
  return isWithin(document, path, observed, 0);
}

function isWithin(document: unknown, path: DataPath, observed: unknown, depth: number): boolean {
  if (!isPlainObject(observed) || depth > SERVICE_LIMITS.suggestionDepth.most) return true;
  const { anyOf, type, properties, items } = observed;
  if (Array.isArray(anyOf)) return anyOf.every((one) => isWithin(document, path, one, depth + 1));
  const schemas = schemasAt(document, path, '');
  const types = schemas.flatMap((one) => textsOf(objectAt(document, one)['type']));
  if (types.length > 0 && missingTypes(types, textsOf(type)).length > 0) return false;
  if (isPlainObject(properties)) {
    const demanded = schemas.flatMap((one) => textsOf(objectAt(document, one)['required']));
    if (demanded.some((name) => !Object.hasOwn(properties, name))) return false;
    return Object.entries(properties).every(([name, member]) => {
      const own = schemas
        .map((one): DataPath => [...one, 'properties', name])
        .filter((at) => valueAtPath(document, at) !== undefined);
      return own.some((at) => isWithin(document, at, member, depth + 1));
    });
  }
  if (items === undefined) return true;
  const own = schemas.filter((one) => valueAtPath(document, [...one, 'items']) !== undefined);
  return own.some((one) => isWithin(document, [...one, 'items'], items, depth + 1));
}
