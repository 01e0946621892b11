/** Scrubs bodies of every media type: their structure is kept, and their values are replaced. */
import { isJsonMediaType } from '../../../model/media-type.js';
import { isApiName } from '../../../input/read/infer/api-name.js';
import { isMapLike, kindOf } from '../../../input/read/infer/field-names.js';
import { readFormParts } from '../../../input/read/form-data.js';
import { jsonBeginning } from './beginning.js';
import { lastName, scrubQuery } from './address.js';
import { BOUNDARY } from './header.js';
import { isKept, scrubNumber, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';
import { scrubXml } from './xml.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

const FORM = 'application/x-www-form-urlencoded';
/** The number of characters of an object's JSON from which its digest is computed. */
const DIGESTED = 4000;

/**
 * Scrubs a body.
 * @param type the media type without parameters
 * @param contentType the media type with its parameters
 * @param place the place of the message: a text that is the same for all messages whose paths differ only in their
 * values
 * @returns `undefined` for bytes, and for a body that does not match its media type
 */
export function scrubBody(
  context: LeafContext,
  text: string,
  {
    type,
    contentType,
    place,
  }: { readonly type: string; readonly contentType: string; readonly place: string },
): Scrubbed | undefined {
  if (isJsonMediaType(type)) return scrubJsonText(context, text, place);
  if (type === FORM) return scrubQuery(context, `?${text}`, place);
  if (type.startsWith('multipart/form-data')) return scrubParts(context, text, contentType, place);
  if (/^(?:text\/event-stream|application\/(?:x-ndjson|jsonl|json-seq))/.test(type))
    return scrubLines(context, text, place);
  if (/[/+]xml$/.test(type)) return scrubXml(context, text, place);
  return type.startsWith('text/') || /graphql|yaml|javascript/.test(type)
    ? asScrubbed(context.cipher.replace(text))
    : undefined;
}

function scrubJsonText(context: LeafContext, text: string, place: string): Scrubbed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return asScrubbed(JSON.stringify(scrubJson(context, value, '', place)));
}

/**
 * Scrubs JSON, but keeps its structure.
 * @param value a value from `JSON.parse`
 * @param name the name of the field that contains the value
 * @param at the place of the value: a text that is the same for all values of the same field in different messages
 */
function scrubJson(
  context: LeafContext,
  value: unknown,
  name: string,
  at: string,
  depth = 0,
): unknown {
  if (depth > SERVICE_LIMITS.scrubbedDepth.most) return null;
  if (typeof value === 'string') return scrubText(context, value, { name, at });
  if (typeof value === 'number') return scrubNumber(context, value, { name });
  if (Array.isArray(value))
    return value.map((item) => scrubJson(context, item, name, `${at}/[]`, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  const isKnown = (key: string): boolean =>
    isApiName(key) || isKept(context, key) || context.declared.isName(key);
  const unknown = members.filter(([key]) => !isKnown(key));
  const open = unknown.map(([key]) => key);
  const kinds = unknown.map(([, item]) => kindOf(item));
  const isNamed = !/\/(?:\[\]|\*)$/.test(at);
  const isMap = open.length > 0 && isMapLike(isNamed ? name : '', kinds, members.length);
  const digest = (): number => context.cipher.digest(jsonBeginning(value, DIGESTED));
  // The keys of a map are values, unless several different maps have the same keys. Only the items of a list are
  // certainly different maps. Outside a list, the same map may have been recorded repeatedly, so its keys are replaced.
  const mayWait = !isMap || at.endsWith('/[]');
  if (open.length > 0 && mayWait) context.withheld.object(at, digest(), open);
  return Object.fromEntries(
    members.map(([key, item]): [string, unknown] => {
      const isName = isKnown(key);
      const inside = scrubJson(
        context,
        item,
        isName || !isMap ? key : name,
        `${at}/${isName ? key : '*'}`,
        depth + 1,
      );
      return [isName ? key : scrubKey(context, key, mayWait ? at : undefined), inside];
    }),
  );
}

/**
 * Scrubs a key that is neither a common API word nor declared. The key is replaced like a value, until enough objects
 * show that it is a field name.
 */
function scrubKey(context: LeafContext, key: string, at: string | undefined): Scrubbed {
  const replaced = scrubText(context, key, { name: '' });
  const mayWait = at !== undefined && /^[A-Za-z][A-Za-z_-]{2,40}$/.test(key);
  return (mayWait ? context.withheld.name(at, key, replaced) : undefined) ?? replaced;
}

/** Scrubs a multipart form. The names and contents of files are omitted. */
function scrubParts(
  context: LeafContext,
  text: string,
  contentType: string,
  place: string,
): Scrubbed | undefined {
  const parts = readFormParts(text, contentType);
  if (!parts) return undefined;
  const encoded = parts.map(({ name, value, isFile }) => {
    const isName = isApiName(name) || isKept(context, name) || context.declared.isName(name);
    const own = isName ? name : scrubText(context, name, { name: '' });
    const file = isFile ? '; filename="file"' : '';
    const leaf = lastName(name);
    const content = isFile ? '' : scrubText(context, value, { name: leaf, at: `${place} ${leaf}` });
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${own}"${file}\r\n\r\n${content}\r\n`;
  });
  return asScrubbed(`${encoded.join('')}--${BOUNDARY}--\r\n`);
}

/** Scrubs a stream of JSON line by line. A line that is not JSON is scrubbed as free text. */
function scrubLines(context: LeafContext, text: string, place: string): Scrubbed {
  const lines = text.split(/\r\n|[\r\n]/).map((line): Scrubbed => {
    const [, field = '', data = ''] = /^((?:data|id|event|retry): ?|\x1e)?(.*)$/s.exec(line) ?? [];
    if (data === '') return asScrubbed(field);
    if (field.startsWith('event') && isApiName(data)) return asScrubbed(field + data);
    const json = /^(?:id|event|retry)/.test(field)
      ? undefined
      : scrubJsonText(context, data, place);
    return asScrubbed(field + (json ?? context.cipher.replace(data)));
  });
  return joinScrubbed(lines, '\n');
}
