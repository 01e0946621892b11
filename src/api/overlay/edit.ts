/** Changes plain data and records each change. */
import { memberOf, valueAtPath } from '../../base/foundation/plain-object.js';
import type { Origin } from '../../model/origin.js';
import { escapePointer } from '../../model/pointer.js';

/** A location in the target document that an overlay changed. */
export interface Touch {
  /** JSON Pointer into the changed document. For a removed value, its location before the removal. */
  readonly pointer: string;
  /** The location of the action in the overlay. Its trust level is `overlay`. */
  readonly origin: Origin;
  readonly removed?: true;
  /** The removed item of a list. */
  readonly item?: unknown;
  /** True for a removed array item, because the indexes of the items after it changed. */
  readonly shifts?: true;
}

/** Called if a value cannot be merged into the existing one. */
export type OnIncompatible = (
  pointer: string,
  found: string,
  given: string,
  origin: Origin,
) => void;

export type ValueKind = 'an object' | 'an array' | 'a primitive value';

/** Returns the kind of a value, as distinguished by the Overlay Specification. */
export function valueKind(value: unknown): ValueKind {
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : 'a primitive value';
}

/** Defines a property. An assignment to `__proto__` would change the prototype of the object. */
function setMember(container: object, key: string | number, value: unknown): void {
  Object.defineProperty(container, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Returns the JSON Pointer of a path. */
export function pathPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${escapePointer(String(key))}`).join('');
}

/** The document that is being changed, and all changes so far. */
export class DocumentEditor {
  #written: Touch[] = [];
  #removed: Touch[] = [];
  /** For each removed member, the keys that followed it. A member that is written again keeps its place. */
  readonly #places = new Map<string, readonly string[]>();

  constructor(
    public document: unknown,
    readonly incompatible: OnIncompatible,
  ) {}

  get touched(): readonly Touch[] {
    return [...this.#written, ...this.#removed];
  }

  /** The number of changes recorded so far. Every removal searches all of them. */
  get writtenCount(): number {
    return this.#written.length;
  }

  /**
   * Merges a value into a node: objects recursively, arrays by appending items, and primitive values by replacing them.
   * @param origin the location of the value in the overlay
   */
  update(path: readonly (string | number)[], value: unknown, origin: Origin): void {
    const target = valueAtPath(this.document, path);
    if (Array.isArray(target)) {
      // If the value is an array, its items are appended. Any other value is appended as a single item.
      if (Array.isArray(value)) this.#append(target, path, value, origin);
      else this.#insert(target, [...path, target.length], value, origin);
    } else this.#merge(path, target, value, origin);
  }

  /** Removes a node. The root cannot be removed. */
  remove(path: readonly (string | number)[], origin: Origin): void {
    const parent = valueAtPath(this.document, path.slice(0, -1));
    const key = path.at(-1);
    if (key === undefined || typeof parent !== 'object' || parent === null) return;
    this.#forget(path, Array.isArray(parent));
    const pointer = pathPointer(path);
    if (Array.isArray(parent)) {
      const [item] = parent.splice(Number(key), 1) as unknown[];
      this.#removed.push({ pointer, origin, removed: true, item, shifts: true });
    } else {
      this.#places.set(
        pointer,
        Object.keys(parent).slice(Object.keys(parent).indexOf(String(key)) + 1),
      );
      Reflect.deleteProperty(parent, key);
      this.#removed.push({ pointer, origin, removed: true });
    }
  }

  #merge(
    path: readonly (string | number)[],
    target: unknown,
    value: unknown,
    origin: Origin,
  ): void {
    const found = valueKind(target);
    const given = valueKind(value);
    if (found !== given) {
      this.incompatible(pathPointer(path), found, given, origin);
    } else if (Array.isArray(target) && Array.isArray(value)) {
      this.#append(target, path, value, origin);
    } else if (given === 'an object') {
      this.#mergeObject(target as object, path, value as object, origin);
    } else this.#replace(path, value, origin);
  }

  #mergeObject(
    target: object,
    path: readonly (string | number)[],
    value: object,
    origin: Origin,
  ): void {
    for (const [key, member] of Object.entries(value)) {
      const inner = below(origin, key);
      const at = [...path, key];
      if (Object.hasOwn(target, key)) this.#merge(at, memberOf(target, key), member, inner);
      else this.#insert(target, at, member, inner);
    }
  }

  #append(
    target: unknown[],
    path: readonly (string | number)[],
    items: readonly unknown[],
    origin: Origin,
  ): void {
    for (const [index, item] of items.entries()) {
      this.#insert(target, [...path, target.length], item, below(origin, String(index)));
    }
  }

  #insert(
    container: object,
    path: readonly (string | number)[],
    value: unknown,
    origin: Origin,
  ): void {
    // Clones the value, because several targets must not share one object.
    const pointer = pathPointer(path);
    setMember(container, path.at(-1) ?? '', structuredClone(value));
    for (const key of this.#places.get(pointer) ?? []) {
      const member = memberOf(container, key);
      if (!Reflect.deleteProperty(container, key) || member === undefined) continue;
      setMember(container, key, member);
    }
    this.#written.push({ pointer, origin });
  }

  #replace(path: readonly (string | number)[], value: unknown, origin: Origin): void {
    const parent = valueAtPath(this.document, path.slice(0, -1));
    const key = path.at(-1);
    if (key === undefined) this.document = value;
    else if (typeof parent === 'object' && parent !== null) setMember(parent, key, value);
    this.#written.push({ pointer: pathPointer(path), origin });
  }

  /**
   * Updates the recorded changes after a node was removed. Changes inside the node are dropped. If the node was an item
   * of an array, the indexes of later items decrease by one, so the pointers to changes in these items are updated.
   */
  #forget(path: readonly (string | number)[], inArray: boolean): void {
    if (this.#written.length === 0) return;
    const gone = pathPointer(path);
    const array = `${pathPointer(path.slice(0, -1))}/`;
    const index = Number(path.at(-1));
    this.#written = this.#written.flatMap((touch) => {
      const { pointer } = touch;
      if (pointer === gone || pointer.startsWith(`${gone}/`)) return [];
      if (!inArray || !pointer.startsWith(array)) return [touch];
      const [own = '', ...rest] = pointer.slice(array.length).split('/');
      if (Number(own) < index) return [touch];
      return [{ ...touch, pointer: array + [String(Number(own) - 1), ...rest].join('/') }];
    });
  }
}

function below(origin: Origin, key: string): Origin {
  return { ...origin, pointer: `${origin.pointer}/${escapePointer(key)}` };
}
