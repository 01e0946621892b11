/** Request bodies: JSON, text, bytes, and what nobody described. */
import {
  isA,
  platform,
  type Blob,
  type BodyInit,
  type Bytes,
  type ByteSource,
} from "./platform.js";
import { jsonOf } from "./encode.js";

/** A body as it goes out. */
export interface Body {
  readonly content: BodyInit;
  /** Its media type; absent where the platform knows it (a `FormData`, a `Blob`). */
  readonly type?: string;
  /** It can be read only once, so the request cannot be sent again. */
  readonly once?: true;
}

/** Bytes that a request can carry. */
export type Binary = Blob | ArrayBuffer | Bytes | ByteSource;

/**
 * A JSON body.
 * @param type `application/json`, or a type ending in `+json`
 * @returns `undefined` for `undefined`: no body
 * @throws TypeError for what JSON has no word for
 */
export function json(
  value: unknown,
  type = "application/json",
): Body | undefined {
  const content = jsonOf("body", value);
  return content === undefined ? undefined : { content, type };
}

/** A body of text: plain, XML, CSV, whatever the type says. */
export function text(value: unknown, type = "text/plain"): Body | undefined {
  return value === undefined ? undefined : { content: String(value), type };
}

/**
 * A body of bytes. Without a type a `Blob` brings its own.
 * @throws TypeError when the value is neither bytes nor text
 */
export function binary(value: unknown, type?: string): Body | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" && !isBinary(value)) {
    throw new TypeError("body: must be bytes (Blob, ArrayBuffer, stream)");
  }
  const own = isA(value, platform.Blob) ? value.type : "";
  return {
    content: value as BodyInit,
    type: type ?? (own === "" ? "application/octet-stream" : own),
    ...(isA(value, platform.ReadableStream) ? { once: true } : {}),
  };
}

/** A body that nobody described: bytes and forms go out as they are, everything else as JSON. */
export function anything(value: unknown): Body | undefined {
  if (isBinary(value)) return binary(value);
  const { FormData, URLSearchParams } = platform;
  if (isA(value, FormData) || isA(value, URLSearchParams)) {
    return { content: value };
  }
  return json(value);
}

/** Writes a body of a certain type. */
export type BodyWriter = (value: unknown, type: string) => Body | undefined;

/**
 * A body of the type that the caller chose.
 * @param standard the type to take when none was chosen
 * @param writers the types there are
 * @throws TypeError when there is no such type
 */
export function choose(
  value: unknown,
  chosen: string | undefined,
  standard: string,
  writers: Readonly<Record<string, BodyWriter>>,
): Body | undefined {
  const type = chosen ?? standard;
  const write = new Map(Object.entries(writers)).get(type);
  if (write === undefined) throw new TypeError(`body: cannot be ${type}`);
  return write(value, type);
}

/** Whether a value is bytes. */
export function isBinary(value: unknown): value is Binary {
  return (
    isA(value, platform.Blob) ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isA(value, platform.ReadableStream)
  );
}
