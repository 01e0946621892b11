/** Parses JSON, and finds names that could change prototypes. */

/** The error for a forbidden name. */
export const UNSAFE_NAME = {
  code: "name",
  message: "is not allowed as a name",
} as const;

/** A parsed JSON value. */
export interface ReadJson {
  readonly value: unknown;
  /** JSON Pointer (RFC 6901) to a member with a forbidden name; `undefined` if there is none. */
  readonly unsafe: string | undefined;
}

/**
 * Parses JSON.
 * @throws SyntaxError for invalid JSON
 */
export function readJson(text: string): ReadJson {
  const value: unknown = JSON.parse(text);
  // Searching the text is much cheaper than visiting every value.
  const isSuspicious =
    text.includes("__proto__") ||
    text.includes("prototype") ||
    text.includes("\\u00");
  return { value, unsafe: isSuspicious ? unsafeMember(value) : undefined };
}

/** An object or array being visited, and its parent. */
interface Step {
  readonly value: object;
  readonly key: string;
  readonly from: Step | undefined;
}

/**
 * Finds a member with which code that copies or merges the value would change prototypes: `__proto__`, and `prototype`
 * in a `constructor`. It is iterative, because JSON may be nested too deeply for the stack.
 * @returns its JSON Pointer; `undefined` if there is none
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

/** Returns true for the name that replaces the prototype if it is assigned. */
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

/** Returns a JSON Pointer (RFC 6901) to a member. */
export function pointerTo(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
