/** Deep equality of two values of any kind. */
import { isRecord } from './fits.js';

/** @returns where and how `is` differs from `was`; undefined when they are equal */
export function difference(was: unknown, is: unknown, at = ''): string | undefined {
  if (Object.is(was, is)) return undefined;
  if (was instanceof Uint8Array && is instanceof Uint8Array) {
    return Buffer.compare(was, is) === 0 ? undefined : `${at}: other bytes`;
  }
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) return `${at}: ${was.length} items became ${is.length}`;
    return first(was.map((item: unknown, index) => [String(index), item, is[index] as unknown]));
  }
  if (isRecord(was) && isRecord(is)) {
    const names = new Set([...Object.keys(was), ...Object.keys(is)]);
    return first([...names].map((name) => [name, was[name], is[name]]));
  }
  return `${at}: ${kindOf(was)} became ${kindOf(is)}\u0000 ${show(was)} ⇒ ${show(is)}`;

  function first(
    pairs: readonly (readonly [name: string, was: unknown, is: unknown])[],
  ): string | undefined {
    for (const [name, before, after] of pairs) {
      const found = difference(before, after, `${at}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/**
 * A received body without the defaults that the server has added: properties that were not sent,
 * and whose value is a default of a property with that name.
 * @param defaults by the names of properties
 */
export function withoutDefaults(
  was: unknown,
  is: unknown,
  defaults: ReadonlyMap<string, readonly unknown[]>,
): unknown {
  if (Array.isArray(was) && Array.isArray(is)) {
    return is.map((item, index) => withoutDefaults(was[index], item, defaults));
  }
  if (!isRecord(was) || !isRecord(is)) return is;
  const isFilled = (name: string, value: unknown): boolean =>
    !Object.hasOwn(was, name) &&
    (defaults.get(name) ?? []).some(
      (one) => difference(one, withoutDefaults(one, value, defaults)) === undefined,
    );
  return Object.fromEntries(
    Object.entries(is)
      .filter(([name, value]) => !isFilled(name, value))
      .map(([name, value]) => [name, withoutDefaults(was[name], value, defaults)]),
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return 'bytes';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function show(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return (JSON.stringify(value) ?? 'undefined').slice(0, 160);
}

/** The same value with bytes instead of blobs and files. */
export async function unblobbed(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer());
  if (Array.isArray(value)) return Promise.all(value.map(unblobbed));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(async ([name, one]) => [name, await unblobbed(one)]);
  return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
}
