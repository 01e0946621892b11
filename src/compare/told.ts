/** What a type says, as text: the lock keeps its hash, and the next run finds the text itself in the cache. */
import { weakTrust, type Origin } from '../model/origin.js';
import { tag } from './tagged.js';

/** What one type says; named schemas in it are only named. */
export interface Told {
  /** What decides what is sent, as JSON: maps are lists of pairs. */
  readonly text: string;
  /** The ids of the schemas that it refers to, each once, in the order of first mention. */
  readonly refs: ReadonlySet<string>;
  /** Whether more is compared: a default, an unmodelled keyword, a guess, or an exact integer. */
  readonly isNoted: boolean;
}

/** What does not change what is sent. */
const NOTES = new Set(
  'origins title description example examples default deprecated externalDocs extensions'.split(
    ' ',
  ),
);

const NONE: ReadonlySet<string> = new Set();

/** Tells types, each of them once: a parameter or a body is often that of hundreds of endpoints. */
export class Teller {
  readonly #told = new Map<object, Told>();

  /** @param type a schema, or what a parameter holds */
  tell(type: object): Told {
    const known = this.#told.get(type);
    if (known) return known;
    const told = tell(type);
    this.#told.set(type, told);
    return told;
  }
}

/** What is written by the engine itself is one text, and not as many as it has parts. */
function tell(type: object): Told {
  let refs: Set<string> | undefined;
  let isNoted = false;
  const text = JSON.stringify(type, (field, value: unknown) => {
    // Everything has them.
    if (field === 'origins') {
      const origins = value as readonly Origin[];
      const isDeclared = origins.length === 1 && origins[0]?.trust === 'declared';
      isNoted ||= !isDeclared && weakTrust(origins) !== undefined;
      return undefined;
    }
    if (NOTES.has(field)) {
      isNoted ||= isCompared(field, value);
      return undefined;
    }
    if (typeof value !== 'object' || value === null) {
      if (typeof value !== 'bigint') return value;
      isNoted = true;
      return tag(value);
    }
    if (value instanceof Map) {
      isNoted ||= field === 'keywords';
      return [...(value as ReadonlyMap<string, unknown>)];
    }
    const { kind, id } = value as { kind?: unknown; id?: unknown };
    if (kind === 'ref' && typeof id === 'string') (refs ??= new Set()).add(id);
    return value;
  });
  return { text, refs: refs ?? NONE, isNoted };
}

/** The text of a type with everything that is compared; what was a map says so. */
export function tellWhole(type: object): string {
  return JSON.stringify(type, (field, value: unknown) => {
    if (field === 'origins') return weakTrust(value as readonly Origin[]);
    return NOTES.has(field) && !isCompared(field, value) ? undefined : tag(value);
  });
}

function isCompared(field: string, value: unknown): boolean {
  if (field === 'origins') return weakTrust(value as readonly Origin[]) !== undefined;
  return field === 'default' || field === 'deprecated';
}
