/** What a body that goes out is to a check. */
import { isBinary, type Body } from "./body.js";
import { isRecord, simplify } from "./encode.js";
import { Part } from "./multipart.js";
import { isA, platform } from "./platform.js";

/**
 * JSON as it goes out, the lines of a list as a list, and a form as it was given, without what is said of its parts.
 * @param value what a caller passes
 * @returns nothing for texts, bytes, forms of the platform, and what is sent one by one
 */
export function sentValue(
  value: unknown,
  { content, type = "" }: Body,
): unknown {
  if (/^multipart\/|\/x-www-form-urlencoded\b/.test(type))
    return formValue(value);
  if (typeof content !== "string") return undefined;
  if (/[/+]json *(?:;|$)/.test(type)) return JSON.parse(content);
  const texts = content.split(/[\n\x1e]+/).filter(Boolean);
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
