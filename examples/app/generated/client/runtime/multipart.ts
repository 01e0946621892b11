/** Encodes bodies of type `multipart/*` (RFC 7578). */
import { isA, platform, type BlobPart } from "./platform.ts";
import { randomText } from "./random.ts";
import { isBinary, type Body } from "./body.ts";
import { exactText } from "./convert.ts";
import {
  isAbsent,
  isRecord,
  primitive,
  simplify,
  withoutMarks,
} from "./encode.ts";
import { invalid } from "./errors.ts";
import { checkHeader } from "./header.ts";

export interface PartOptions {
  /**
   * The media types and ranges that the API accepts. The first one that is not a range is sent for a
   * value without a type.
   */
  readonly types?: readonly string[];
  /** Joins the items of an array into one part. By default, each item is a separate part. */
  readonly delimiter?: string;
}

/** Details of a part that its value does not contain. */
export interface PartDetails {
  /**
   * The media type of the part. It has precedence over the description and the type of a `Blob`.
   */
  readonly contentType?: string;
  readonly filename?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Details with certain headers. */
type DetailsWith<Header extends string> = [Header] extends [never]
  ? PartDetails
  : PartDetails & { readonly headers: Readonly<Record<Header, string>> };

/** A value of a multipart body together with its details. Create it with {@link part}. */
export class Part<Value = unknown, Header extends string = never> {
  readonly value: Value;
  readonly details: DetailsWith<Header>;

  constructor(value: Value, details: DetailsWith<Header>) {
    this.value = value;
    this.details = details;
  }
}

/**
 * Adds a media type, a file name or headers to a part: `{ photo: part(blob, { headers: { "X-Tag":
 * "a" } }) }`.
 * @param value the value of the field
 */
export function part<Value, Header extends string>(
  value: Value,
  details: PartDetails & { readonly headers: Readonly<Record<Header, string>> },
): Part<Value, Header>;
export function part<Value>(value: Value, details: PartDetails): Part<Value>;
export function part(value: unknown, details: PartDetails): Part {
  return new Part<unknown>(value, details);
}

/**
 * The type of a form in which each field may be a {@link Part}.
 * @template Headers the required headers of parts, by field. Such a field must be a {@link Part}.
 */
export type WithParts<Form, Headers = unknown> = unknown extends Form
  ? Form
  : {
      [Field in keyof Form]: Field extends keyof Headers
        ? PartWith<Form[Field], Headers[Field] & string>
        : Form[Field] | PartOf<Form[Field]>;
    };

type PartWith<Value, Header extends string> = Value extends null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Part<Item, Header>[]
    : Part<Value, Header>;

// A `Date` cannot be wrapped in a part, because the client converts it to a date (`YYYY-MM-DD`)
// only if it is a field itself.
type PartOf<Value> = Value extends Date | null | undefined
  ? never
  : Value extends readonly (infer Item)[]
    ? Part<Value> | readonly (Item | PartOf<Item>)[]
    : Part<Value>;

/**
 * Encodes an object as a multipart body. Each property becomes a part, or one part for each item of
 * an array. Bytes are sent as files (with the name of a `File`), objects as JSON, and other values
 * as text.
 * @param parts options of the parts, by property
 * @throws TypeError if the value is not an object
 */
export function multipart(
  value: unknown,
  parts: Readonly<Record<string, PartOptions>> = {},
  type = "multipart/form-data",
): Body | undefined {
  if (value === undefined) return undefined;
  if (isA(value, platform.FormData)) return { content: value };
  if (!isRecord(value)) {
    throw invalid("body", "must be an object with the form fields");
  }
  const byName = new Map(Object.entries(parts));
  // The body is encoded here because `FormData` can set the type of a part only by turning it into
  // a file.
  const boundary = "----" + randomText();
  const pieces: BlobPart[] = [];
  for (const [name, property] of Object.entries(value)) {
    const options = byName.get(name) ?? {};
    for (const item of items(name, property, options)) {
      pieces.push(`--${boundary}\r\n`, ...write(name, item, options), "\r\n");
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  return {
    content: new platform.Blob(pieces),
    type: `${type}; boundary=${boundary}`,
  };
}

function items(
  name: string,
  value: unknown,
  options: PartOptions,
): readonly unknown[] {
  const plain = simplify(value);
  if (isAbsent(plain)) return [];
  if (!Array.isArray(plain)) return [plain];
  const present: unknown[] = plain.filter((item) => !isAbsent(item));
  const { delimiter } = options;
  if (delimiter === undefined) return present;
  const texts = present.map((item) =>
    withoutMarks(name, primitive(name, item), delimiter),
  );
  return [texts.join(delimiter)];
}

function write(name: string, item: unknown, options: PartOptions): BlobPart[] {
  const value = item instanceof Part ? (item.value as unknown) : item;
  const details: PartDetails = item instanceof Part ? item.details : {};
  let disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  const { types = [] } = options;
  let type = types.find((one) => !one.includes("*"));
  let label = details.filename;
  let content: BlobPart;
  if (isBinary(value)) {
    if ("getReader" in value) {
      throw invalid(
        name,
        "a form field cannot be a stream; pass a Blob, bytes, or a string",
      );
    }
    const { Blob, File } = platform;
    const file = isA(value, Blob) ? value : new Blob([value]);
    label ??= isA(file, File) ? file.name : "blob";
    type = details.contentType ?? (file.type || type);
    if (types.length > 0 && !types.some((one) => includes(one, type))) {
      throw invalid(
        name,
        `has ${type ? `the media type "${type}"` : "no media type"}, and the API accepts only ${types.join(", ")}; pass a Blob of such a type`,
      );
    }
    type ??= "application/octet-stream";
    content = file;
  } else if (typeof value === "object" || isJson(details.contentType ?? type)) {
    type = details.contentType ?? type ?? "application/json";
    if (!isJson(type)) {
      throw invalid(
        name,
        `an object cannot be sent as "${type}"; pass a string or a Blob`,
      );
    }
    content = exactText(value) ?? "";
  } else {
    content = primitive(name, value);
  }
  if (label !== undefined) disposition += `; filename="${quoted(label)}"`;
  type = details.contentType ?? type;
  const lines =
    type === undefined ? [] : [`Content-Type: ${checkHeader(name, type)}`];
  new platform.Headers(details.headers).forEach((text, header) =>
    lines.push(`${header}: ${checkHeader(name, text)}`),
  );
  return [[disposition, ...lines].join("\r\n") + "\r\n\r\n", content];
}

/** Returns true if a media type equals a declared one, or is in a declared range. */
function includes(
  declared: string,
  type = "application/octet-stream",
): boolean {
  const [range, name] = [declared, type].map((one) =>
    one.toLowerCase().split(";", 1).join().trim(),
  );
  if (range === "*/*") return true;
  return range?.endsWith("/*") === true
    ? name?.startsWith(range.slice(0, -1)) === true
    : name === range;
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^[^;]*[/+]json(?![\w.+-])/.test(type);
}

/** Escapes the name of a field or a file in the same way as browsers. */
function quoted(text: string): string {
  return text.replace(/\r\n?|\n/g, "%0D%0A").replace(/"/g, "%22");
}
