/** Query parameters: every style of OpenAPI and every `collectionFormat` of Swagger 2.0. */
import {
  encode,
  isRecord,
  jsonOf,
  percentEncoding,
  present,
  primitive,
  simplify,
} from "./encode.js";
import { expand, marksOf, written, type Delimiter } from "./expand.js";

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
 * `color[R]=100&color[G]=200`, to any depth, with the brackets encoded. The standards say nothing of arrays. They are
 * written as most servers read them: `expand[]=a&expand[]=b`, and with numbers where the items have members themselves:
 * `items[0][id]=1`.
 * @throws TypeError when a value cannot be written, or a name in it would be read as several
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
          throw new TypeError(`${name}: no name in it can hold "]["`);
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

/** A value as JSON text, for parameters that are JSON: `form("filter", jsonText(filter))`. */
export function jsonText(value: unknown): string | undefined {
  return jsonOf("a parameter", value);
}

/** A query that is one parameter (`in: querystring`) of a type of its own: all of it is encoded. */
export function wholeQuery(text: string | undefined): string {
  return text === undefined ? "" : encode(text);
}
