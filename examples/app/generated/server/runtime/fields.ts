/**
 * Reads the declared fields of a multipart form: decodes text and JSON, and checks required fields.
 */
import type { Budget } from "./budget.ts";
import { coerce, newSlots, type Wire } from "./coerce.ts";
import type { ErrorList } from "./error-list.ts";
import { pointerTo, readJson, UNSAFE_NAME, unsafeMember } from "./json.ts";
import { decodeText, essence, isJson } from "./media.ts";
import { checkHead, type CheckHeader, type PartHead } from "./part-head.ts";
import {
  invalid,
  isProblem,
  type HttpProblem,
  type ProblemError,
} from "./problem.ts";
import type { BodySpec, Check, PartSpec, RunCheck } from "./route.ts";
import { categoryOf, decodePath, itemType, readPlain } from "./style.ts";

/** Checks all fields of a form together. */
export type CheckForm = (form: Readonly<Record<string, unknown>>) => ErrorList;

/**
 * Creates a function that checks all fields of a form together.
 * @param check the generated check
 * @param budget the budget that all checks of the request share
 */
export function formCheck(
  check: Check | undefined,
  runCheck: RunCheck | undefined,
  budget: Budget,
): CheckForm | undefined {
  if (check === undefined || runCheck === undefined) return undefined;
  return (form) => runCheck(check, form, { in: "body" }, budget);
}

export interface Form {
  readonly parts: readonly PartSpec[];
  /**
   * The declaration of parts that are not listed in `parts`. If absent, any such parts are
   * accepted.
   */
  readonly rest?: BodySpec["rest"];
  readonly check?: CheckForm | undefined;
  /** Checks the headers of parts. */
  readonly run?: CheckHeader | undefined;
}

/** The fields of one body, collected while its parts arrive. */
export class Fields {
  readonly #specs: ReadonlyMap<string, PartSpec>;
  readonly #rest: Form["rest"];
  readonly #check: CheckForm | undefined;
  readonly #run: CheckHeader | undefined;
  /** The values of the fields by name. A file is represented by `true`. */
  readonly #found = newSlots();

  constructor({ parts, rest, check, run }: Form) {
    this.#specs = new Map(parts.map((spec) => [spec.name, spec]));
    this.#rest = rest;
    this.#check = check;
    this.#run = run;
  }

  #specOf(name: string): PartSpec | undefined {
    const spec = this.#specs.get(name);
    const rest = this.#rest;
    if (spec !== undefined || rest === undefined || rest === "none") {
      return spec;
    }
    return { ...rest, name };
  }

  /**
   * Checks the media type and the headers of a part.
   * @throws HttpProblem 415 if the media type is not declared, 400 if a header is missing or invalid
   */
  checkHead(part: PartHead): void {
    const spec = this.#specOf(part.name);
    if (spec !== undefined) checkHead(spec, part, this.#run);
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
   * Records that a file has arrived.
   * @throws HttpProblem 400 if the part is not declared and no other parts are allowed
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
   * @returns the value; for an array that is sent as several parts, the value of one item
   * @throws HttpProblem 400 if the value is invalid
   */
  accept(part: PartHead, bytes: Uint8Array): unknown {
    const { name } = part;
    const spec = this.#specOf(name) ?? { name };
    const at = pointerTo(name);
    const known = this.#found[name];
    const items = Array.isArray(known) ? known.length : 0;
    const isItem = categoryOf(spec.type) === "array" && !isJoined(spec);
    const place = isItem ? `${at}/${items}` : at;
    const json = isJson(essence(spec.media ?? part.type));
    const text = textOf(place, bytes, json ? "" : part.type);
    const value = valueOf(spec, json, place, text);
    const list = this.#add(name, value, isJoined(spec));
    // Only the new value is checked. Checking all values again for each part would take quadratic
    // time.
    const alone = newSlots();
    alone[name] = list ? itemAt(items, value) : value;
    // The list is still incomplete, so only errors of its items count.
    const wrong = this.#check?.(alone).errors.filter(({ pointer = "" }) =>
      list ? isWithin(pointer, place) : isWithin(pointer, at),
    );
    if (wrong !== undefined && wrong.length > 0) throw invalid(wrong);
    return value;
  }

  /**
   * Checks the form after its last part.
   * @throws HttpProblem 400 if a required field is missing, or if the fields together are invalid
   */
  finish(): void {
    const list = this.#check?.(this.#found);
    if (list?.isEmpty === false) throw invalid(list.errors, list.more);
  }

  /** Returns the values of all fields that have arrived, and the given ones. */
  together(
    others: readonly (readonly [name: string, value: unknown])[],
  ): Readonly<Record<string, unknown>> {
    const rest = new Fields({ parts: [...this.#specs.values()] });
    for (const [name, value] of others) rest.#add(name, value);
    return Object.assign(newSlots(), this.#found, rest.#found);
  }

  /**
   * Stores the value of a field.
   * @returns true if the field is a list, to which further parts may add items
   */
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

/** Represents a file among the values of a form, because the content of files is not checked. */
const HERE = true;

/** Returns a list that has a value only at `index`, so that an error points to that index. */
function itemAt(index: number, value: unknown): readonly unknown[] {
  const list: unknown[] = [];
  list[index] = value;
  return list;
}

/** Returns true if a single part contains the whole list. */
function isJoined(spec: PartSpec): boolean {
  return categoryOf(spec.type) === "array" && spec.explode === false;
}

function valueOf(
  spec: PartSpec,
  json: boolean,
  at: string,
  text: string,
): unknown {
  if (json) {
    const read = readJson(text);
    if (read.fault === undefined) return read.value;
    const { pointer, code, message } = read.fault;
    throw invalid([fault(at + pointer, code, message)]);
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

function unsafe(pointer: string): HttpProblem {
  return invalid([fault(pointer, UNSAFE_NAME.code, UNSAFE_NAME.message)]);
}

/** Decodes a text in the charset of the part (RFC 7578 §4.4). */
function textOf(at: string, bytes: Uint8Array, type: string): string {
  try {
    return decodeText(bytes, type, true);
  } catch (error) {
    if (isProblem(error)) throw error;
    const charset = /charset/i.test(type) ? "encoded in its charset" : "UTF-8";
    throw invalid([fault(at, "encoding", `is not ${charset}`)]);
  }
}

function fault(pointer: string, code: string, message: string): ProblemError {
  return { in: "body", pointer, code, message };
}

function isWithin(pointer: string, at: string): boolean {
  return pointer === at || pointer.startsWith(`${at}/`);
}
