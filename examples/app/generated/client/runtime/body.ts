/** Request bodies: JSON, text, bytes, and bodies without a description. */
import {
  isA,
  platform,
  type Blob,
  type BodyInit,
  type Bytes,
  type ByteSource,
} from "./platform.ts";
import { jsonOf } from "./encode.ts";

/** An encoded body. */
export interface Body {
  readonly content: BodyInit;
  /** The media type; absent if the platform sets it (for a `FormData` or a `Blob`). */
  readonly type?: string;
  /** The body can be read only once, so the request cannot be repeated. */
  readonly once?: true;
}

/** Bytes as a body or a part of one. */
export type Binary = Blob | ArrayBuffer | Bytes | ByteSource;

/**
 * A JSON body.
 * @param type `application/json`, or a type ending in `+json`
 * @returns `undefined` for `undefined`: the request has no body
 * @throws TypeError if JSON cannot represent the value
 */
export function json(
  value: unknown,
  type = "application/json",
): Body | undefined {
  const content = jsonOf("body", value);
  return content === undefined ? undefined : { content, type };
}

/** A text body, such as plain text, XML or CSV. */
export function text(value: unknown, type = "text/plain"): Body | undefined {
  return value === undefined ? undefined : { content: String(value), type };
}

/**
 * A body of bytes. If `type` is absent, a `Blob` keeps its own type.
 * @throws TypeError if the value is neither bytes nor text
 */
export function binary(value: unknown, type?: string): Body | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" && !isBinary(value)) {
    throw new TypeError(
      "body: must be a string or bytes (Blob, ArrayBuffer, stream)",
    );
  }
  const own = isA(value, platform.Blob) ? value.type : "";
  return {
    content: value as BodyInit,
    type: type ?? (own === "" ? "application/octet-stream" : own),
    ...(isA(value, platform.ReadableStream) ? { once: true } : {}),
  };
}

/** A body without a description: bytes and forms are sent unchanged, any other value as JSON. */
export function anything(value: unknown): Body | undefined {
  if (isBinary(value)) return binary(value);
  const { FormData, URLSearchParams } = platform;
  if (isA(value, FormData) || isA(value, URLSearchParams)) {
    return { content: value };
  }
  return json(value);
}

/** Encodes a body as one media type. */
export type BodyWriter = (value: unknown, type: string) => Body | undefined;

/**
 * Encodes a body as the media type that the caller chose.
 * @param standard the default type
 * @param writers encoders by supported type
 * @throws TypeError if the chosen type is not supported
 */
export function choose(
  value: unknown,
  chosen: string | undefined,
  standard: string,
  writers: Readonly<Record<string, BodyWriter>>,
): Body | undefined {
  const type = chosen ?? standard;
  const write = new Map(Object.entries(writers)).get(type);
  if (write === undefined) {
    const accepted = Object.keys(writers).join('", "');
    throw new TypeError(
      `body: the API does not accept the media type "${type}"; it accepts "${accepted}"`,
    );
  }
  return write(value, type);
}

/** Returns true if a value is bytes. */
export function isBinary(value: unknown): value is Binary {
  return (
    isA(value, platform.Blob) ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isA(value, platform.ReadableStream)
  );
}
