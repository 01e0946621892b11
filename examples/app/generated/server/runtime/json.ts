/**
 * Parses JSON, and finds property names with which a program could change a prototype by mistake.
 */

/** The error for a property name that is not allowed. */
export const UNSAFE_NAME = {
  code: "name",
  message: "is not allowed as a name",
} as const;

export interface ReadJson {
  readonly value: unknown;
  /**
   * The JSON Pointer (RFC 6901) to a member whose name is not allowed; `undefined` if there is
   * none.
   */
  readonly unsafe: string | undefined;
}

/**
 * Parses JSON.
 * @throws SyntaxError if the text is not valid JSON
 */
export function readJson(text: string): ReadJson {
  const value: unknown = JSON.parse(text);
  // Most texts contain none of these names. Searching the text is much cheaper than visiting every
  // value.
  const isSuspicious =
    text.includes("__proto__") ||
    text.includes("prototype") ||
    text.includes("\\u00");
  return { value, unsafe: isSuspicious ? unsafeMember(value) : undefined };
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
