/** Types as text: the lock file keeps its hash, and the cache keeps the text itself for the next run. */
import { weakTrust, type Origin } from '../../model/origin.js';
import { sortedEntries, tagJson } from './tagged-json.js';

/** One type as text; of the named schemas in it only the names. */
export interface SerializedType {
  /** What decides what is sent, as JSON: maps are lists of pairs. */
  readonly text: string;
  /** The ids of the schemas that it refers to, each once, in the order of first mention. */
  readonly refs: ReadonlySet<string>;
  /** Whether more is compared: a default, an unmodelled keyword, a guess, or an exact integer. */
  readonly isPartial: boolean;
}

/** Keywords that do not change what is sent, and what keywords say as well (`assertions`), and where a property comes from. */
const ANNOTATIONS = new Set(
  (
    'origins title description example examples default deprecated externalDocs extensions ' +
    'assertions undescribed'
  ).split(' '),
);

const NO_REFS: ReadonlySet<string> = new Set();

/** Serializes types, each of them once: a parameter or a body is often that of hundreds of endpoints. */
export class TypeSerializer {
  readonly #serialized = new Map<object, SerializedType>();

  /** @param type a schema, or what a parameter holds */
  serialize(type: object): SerializedType {
    const known = this.#serialized.get(type);
    if (known) return known;
    const serialized = serializeType(type);
    this.#serialized.set(type, serialized);
    return serialized;
  }
}

/** One call of `JSON.stringify` makes one string; joining parts would make a string for each of them. */
function serializeType(type: object): SerializedType {
  let refs: Set<string> | undefined;
  let isPartial = false;
  const text = JSON.stringify(type, (field, value: unknown) => {
    // Everything has them.
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

/** The text of a type with everything that is compared; maps are tagged. */
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
