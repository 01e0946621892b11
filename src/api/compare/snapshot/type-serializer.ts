/** Serializes types: the lock file stores a hash of the text, and the cache stores the text for the next run. */
import { weakTrust, type Origin } from '../../../model/origin.js';
import { sortedEntries, tagJson } from './tagged-json.js';

/** A serialized type. Named schemas in it are written as names. */
export interface SerializedType {
  /** The facts that determine sent values, as JSON. Maps are lists of pairs. */
  readonly text: string;
  /** The ids of the schemas that it refers to, each once, in the order of first use. */
  readonly refs: ReadonlySet<string>;
  /** True if more is compared: a default, an unsupported keyword, a guess, or an exact integer. */
  readonly isPartial: boolean;
}

/** Fields that do not affect sent values, or repeat other keywords (`assertions`), and the source of a property. */
const ANNOTATIONS = new Set(
  (
    'origins title description example examples default deprecated externalDocs extensions ' +
    'assertions undescribed'
  ).split(' '),
);

const NO_REFS: ReadonlySet<string> = new Set();

/** Serializes each type once, because hundreds of endpoints may share it. */
export class TypeSerializer {
  readonly #serialized = new Map<object, SerializedType>();

  /** @param type a schema, or the content of a parameter */
  serialize(type: object): SerializedType {
    const known = this.#serialized.get(type);
    if (known) return known;
    const serialized = serializeType(type);
    this.#serialized.set(type, serialized);
    return serialized;
  }
}

/** Uses one call of `JSON.stringify`: joining parts would allocate a string for each. */
function serializeType(type: object): SerializedType {
  let refs: Set<string> | undefined;
  let isPartial = false;
  const text = JSON.stringify(type, (field, value: unknown) => {
    // Tested first, because every object has it.
    if (field === 'origins') {
      const origins = value as readonly Origin[];
      const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
      isPartial ||= !isDeclared && weakTrust(origins) !== undefined;
      return undefined;
    }
    if (ANNOTATIONS.has(field)) {
      isPartial ||= isCompared(field, value);
      return undefined;
    }
    if (typeof value !== 'object' || value === null) {
      if (typeof value !== 'bigint') return value;
      isPartial = true;
      return tagJson(value);
    }
    if (value instanceof Map) {
      isPartial ||= field === 'keywords';
      return sortedEntries(value as Map<string, unknown>);
    }
    const { kind, id } = value as { kind?: unknown; id?: unknown };
    if (kind === 'ref' && typeof id === 'string') (refs ??= new Set()).add(id);
    return value;
  });
  return { text, refs: refs ?? NO_REFS, isPartial };
}

/** Serializes a type with everything that is compared. Maps are tagged. */
export function serializeFully(type: object): string {
  return JSON.stringify(type, (field, value: unknown) => {
    if (field === 'origins') return weakTrust(value as readonly Origin[]);
    return ANNOTATIONS.has(field) && !isCompared(field, value) ? undefined : tagJson(value);
  });
}

function isCompared(field: string, value: unknown): boolean {
  if (field === 'origins') return weakTrust(value as readonly Origin[]) !== undefined;
  return field === 'default' || field === 'deprecated';
}
