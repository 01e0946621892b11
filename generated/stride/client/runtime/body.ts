/**
 * Encodes request bodies: JSON, text, bytes, and bodies without a declared
 * media type.
 */
import {
  isA,
  platform,
  type Blob,
  type BodyInit,
  type Bytes,
  type ByteSource,
} from "./platform.js";
import { invalid } from "./errors.js";
import { jsonOf } from "./encode.js";

export interface Body {
  readonly content: BodyInit;
  /** The media type; absent if the platform sets it, as for a `FormData` or a `Blob`. */
  readonly type?: string;
  /** True if the body can be read only once, so that the request cannot be repeated. */
  readonly once?: true;
}

/** The types of binary values in requests. */
export type Binary = Blob | ArrayBuffer | Bytes | ByteSource;

/**
 * Encodes a value as JSON.
 * @param type `application/json`, or a media type that ends in `+json`
 * @returns `undefined` if the value is `undefined`. The request then has no body.
 * @throws TypeError if JSON cannot represent the value
 */
export function json(
  value: unknown,
  type = "application/json",
): Body | undefined {
  const content = jsonOf("body", value);
  return content === undefined ? undefined : { content, type };
}

/** Encodes a value as text, such as plain text, XML or CSV. */
export function text(value: unknown, type = "text/plain"): Body | undefined {
  return value === undefined ? undefined : { content: String(value), type };
}

/**
 * Sends bytes. If `type` is absent, the type of a `Blob` is sent.
 * @throws TypeError if the value is neither bytes nor text
 */
export function binary(value: unknown, type?: string): Body | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" && !isBinary(value)) {
    throw invalid(
      "body",
      "must be a string or bytes (Blob, ArrayBuffer, stream)",
    );
  }
  const own = isA(value, platform.Blob) ? value.type : "";
  return {
    content: value as BodyInit,
    type: type ?? (own === "" ? "application/octet-stream" : own),
    ...(isA(value, platform.ReadableStream) ? { once: true } : {}),
  };
}

/**
 * Encodes a body whose media type is not declared, or may be any media type.
 * Bytes and forms are sent unchanged, and any other value as JSON.
 */
export function anything(value: unknown): Body | undefined {
  if (isBinary(value)) return binary(value);
  const { FormData, URLSearchParams } = platform;
  if (isA(value, FormData) || isA(value, URLSearchParams)) {
    return { content: value };
  }
  return json(value);
}

/** Encodes a body as one media type; `undefined` means no body. */
export type BodyWriter = (value: unknown, type: string) => Body | undefined;

/**
 * Encodes a body as the media type that the caller has chosen.
 * @param standard the media type if the caller has not chosen one
 * @param writers the encoders, by media type
 * @throws TypeError if the description does not declare the chosen type
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
    const accepted = Object.keys(writers).join('" or "');
    throw invalid(
      "body",
      `the API does not accept "${type}"; pass "${accepted}"`,
    );
  }
  return write(value, type);
}

export function isBinary(value: unknown): value is Binary {
  return (
    isA(value, platform.Blob) ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    isA(value, platform.ReadableStream)
  );
}
