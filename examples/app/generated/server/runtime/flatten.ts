/**
 * Converts path templates to steps of one segment each. Only a value that spans several segments
 * (`{name=projects/*}`) consists of several steps.
 */
import type { PathPart, PathSegment } from "./route.ts";

/**
 * A literal, the parts of a segment with parameters, or any number of segments of which the last
 * one ends with `rest`.
 */
export type Step = string | readonly PathPart[] | { readonly rest: string };

/** Combines the captures of the steps to the values of the path parameters. */
export type Joiner = (captures: readonly string[]) => string[];

/** Converts a path template. `join` is absent if each parameter is within one segment. */
export function flattened(path: readonly PathSegment[]): {
  readonly steps: readonly Step[];
  readonly join: Joiner | undefined;
} {
  const values: (readonly string[] | undefined)[] = [];
  const steps = path.flatMap((segment): Step[] => {
    if (typeof segment === "string") return [segment];
    const parts = (Array.isArray(segment) ? segment : [segment]) as PathPart[];
    for (const part of parts)
      if (typeof part !== "string") values.push(part.spans);
    const at = parts.findIndex((part) => spansOf(part) !== undefined);
    const spans = spansOf(parts[at]);
    if (spans === undefined) return [parts];
    const inner = spans.map((text): Step => {
      if (text === "**") return { rest: "" };
      return text === "*" ? [{ param: "" }] : text;
    });
    return withSuffix(inner, parts.slice(at + 1));
  });
  if (values.every((spans) => spans === undefined))
    return { steps, join: undefined };
  return { steps, join: (captures) => joined(values, captures) };
}

function spansOf(part: PathPart | undefined): readonly string[] | undefined {
  return typeof part === "object" ? part.spans : undefined;
}

/** Appends the parts after a spanning parameter to its last segment: `:cancel`. */
function withSuffix(
  steps: readonly Step[],
  suffix: readonly PathPart[],
): Step[] {
  const last = steps.at(-1);
  if (last === undefined || suffix.length === 0) return [...steps];
  const before = steps.slice(0, -1);
  if (typeof last === "object" && "rest" in last)
    return [
      ...before,
      { rest: suffix.filter((part) => typeof part === "string").join("") },
    ];
  return [
    ...before,
    [...(typeof last === "string" ? [last] : last), ...suffix],
  ];
}

function joined(
  values: readonly (readonly string[] | undefined)[],
  captures: readonly string[],
): string[] {
  const left = [...captures];
  const next = (): string => left.shift() ?? "";
  return values.map((spans) => {
    if (spans === undefined) return next();
    const texts = spans.map((text) => (/^\*\*?$/.test(text) ? next() : text));
    return texts.filter((text) => text !== "").join("/");
  });
}
