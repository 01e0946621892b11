/** Compares the encodings of form and multipart fields. */
import type { Encoding, Media } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import { sameJson } from './schema/json.js';

const NOTHING: Encoding = { headers: [] };

/** Returns the fields whose encoding changed. */
export function changedPartEncodings(before: Media, after: Media): string[] {
  const names = new Set([...before.encoding.keys(), ...after.encoding.keys()]);
  const parts = [...names].filter(
    (name) =>
      !sameEncoding(before.encoding.get(name) ?? NOTHING, after.encoding.get(name) ?? NOTHING),
  );
  const isSame = sameKeywords(before.keywords, after.keywords);
  return [...parts.map((name) => `part ${name}`), ...(isSame ? [] : ['a part'])];
}

function sameEncoding(a: Encoding, b: Encoding): boolean {
  return (
    a.contentType === b.contentType &&
    a.style === b.style &&
    a.itemStyle === b.itemStyle &&
    (a.explode ?? false) === (b.explode ?? false) &&
    (a.allowReserved ?? false) === (b.allowReserved ?? false) &&
    sameKeywords(a.keywords, b.keywords)
  );
}

function sameKeywords(a: Media['keywords'], b: Media['keywords']): boolean {
  const none: ReadonlyMap<string, Json> = new Map();
  return sameJson(a ?? none, b ?? none);
}
