/** Prepares a request body for its check. */
import { isBinary, type Body } from "./body.js";
import { isRecord, simplify } from "./encode.js";
import { Part } from "./multipart.js";
import { isA, platform } from "./platform.js";

/**
 * Returns the value that is checked: JSON as it is encoded, the list of JSON lines, or a form whose
 * parts are plain values.
 * @param value the argument of the caller
 * @returns `undefined` for text, bytes, `FormData`, and streamed items, which are not checked
 */
export function sentValue(
  value: unknown,
  { content, type = "" }: Body,
): unknown {
  if (/^multipart\/|\/x-www-form-urlencoded\b/.test(type))
    return formValue(value);
  if (typeof content !== "string") return undefined;
  if (/[/+]json *(?:;|$)/.test(type)) return JSON.parse(content);
  const texts = content.split("\x1e").join("\n").split("\n").filter(Boolean);
  return texts.map((text) => JSON.parse(text) as unknown);
}

function formValue(value: unknown): unknown {
  const { FormData, URLSearchParams } = platform;
  const isOfPlatform = isA(value, FormData) || isA(value, URLSearchParams);
  return isOfPlatform ? undefined : plain(value);
}

function plain(value: unknown): unknown {
  const inner = simplify(value instanceof Part ? value.value : value);
  if (isBinary(inner)) return inner;
  if (Array.isArray(inner)) return inner.map(plain);
  if (!isRecord(inner)) return inner;
  const fields = Object.entries(inner).filter(([, one]) => one !== undefined);
  return Object.fromEntries(fields.map(([name, one]) => [name, plain(one)]));
}
