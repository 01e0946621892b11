/** Scrubs bodies of every media type: their structure is kept, and their values are replaced. */
import { isJsonMediaType } from '../../../model/media-type.js';
import { isApiName } from '../../../input/read/infer/api-name.js';
import { isMapLike, kindOf } from '../../../input/read/infer/field-names.js';
import { readFormParts } from '../../../input/read/form-data.js';
import { jsonBeginning } from './beginning.js';
import { lastName, scrubQuery } from './address.js';
import { BOUNDARY } from './header.js';
import { isKnownName, scrubNumber, scrubText, type LeafContext } from './leaf.js';
import { asScrubbed, joinScrubbed, type Scrubbed } from './scrubbed.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

const FORM = 'application/x-www-form-urlencoded';
/** The number of characters of an object's JSON from which its digest is computed. */
const DIGESTED = 4000;

/** The message of a body. */
export interface BodyPlace {
  /** The media type without parameters. */
  readonly type: string;
  /** The media type with its parameters. */
  readonly contentType: string;
  /** A text that is the same for all messages whose paths differ only in their values. */
  readonly place: string;
  /** The method and the path of the request. */
  readonly address: string;
}

/**
 * Scrubs a body.
 * @returns `undefined` for bytes, and for a body that does not match its media type
 */
export function scrubBody(
  context: LeafContext,
  text: string,
  { type, contentType, place, address }: BodyPlace,
): Scrubbed | undefined {
  if (isJsonMediaType(type)) return scrubJsonText(context, text, { place, address });
  if (type === FORM) return scrubQuery(context, `?${text}`, place);
  if (type.startsWith('multipart/form-data')) return scrubParts(context, text, contentType, place);
  if (/^(?:text\/event-stream|application\/(?:x-ndjson|jsonl|json-seq))/.test(type))
    return scrubLines(context, text, { place, address });
  if (/[/+]xml$/.test(type)) return scrubXml(context, text, place);
  return type.startsWith('text/') || /graphql|yaml|javascript/.test(type)
    ? asScrubbed(context.cipher.replace(text))
    : undefined;
}

function scrubJsonText(
  context: LeafContext,
  text: string,
  { place, address }: Pick<BodyPlace, 'place' | 'address'>,
): Scrubbed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const at = { name: '', at: place, address, item: value, depth: 0 };
  return asScrubbed(JSON.stringify(scrubJson(context, value, at)));
}

/** Describes where a JSON value is. */
interface JsonPlace {
  /** The name of the field that contains the value. */
  readonly name: string;
  /** A text that is the same for all values of the same field in different messages. */
  readonly at: string;
  /** The method and the path of the request. */
  readonly address: string;
  /** The innermost item of a list around the value; otherwise the whole body. */
  readonly item: unknown;
  readonly depth: number;
}

/** Scrubs a value from `JSON.parse`, but keeps its structure. */
function scrubJson(context: LeafContext, value: unknown, place: JsonPlace): unknown {
  const { name, at } = place;
  const depth = place.depth + 1;
  if (place.depth > SERVICE_LIMITS.scrubbedDepth.most) return null;
  if (typeof value === 'string') return scrubText(context, value, { name, at });
  if (typeof value === 'number') return scrubNumber(context, value, { name });
  if (Array.isArray(value)) {
    const inside = { ...place, at: `${at}/[]`, depth };
    return value.map((item) => scrubJson(context, item, inside));
  }
  if (typeof value !== 'object' || value === null) return value;
  const { isName, isMap, mayWait } = keysOf(context, value, place);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]): [string, unknown] => {
      const isKnown = isName(key);
      const inside = scrubJson(context, item, {
        ...place,
        item: at.endsWith('/[]') ? value : place.item,
        name: isKnown || !isMap ? key : name,
        at: `${at}/${isKnown ? key : '*'}`,
        depth,
      });
      return [isKnown ? key : scrubKey(context, key, mayWait ? { at, isMap } : undefined), inside];
    }),
  );
}

interface JsonKeys {
  /** Returns true for a name of the API. */
  readonly isName: (key: string) => boolean;
  /** True if the other keys are data, such as ids. */
  readonly isMap: boolean;
  /** True if the other keys may turn out to be names of the API. */
  readonly mayWait: boolean;
}

