/**
 * Encodes query parameters in all styles of OpenAPI, and in all values of `collectionFormat` of
 * Swagger 2.0.
 */
import {
  encode,
  isRecord,
  jsonOf,
  percentEncoding,
  present,
  primitive,
  simplify,
} from "./encode.js";
import { invalid } from "./errors.js";
import { expand, marksOf, written, type Delimiter } from "./expand.js";

export interface QueryOptions {
  /** Joins the members into one value. By default, each member is a separate `name=value`. */
  readonly delimiter?: Delimiter;
  /** Separates the items of a nested array (Swagger 2.0). */
  readonly items?: Delimiter;
  /** Keeps reserved characters instead of encoding them. */
  readonly allowReserved?: boolean;
}

/** Encodes a parameter or a form property as `name=value&…`; `""` if the value is absent. */
export type QueryWriter = (name: string, value: unknown) => string;

/**
 * Returns `color=blue&color=black`, or `color=blue,black` if a delimiter is set.
 * @throws TypeError if the value is nested too deeply
 */
export function form(
  name: string,
  value: unknown,
  options: QueryOptions = {},
): string {
  const { delimiter, items, allowReserved } = options;
  const text = expand(name, value, {
    named: true,
    explode: delimiter === undefined,
    separator: "&",
    repeats: delimiter === undefined,
    delimiter: written(delimiter ?? ","),
    items: items && written(items),
    empty: "=",
    encode: percentEncoding(name, marksOf(delimiter, items), allowReserved),
  });
  return text ?? "";
}

/**
 * Returns `color[R]=100&color[G]=200`, to any depth and with encoded brackets. OpenAPI does not
 * define how arrays are written, so they are written as most servers read them:
 * `expand[]=a&expand[]=b`, and `items[0][id]=1` if an item is an object.
 * @throws TypeError if a value cannot be written, or if a server would split one of its names
 */
export function deepObject(
  name: string,
  value: unknown,
  options: Pick<QueryOptions, "allowReserved"> = {},
): string {
  const { whole } = percentEncoding(name, "", options.allowReserved);
  const pairs: string[] = [];
  const visit = (key: string, member: unknown): void => {
    const plain = present(name, member);
    if (plain === undefined) return;
    if (Array.isArray(plain)) {
      const nested = plain.some((item) => isCompound(simplify(item)));
      plain.forEach((item: unknown, index) =>
        visit(`${key}[${nested ? index : ""}]`, item),
      );
    } else if (isRecord(plain)) {
      for (const part of Object.keys(plain)) {
        if (part.includes("][")) {
          throw invalid(
            name,
            `the property name "${part}" must not contain "]["`,
          );
        }
        visit(`${key}[${part}]`, plain[part]);
      }
    } else {
      pairs.push(encode(key) + "=" + whole(primitive(name, plain)));
    }
  };
  visit(name, value);
  return pairs.join("&");
}

function isCompound(value: unknown): boolean {
  return Array.isArray(value) || isRecord(value);
}

/** Returns a parameter value as JSON: `form("filter", jsonText(filter))`. */
export function jsonText(value: unknown): string | undefined {
  return jsonOf("a parameter", value);
}

/** Encodes a query that consists of a single value (`in: querystring`). */
export function wholeQuery(text: string | undefined): string {
  return text === undefined ? "" : encode(text);
}
