/** Reads JSON, and finds names in it that would reach the prototypes of objects. */

/** The message for a name that a request must not have. */
export const UNSAFE_NAME = {
  code: "name",
  message: "is not allowed as a name",
} as const;

/** A value of JSON. */
export interface ReadJson {
  readonly value: unknown;
  /** JSON Pointer (RFC 6901) to a member whose name is not allowed; absent: there is none. */
  readonly unsafe: string | undefined;
}

/**
 * Reads a text of JSON.
 * @throws SyntaxError for anything else
 */
export function readJson(text: string): ReadJson {
  const value: unknown = JSON.parse(text);
  // To look for the words costs little; to walk through every value would not.
  const isSuspicious =
    text.includes("__proto__") ||
    text.includes('"constructor"') ||
    text.includes("\\u00");
  return { value, unsafe: isSuspicious ? unsafeMember(value) : undefined };
}

/** An object or an array that is walked through, and how it was reached. */
interface Step {
  readonly value: object;
  readonly key: string;
  readonly from: Step | undefined;
}

/**
 * Finds a member by which code that copies or merges the value would change prototypes: `__proto__`, and `prototype` in
 * a `constructor`. There is no recursion, because JSON may be nested deeper than the stack allows.
 * @returns its JSON Pointer; undefined if there is none
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

/** True for the name that, when it is assigned to, replaces the prototype of an object. */
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

/** A member as a JSON Pointer (RFC 6901) from its object. */
export function pointerTo(name: string): string {
  return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
