/** Adds declared defaults to a request body. */

import type { Fill } from "./route.js";

/** Returns the value if it is an object whose properties can be set; otherwise `undefined`. */
export function fieldsOf(value: unknown): Record<string, unknown> | undefined {
  const isObject =
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

/** Adds defaults to each item of an array. */
export function fillEach(value: unknown, fill: Fill): void {
  if (Array.isArray(value)) value.forEach((item) => fill(item));
}

/** Adds defaults to properties that the schema does not name (`additionalProperties`). */
export function fillOthers(
  value: Record<string, unknown>,
  names: readonly string[],
  fill: Fill,
): void {
  for (const [name, inner] of Object.entries(value)) {
    if (!names.includes(name)) fill(inner);
  }
}

/**
 * Adds defaults to an object that belongs to a union. The value of its discriminator property
 * selects the function that adds them.
 */
export function fillTagged(
  value: unknown,
  property: string,
  forms: Readonly<Record<string, Fill>>,
): void {
  const tag = fieldsOf(value)?.[property];
  const name = String(tag);
  if (Object.hasOwn(forms, name)) forms[name]?.(value);
}
