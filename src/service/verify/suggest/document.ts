/** Finds the schemas in an OpenAPI document that describe one part of a value, such as `/items/*\/name`. */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { escapePointer, pointerKeys } from '../../../model/pointer.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

/** An object of an OpenAPI document. */
export type OpenApiData = Readonly<Record<string, unknown>>;

export type DataPath = readonly (string | number)[];

/** Returns the object at a path; an empty one if there is none. */
export function objectAt(document: unknown, path: DataPath): OpenApiData {
  const found = valueAtPath(document, path);
  return isPlainObject(found) ? found : {};
}

/**
 * Finds the schemas that describe one part of a value. References are followed, and all members of `allOf`, `anyOf` and
 * `oneOf` are included.
 * @param root the path of the schema of the whole value
 * @param pointer a JSON Pointer to the part, with `*` for any item or key
 * @param onReference called for each followed reference
 */
export function schemasAt(
  document: unknown,
  root: DataPath,
  pointer: string,
  onReference?: (at: DataPath, target: DataPath) => void,
): DataPath[] {
  let found = expanded(document, [root], onReference);
  for (const key of pointerKeys(pointer)) {
    found = expanded(
      document,
      found.flatMap((path) => inside(document, path, key)),
      onReference,
    );
  }
  return found;
}

/** Returns the path to which a local reference leads; `undefined` for a schema without one. */
export function referenceOf(schema: OpenApiData): DataPath | undefined {
  const reference = schema['$ref'];
  const isLocal = typeof reference === 'string' && reference.startsWith('#/');
  return isLocal ? pointerKeys(decodeURIComponent(reference.slice(1))) : undefined;
}

/** Returns the texts of a keyword whose value is one text or a list of texts, such as `type`. */
export function textsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}

/** Returns the types in `found` that are not among the declared ones. Every integer is a number. */
export function missingTypes(declared: readonly string[], found: readonly string[]): string[] {
  return found.filter(
    (one) => !declared.includes(one) && !(one === 'integer' && declared.includes('number')),
  );
}

/** Adds the targets of the schemas' references, and the members of `allOf`, `anyOf` and `oneOf`. */
function expanded(
  document: unknown,
  roots: readonly DataPath[],
  onReference?: (at: DataPath, target: DataPath) => void,
): DataPath[] {
  const found = new Map<string, DataPath>();
  const open = roots.map((path) => ({ path, depth: 0 }));
  for (
    let next = open.shift();
    next && found.size < SERVICE_LIMITS.suggestionSchemas.most;
    next = open.shift()
  ) {
    const { path, depth } = next;
    const id = JSON.stringify(path);
    const schema = valueAtPath(document, path);
    if (found.has(id) || depth > SERVICE_LIMITS.suggestionDepth.most || !isPlainObject(schema))
      continue;
    found.set(id, path);
    const target = referenceOf(schema);
    if (target) {
      onReference?.(path, target);
      open.push({ path: target, depth: depth + 1 });
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const members = schema[keyword];
      if (!Array.isArray(members)) continue;
      for (const index of members.keys())
        open.push({ path: [...path, keyword, index], depth: depth + 1 });
    }
  }
  return [...found.values()];
}

function inside(document: unknown, path: DataPath, key: string): DataPath[] {
  const schema = objectAt(document, path);
  const properties = objectAt(document, [...path, 'properties']);
  if (Object.hasOwn(properties, key)) return [[...path, 'properties', key]];
  const found: DataPath[] = [];
  if (key === '*') {
    found.push([...path, 'items']);
    const tuple = schema['prefixItems'];
    if (Array.isArray(tuple))
      for (const at of tuple.keys()) found.push([...path, 'prefixItems', at]);
    for (const name of Object.keys(properties)) found.push([...path, 'properties', name]);
  }
  for (const pattern of Object.keys(objectAt(document, [...path, 'patternProperties']))) {
    found.push([...path, 'patternProperties', pattern]);
  }
  return [...found, [...path, 'additionalProperties']];
}

export function observedAt(observed: unknown, pointer: string): unknown {
  const [path] = schemasAt(observed, [], pointer);
  return path && valueAtPath(observed, path);
}

/** Returns the pointer to the object or array that contains the part to which `pointer` points. */
export function above(pointer: string): string {
  const keys = pointerKeys(pointer).slice(0, -1);
  return keys.map((key) => `/${escapePointer(key)}`).join('');
}
