/** The kind of a type according to the compiler, and the expected kind according to the model. */
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';

/** The kind of a type. `any` is never expected, so it is missing here. */
export type Kind = 'known' | 'undefined' | 'unknown' | 'never';

/** The question as a type: `Kind<T>`. */
export const KINDS = `
type Kind<T> = 0 extends 1 & T
  ? "any"
  : [T] extends [never]
    ? "never"
    : unknown extends T
      ? "unknown"
      : [T] extends [undefined]
        ? "undefined"
        : "known";
`;

/** A statement that compiles when the type is of this kind. */
export function is(kind: Kind, type: string): string {
  return `"${kind}" satisfies Kind<${type}>;`;
}

const CLASSES: Readonly<Record<string, readonly number[]>> = {
  '2XX': [200, 201, 202, 203, 204, 205, 206, 207, 208, 226],
  '3XX': [300, 301, 302, 303, 304, 305, 307, 308],
  '4XX': [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416],
  '5XX': [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
};

/** A status of a class (`4XX`) that is not among these; undefined if there is none. */
export function freeStatus(
  name: string,
  declared: ReadonlySet<string | number>,
): number | undefined {
  return CLASSES[name]?.find((status) => !declared.has(status));
}

/** The union of the kinds of several bodies: `unknown` absorbs the others, `never` adds nothing. */
export function together(expected: readonly { readonly kind: Kind }[]): Kind {
  const kinds = new Set(expected.map(({ kind }) => kind));
  if (kinds.has('unknown')) return 'unknown';
  if (kinds.has('known')) return 'known';
  return kinds.has('undefined') ? 'undefined' : 'never';
}

/** The expected type of this schema. */
export function kindOf(schema: Schema, api: Api, depth = 0): Kind {
  if (depth > 100) return 'unknown';
  const inner = (one: Schema): { kind: Kind } => ({ kind: kindOf(one, api, depth + 1) });
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return 'unknown';
    case 'never':
      return 'never';
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target === undefined ? 'unknown' : kindOf(target, api, depth + 1);
    }
    case 'union':
      return together(schema.members.map(inner));
    case 'intersection': {
      const kinds = new Set(schema.members.map((one) => inner(one).kind));
      if (kinds.has('never') || contradicts(schema, api)) return 'never';
      return kinds.has('known') ? 'known' : 'unknown';
    }
    default:
      return 'known';
  }
}

/**
 * True if a value would need two primitive types at once: a type that is reported as contradictory
 * is `never`.
 */
function contradicts(schema: Schema & { kind: 'intersection' }, api: Api): boolean {
  const [first, ...rest] = schema.members.flatMap((member) => primitives(member, api) ?? []);
  if (first === undefined) return false;
  return ![...first].some((name) => rest.every((names) => names.has(name)));
}

/** The primitive types of a schema's values, or undefined if it also allows other values. */
function primitives(schema: Schema, api: Api, depth = 0): ReadonlySet<string> | undefined {
  const { kind } = schema;
  if (kind === 'string' || kind === 'boolean' || kind === 'null') return new Set([kind]);
  if (kind === 'number' || kind === 'integer') return new Set(['number']);
  if (kind === 'enum') {
    return new Set(schema.values.map((value) => (value === null ? 'null' : typeof value)));
  }
  const target = kind === 'ref' && depth < 100 ? api.schemas.get(schema.id) : undefined;
  if (target !== undefined) return primitives(target, api, depth + 1);
  if (kind !== 'union') return undefined;
  const members = schema.members.map((member) => primitives(member, api, depth + 1));
  return members.includes(undefined)
    ? undefined
    : new Set(members.flatMap((names) => [...(names ?? [])]));
}
