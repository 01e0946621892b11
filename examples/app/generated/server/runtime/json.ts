/**
 * Parses JSON, and finds property names with which a program could change a prototype by mistake.
 */

/** The error for a property name that is not allowed. */
export const UNSAFE_NAME = {
  code: "name",
  message: "is not allowed as a name",
} as const;

/**
 * The maximum number of nested objects and arrays in a JSON value. Functions that visit values
 * recursively, such as checks and `JSON.stringify`, would otherwise exceed the stack.
 */
export const MAX_DEPTH = 200;

/** The reason why a JSON value is rejected. */
export interface JsonFault {
  readonly code: string;
  readonly message: string;
  /** A JSON Pointer (RFC 6901) to the member that is rejected; empty for the whole value. */
  readonly pointer: string;
  readonly cause?: unknown;
}

export type ReadJson =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: JsonFault; readonly value?: undefined };

/** Parses JSON. The value is neither nested too deeply, nor does it contain unsafe names. */
export function readJson(text: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return {
      fault: { code: "json", message: "is not valid JSON", pointer: "", cause },
    };
  }
  // Most texts contain none of these names. Searching the text is much cheaper than visiting every
  // value.
  const isSuspicious =
    text.includes("__proto__") ||
    text.includes("prototype") ||
    text.includes("\\u00");
  return inspected(value, isSuspicious);
}

/**
 * Checks a value that is already parsed.
 * @param isSuspicious false if the value certainly contains no unsafe names
 */
export function inspected(value: unknown, isSuspicious = true): ReadJson {
  if (isDeeperThan(MAX_DEPTH, value)) {
    const message = `is nested more than ${MAX_DEPTH} levels deep`;
    return { fault: { code: "depth", message, pointer: "" } };
  }
  const pointer = isSuspicious ? unsafeMember(value) : undefined;
  return pointer === undefined
    ? { value }
    : { fault: { ...UNSAFE_NAME, pointer } };
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    return value.some((item) => isDeeperThan(levels - 1, item));
  }
  // `for…in` creates no list of keys, so it takes a tenth of the time of parsing.
  for (const key in value) {
    const member: unknown = value[key as keyof typeof value];
    if (isDeeperThan(levels - 1, member)) return true;
  }
  return false;
}

/** An object or array that is being visited, and its parent. */
interface Step {
  readonly value: object;
  readonly key: string;
  readonly from: Step | undefined;
}

/**
 * Finds a member that could change a prototype if a program copies or merges the value:
 * `__proto__`, or `prototype` in a `constructor`. The function is iterative, because JSON may be
 * nested too deeply for the stack.
 * @returns the JSON Pointer to the member; `undefined` if there is none
 */
export function unsafeMember(value: unknown): string | undefined {
  const steps: Step[] = [];
  const enter = (inner: unknown, key: string, from: Step | undefined): void => {
    if (typeof inner !== "object" || inner === null) return;
    steps.push({ value: inner, key, from });
  };
  enter(value, "", undefined);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (Array.isArray(step.value)) {
      for (let index = 0; index < step.value.length; index++) {
        enter(step.value[index], String(index), step);
      }
      continue;
    }
    for (const key of Object.keys(step.value)) {
      if (isUnsafeName(key) || isPrototype(step, key)) {
        return pointerOf({ value: step.value, key, from: step });
      }
      const members = step.value as Readonly<Record<string, unknown>>;
      enter(members[key], key, step);
    }
  }
  return undefined;
}

/**
 * Returns true for `__proto__`, because an assignment to this name replaces the prototype of an
 * object.
 */
export function isUnsafeName(name: string): boolean {
  return name === "__proto__";
}

function isPrototype({ key: parent, from }: Step, key: string): boolean {
  return key === "prototype" && parent === "constructor" && from !== undefined;
}

function pointerOf(step: Step): string {
  let pointer = "";
  for (let at = step; at.from !== undefined; at = at.from) {
    pointer = pointerTo(at.key) + pointer;
  }
  return pointer;
}

/** Returns the JSON Pointer (RFC 6901) to a member of the root. */
export function pointerTo(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
