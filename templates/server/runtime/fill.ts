/** Fills in what a body lacks: the defaults that its description declares. */

import type { Fill } from "./route.js";

/** An object whose properties can be set; undefined for everything else. */
export function fieldsOf(value: unknown): Record<string, unknown> | undefined {
  const isObject =
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

/** Fills in what each item of an array lacks. */
export function fillEach(value: unknown, fill: Fill): void {
  if (Array.isArray(value)) value.forEach((item) => fill(item));
}

/** Fills in what further properties than the named ones lack. */
export function fillOthers(
  value: Record<string, unknown>,
  names: readonly string[],
  fill: Fill,
): void {
  for (const [name, inner] of Object.entries(value)) {
    if (!names.includes(name)) fill(inner);
  }
}

/** Fills in what an object lacks whose form a property names. */
export function fillTagged(
  value: unknown,
  property: string,
  forms: Readonly<Record<string, Fill>>,
): void {
  const tag = fieldsOf(value)?.[property];
  if (typeof tag === "string" && Object.hasOwn(forms, tag)) {
    forms[tag]?.(value);
  }
}
