/** The declared fields of a multipart form: decodes text and JSON, and checks required fields. */
import type { Budget } from "./budget.ts";
import { coerce, newSlots, type Wire } from "./coerce.ts";
import type { ErrorList } from "./error-list.ts";
import {
  pointerTo,
  readJson,
  UNSAFE_NAME,
  unsafeMember,
  type ReadJson,
} from "./json.ts";
import { essence, isJson } from "./media.ts";
import { invalid, type HttpProblem, type ProblemError } from "./problem.ts";
import type { BodySpec, Check, PartSpec, RunCheck } from "./route.ts";
import { categoryOf, decodePath, itemType, readPlain } from "./style.ts";

/** The headers of a part. */
interface PartHead {
  readonly name: string;
  readonly filename: string | undefined;
  readonly type: string;
}

/** Checks the form as a whole. */
export type CheckForm = (form: Readonly<Record<string, unknown>>) => ErrorList;

/**
 * Creates the check of a form.
 * @param check created by the generator
 * @param budget limits all checks of the request
 */
export function formCheck(
  check: Check | undefined,
  runCheck: RunCheck | undefined,
  budget: Budget,
): CheckForm | undefined {
  if (check === undefined || runCheck === undefined) return undefined;
  return (form) => runCheck(check, form, { in: "body" }, budget);
}

/** The declaration of a form. */
export interface Form {
  readonly parts: readonly PartSpec[];
  /** Additional parts; if absent, any are accepted. */
  readonly rest?: BodySpec["rest"];
  readonly check?: CheckForm | undefined;
}

/** The fields of one body, collected while its parts arrive. */
export class Fields {
  readonly #specs: ReadonlyMap<string, PartSpec>;
  readonly #rest: Form["rest"];
  readonly #check: CheckForm | undefined;
  /** Values by name; for a file only `true`. */
  readonly #found = newSlots();

  constructor({ parts, rest, check }: Form) {
    this.#specs = new Map(parts.map((spec) => [spec.name, spec]));
    this.#rest = rest;
    this.#check = check;
  }

  #specOf(name: string): PartSpec | undefined {
    const spec = this.#specs.get(name);
    const rest = this.#rest;
    if (spec !== undefined || rest === undefined || rest === "none") {
      return spec;
    }
    return { ...rest, name };
  }

  /** Returns true if a part is a declared field and not a file. */
  isField({ name }: PartHead): boolean {
    const spec = this.#specOf(name);
    return spec !== undefined && spec.file !== true;
  }

  /** Returns true if a part is a declared file. */
  isFile({ name }: PartHead): boolean {
    return this.#specOf(name)?.file === true;
  }

  /**
   * Records a declared file.
   * @throws HttpProblem 400 for an undeclared part, if none are allowed
   */
  noteFile(part: PartHead): void {
    const { name } = part;
    if (this.isFile(part)) this.#add(name, HERE);
    else if (this.#rest === "none" && !this.#specs.has(name)) {
      throw invalid([fault(pointerTo(name), "undeclared", "is not declared")]);
    }
  }

  /**
   * Reads a declared field.
   * @returns its value; for an array sent as several parts, the value of the item
   * @throws HttpProblem 400 if it violates the description
   */
  accept(part: PartHead, bytes: Uint8Array): unknown {
    const { name } = part;
    const spec = this.#specOf(name) ?? { name };
    const at = pointerTo(name);
    const known = this.#found[name];
    const items = Array.isArray(known) ? known.length : 0;
    const isItem = categoryOf(spec.type) === "array" && !isJoined(spec);
    const place = isItem ? `${at}/${items}` : at;
    const value = valueOf(spec, part, place, decodeUtf8(place, bytes));
    const list = this.#add(name, value, isJoined(spec));
    // Checks the new value alone: checking all values again for each part would take quadratic time.
    const alone = newSlots();
    alone[name] = list ? itemAt(items, value) : value;
    // For an incomplete list, only errors of its items count.
    const wrong = this.#check?.(alone).errors.filter(({ pointer = "" }) =>
      list ? isWithin(pointer, place) : isWithin(pointer, at),
    );
    if (wrong !== undefined && wrong.length > 0) throw invalid(wrong);
    return value;
  }

  /** @throws HttpProblem 400 if a required field is missing, or the form as a whole violates the description */
  finish(): void {
    const list = this.#check?.(this.#found);
    if (list?.isEmpty === false) throw invalid(list.errors, list.more);
  }

  /** Returns the values together with others. */
  together(
    others: readonly (readonly [name: string, value: unknown])[],
  ): Readonly<Record<string, unknown>> {
    const rest = new Fields({ parts: [...this.#specs.values()] });
    for (const [name, value] of others) rest.#add(name, value);
    return Object.assign(newSlots(), this.#found, rest.#found);
  }

  /** @returns true if the field is a list to which other parts may add */
  #add(name: string, value: unknown, whole = false): boolean {
    const spec = this.#specOf(name);
    const known = this.#found[name];
    const isList = categoryOf(spec?.type) === "array" && !whole;
    if (known === undefined) this.#found[name] = isList ? [value] : value;
    else if (isList && Array.isArray(known)) known.push(value);
    else if (spec === undefined) this.#found[name] = [known, value].flat();
    else {
      const message = "must occur only once";
      throw invalid([fault(pointerTo(name), "repeated", message)]);
    }
    return isList;
  }
}

/** The value of a file, whose content is not checked. */
const HERE = true;

/** Returns a sparse list with one item. */
function itemAt(index: number, value: unknown): readonly unknown[] {
  const list: unknown[] = [];
  list[index] = value;
  return list;
}

/** Returns true if all items of a list are in one part. */
function isJoined(spec: PartSpec): boolean {
  return categoryOf(spec.type) === "array" && spec.explode === false;
}

function valueOf(
  spec: PartSpec,
  { type }: PartHead,
  at: string,
  text: string,
): unknown {
  if (isJson(essence(spec.media ?? type))) {
    const read = parsed(text, at);
    if (read.unsafe !== undefined) throw unsafe(at + read.unsafe);
    return read.value;
  }
  const list = categoryOf(spec.type) === "array";
  const joined = isJoined(spec);
  const wire: Wire = joined ? readPlain(text, spec, decodePath) : text;
  const expected = list && !joined ? itemType(spec.type) : spec.type;
  const result = coerce(wire, expected ?? "unknown");
  if ("value" in result) {
    const member = unsafeMember(result.value);
    if (member !== undefined) throw unsafe(at + member);
    return result.value;
  }
  const { pointer, code, message } = result.fault;
  throw invalid([fault(at + pointer, code, message)]);
}

function parsed(text: string, at: string): ReadJson {
  try {
    return readJson(text);
  } catch {
    throw invalid([fault(at, "json", "is not valid JSON")]);
  }
}

function unsafe(pointer: string): HttpProblem {
  return invalid([fault(pointer, UNSAFE_NAME.code, UNSAFE_NAME.message)]);
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(at: string, bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw invalid([fault(at, "encoding", "is not UTF-8")]);
  }
}

function fault(pointer: string, code: string, message: string): ProblemError {
  return { in: "body", pointer, code, message };
}

function isWithin(pointer: string, at: string): boolean {
  return pointer === at || pointer.startsWith(`${at}/`);
}