/** Decides what the keys of an object are. Registers the object if its unknown keys may turn out to be names. */
function keysOf(
  context: LeafContext,
  value: object,
  { name, at, address, item }: JsonPlace,
): JsonKeys {
  const isName = (key: string): boolean => isKnownName(context, key);
  const members = Object.entries(value);
  const unknown = members.filter(([key]) => !isName(key));
  const known = members.filter(([key]) => isName(key));
  const kinds = unknown.map(([, member]) => kindOf(member));
  const isNamed = !/\/(?:\[\]|\*)$/.test(at);
  // All values of a map have the same kind. If many known keys have values of other kinds, the object is not a map.
  const others = known.filter(([, member]) => ![kinds[0], 'null'].includes(kindOf(member)));
  const isMap =
    unknown.length > 0 &&
    isMapLike(isNamed ? name : '', kinds, members.length) &&
    others.length <= unknown.length;
  // The keys of a map are values, unless several different maps have the same keys. Only the items of a list are
  // certainly different maps. Outside a list, the same map may have been recorded repeatedly, so its keys are replaced.
  const mayWait = !isMap || at.endsWith('/[]');
  if (unknown.length > 0 && mayWait) {
    // A map repeats its keys in each request. Other objects count once for each address and for each item of a list.
    const beginning = (one: unknown): string => jsonBeginning(one, DIGESTED);
    const own = isMap ? beginning(value) : [address, beginning(item), beginning(value)].join('\n');
    const open = unknown.map(([key]) => key);
    context.withheld.object(at, context.cipher.digest(own), open);
  }
  return { isName, isMap, mayWait };
}

/**
 * Scrubs a key that is neither a common API word nor declared. The key is replaced like a value, until enough objects
 * show that it is a field name.
 */
function scrubKey(
  context: LeafContext,
  key: string,
  place: { readonly at: string; readonly isMap: boolean } | undefined,
): Scrubbed {
  const replaced = scrubText(context, key, { name: '' });
  if (!/^[A-Za-z][A-Za-z_-]{2,40}$/.test(key)) return replaced;
  if (place) return context.withheld.name(place, key, replaced) ?? replaced;
  context.withheld.addKey(key);
  return replaced;
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
    const isName = isKnownName(context, name);
    const own = isName ? name : scrubText(context, name, { name: '' });
    const file = isFile ? '; filename="file"' : '';
    const leaf = lastName(name);
    const content = isFile ? '' : scrubText(context, value, { name: leaf, at: `${place} ${leaf}` });
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${own}"${file}\r\n\r\n${content}\r\n`;
  });
  return asScrubbed(`${encoded.join('')}--${BOUNDARY}--\r\n`);
}

/** Scrubs a stream of JSON line by line. A line that is not JSON is scrubbed as free text. */
function scrubLines(
  context: LeafContext,
  text: string,
  place: Pick<BodyPlace, 'place' | 'address'>,
): Scrubbed {
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

/**
 * Scrubs an XML document. Comments, processing instructions and declarations are removed. Names are treated like the
 * keys in JSON, and the values of attributes and the texts like the values in JSON.
 */
function scrubXml(context: LeafContext, text: string, place: string): Scrubbed {
  if (text.length > SERVICE_LIMITS.scrubbedXml.most)
    return asScrubbed(context.cipher.replace(text));
  let inside = '';
  let scrubbed = '';
  for (const [token] of text.matchAll(/<[^<>]*>|[^<]+|</g)) {
    if (!token.startsWith('<')) {
      scrubbed += xmlText(context, token, inside, place);
      continue;
    }
    const close = token.startsWith('</') ? '/' : '';
    const content = token.slice(1 + close.length, -1);
    const [name] = /^[^\s/]+/.exec(content) ?? [];
    if (name === undefined || /^[!?]/.test(name)) continue;
    inside = lastName(name.replace(/^[^:]*:/, ''));
    const rest = attributes(context, content.slice(name.length), place);
    scrubbed += `<${close}${xmlName(context, name)}${rest}>`;
  }
  return asScrubbed(scrubbed);
}

function xmlName(context: LeafContext, name: string): string {
  const isKnown = isKnownName(context, name);
  return isKnown ? name : scrubText(context, name, { name: '' });
}

function attributes(context: LeafContext, text: string, place: string): string {
  const tokens = text.match(/"[^"]*"|'[^']*'|=|[^\s="'/]+/g) ?? [];
  const pairs = tokens.flatMap((name, at) => {
    const value = tokens[at + 2] ?? '';
    if (tokens[at + 1] !== '=' || !/^["']/.test(value)) return [];
    return [` ${xmlName(context, name)}="${xmlText(context, value.slice(1, -1), name, place)}"`];
  });
  return pairs.join('') + (/\/\s*$/.test(text) ? '/' : '');
}

function xmlText(context: LeafContext, text: string, name: string, place: string): string {
  const inner = text.trim();
  if (inner === '') return '';
  const plain = inner.replace(/&[#\w]{1,10};/g, '.');
  return scrubText(context, plain, { name, at: `${place} ${name}` }).replace(/[<>&"]/g, '.');
}
