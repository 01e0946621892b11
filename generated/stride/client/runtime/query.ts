/** Query parameters: every style of OpenAPI and every `collectionFormat` of Swagger 2.0. */
import {
  encode,
  encodeReserved,
  isAbsent,
  isRecord,
  primitive,
  simplify,
} from "./encode.js";
import { expand, type Delimiter } from "./expand.js";

export interface QueryOptions {
  /** Joins the members into one value; without it each has its own `name=value`. */
  readonly delimiter?: Delimiter;
  /** What joins an array inside the array (Swagger 2.0). */
  readonly items?: Delimiter;
  /** Lets reserved characters stand. */
  readonly allowReserved?: boolean;
}

/** Writes one parameter, or the property of a form, as `name=value&…`; `""` when there is nothing to write. */
export type QueryWriter = (name: string, value: unknown) => string;

/**
 * `color=blue&color=black`, or `color=blue,black` with a delimiter.
 * @throws TypeError when the value is too deep to be written
 */
export function form(
  name: string,
  value: unknown,
  options: QueryOptions = {},
): string {
  const { delimiter } = options;
  const write = options.allowReserved ? encodeReserved : encode;
  const text = expand(name, value, {
    named: true,
    explode: delimiter === undefined,
    separator: "&",
    delimiter: delimiter === "," ? "," : encode(delimiter ?? ","),
    items: options.items,
    empty: "=",
    encode: write,
  });
  return text ?? "";
}

/**
 * `color[R]=100&color[G]=200`, to any depth, with the brackets encoded. The standards say nothing of
 * arrays: their primitives repeat the name, their objects are numbered.
 */
export function deepObject(
  name: string,
  value: unknown,
  options: Pick<QueryOptions, "allowReserved"> = {},
): string {
  const write = options.allowReserved ? encodeReserved : encode;
  const pairs: string[] = [];
  const visit = (key: string, member: unknown): void => {
    const plain = simplify(member);
    if (isAbsent(plain)) return;
    if (Array.isArray(plain)) {
      plain.forEach((item: unknown, index) => {
        const nested = typeof simplify(item) === "object";
        visit(nested ? `${key}[${index}]` : key, item);
      });
    } else if (isRecord(plain)) {
      for (const part of Object.keys(plain)) {
        visit(`${key}[${part}]`, plain[part]);
      }
    } else {
      pairs.push(encode(key) + "=" + write(primitive(name, plain)));
    }
  };
  visit(name, value);
  return pairs.join("&");
}

/** A value as JSON text, for parameters that are JSON: `form("filter", jsonText(filter))`. */
export function jsonText(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** A query that is one parameter (`in: querystring`) of a type of its own: all of it is encoded. */
export function wholeQuery(text: string | undefined): string {
  return text === undefined ? "" : encode(text);
}
