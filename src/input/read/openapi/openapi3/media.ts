/** Reads the Media Type, Encoding and Header Objects of OpenAPI 3. */
import type { Mutable } from '../../../../base/foundation/mutable.js';
import type { Encoding, Header, Media, Style } from '../../../../model/api.js';
import { byMediaType } from '../../../../model/media-type.js';
import { UNKNOWN, type Json, type Schema } from '../../../../model/schema.js';
import { EXTENSION } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description } from '../description.js';
import { readExamples } from '../example.js';
import { readSchema } from '../../json-schema/index.js';
import { mediaTypeName } from '../media-type.js';
import { readText } from '../../text.js';
import { withDeclaredTrust } from '../../trust.js';

const STYLES: ReadonlyMap<string, Style> = new Map(
  (
    [
      ...(['matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited'] as const),
      ...(['tabDelimited', 'deepObject', 'cookie'] as const),
    ] satisfies Style[]
  ).map((style) => [style, style]),
);

/**
 * Returns the declared style, from `style` or from restitch's extension. It may be any style that the model supports.
 */
export function readStyle(cursor: Cursor): Style | undefined {
  const keyword = cursor.has(EXTENSION.style) ? EXTENSION.style : 'style';
  if (!cursor.has(keyword)) return undefined;
  const place = cursor.get(keyword);
  const style = place.text();
  if (style === undefined) return undefined;
  const known = STYLES.get(style);
  if (!known) place.add('param/style', { style });
  return known;
}

/** Returns the style in which an array inside an array is written. Restitch's extension declares it. */
export function readItemStyle(cursor: Cursor): Style | undefined {
  if (!cursor.has(EXTENSION.itemStyle)) return undefined;
  const style = cursor.get(EXTENSION.itemStyle).text();
  const styles = ['form', 'simple', 'spaceDelimited', 'pipeDelimited', 'tabDelimited'] as const;
  return styles.find((known) => known === style);
}

/**
 * Reads a `content` map and sorts its media types, with ranges such as `text/*` last. If two keys are the same media
 * type, the first one is used.
 * @param content the map, which need not exist
 */
export function readContent(content: Cursor, description: Description): Media[] {
  if (!content.exists) return [];
  const { references } = description.schemas;
  const found = new Map<string, Media>();
  for (const [key, item] of references.part(content).entries()) {
    const type = mediaTypeName(key);
    if (type === undefined) item.add('media/type', { found: key }, 'key');
    const cursor = references.follow(item, '/components/mediaTypes');
    if (type === undefined || !cursor || found.has(type)) continue;
    found.set(type, withDeclaredTrust(cursor, readMedia(type, cursor, description)));
  }
  return [...found.values()].sort((a, b) => byMediaType(a.type, b.type));
}

function readMedia(type: string, cursor: Cursor, description: Description): Media {
  const { schemas } = description;
  const schema = cursor.get('schema');
  const isPlain = cursor.keyMask(BESIDES, 0) === 0;
  const keywords = isPlain ? undefined : readKept(cursor, ['prefixEncoding', 'itemEncoding']);
  const form = present(schema) ? readSchema(schema, schemas) : UNKNOWN;
  const each = isPlain ? undefined : readItem(cursor, description);
  const media: Mutable<Media> = {
    type,
    schema: form,
    encoding: isPlain ? NO_ENCODINGS : readEncodings(cursor.get('encoding'), description),
    examples: readExamples(cursor, schemas.references),
    origins: [cursor.origin()],
  };
  if (each) media.item = each;
  if (keywords) media.keywords = keywords;
  return media;
}

/**
 * All keywords of a media type except its schema and examples. They are rare, so a single check finds out that a media
 * type has none of them.
 */
const BESIDES: ReadonlyMap<string, number> = new Map(
  [
    ...['encoding', 'prefixEncoding', 'itemEncoding', 'itemSchema'],
    ...[EXTENSION.itemSchema, EXTENSION.kept],
  ].map((keyword) => [keyword, 1]),
);

function readItem(cursor: Cursor, { schemas }: Description): Schema | undefined {
  const item = cursor.has('itemSchema')
    ? cursor.get('itemSchema')
    : cursor.get(EXTENSION.itemSchema);
  return present(item) ? readSchema(item, schemas) : undefined;
}

/**
 * Returns keywords that the model has no field for, unchanged, and those that an earlier export stored in an
 * extension.
 */
function readKept(cursor: Cursor, names: readonly string[]): ReadonlyMap<string, Json> | undefined {
  if (!cursor.has(EXTENSION.kept) && !names.some((name) => cursor.has(name))) return undefined;
  const kept = new Map<string, Json>();
  for (const keyword of names.filter((name) => cursor.has(name))) {
    cursor.get(keyword).add('media/keyword', { keyword });
    kept.set(keyword, cursor.get(keyword).sortedJson());
  }
  for (const [keyword, place] of cursor.get(EXTENSION.kept).entries())
    kept.set(keyword, place.sortedJson());
  return kept.size > 0 ? kept : undefined;
}

/** Returns true if a schema is present, even if it is `false`. */
function present(cursor: Cursor): boolean {
  return cursor.exists;
}

const NO_ENCODINGS: ReadonlyMap<string, Encoding> = new Map();

function readEncodings(encodings: Cursor, description: Description): ReadonlyMap<string, Encoding> {
  if (!encodings.exists) return NO_ENCODINGS;
  const { references } = description.schemas;
  const found = new Map<string, Encoding>();
  for (const [property, cursor] of references.part(encodings).entries()) {
    const contentType = cursor.get('contentType').text();
    const style = readStyle(cursor);
    const explode = cursor.get('explode').boolean();
    const allowReserved = cursor.get('allowReserved').boolean();
    const itemStyle = readItemStyle(cursor);
    const keywords = readKept(cursor, ['encoding', 'prefixEncoding', 'itemEncoding']);
    found.set(property, {
      ...(contentType !== undefined && { contentType }),
      headers: readHeaderObjects(cursor.get('headers'), description),
      ...(style && { style }),
      ...(explode !== undefined && { explode }),
      ...(allowReserved !== undefined && { allowReserved }),
      ...(itemStyle && { itemStyle }),
      ...(keywords && { keywords }),
    });
  }
  return found;
}

/** Reads a `headers` map. The standard ignores `Content-Type` in it, because media types declare it. */
export function readHeaderObjects(headers: Cursor, description: Description): Header[] {
  if (!headers.exists) return [];
  const { references } = description.schemas;
  return references
    .part(headers)
    .entries()
    .flatMap(([name, item]) => {
      if (name.toLowerCase() === 'content-type') return [];
      const cursor = references.follow(item, '/components/headers');
      if (!cursor) return [];
      const read = () => withDeclaredTrust(cursor, readHeader(name, cursor, description));
      return [references.readCached(description.caches.headers, cursor, name, read)];
    });
}

function readHeader(name: string, cursor: Cursor, description: Description): Header {
  const text = readText(cursor.get('description'));
  const required = cursor.get('required').boolean();
  const deprecated = cursor.get('deprecated').boolean();
  const explode = cursor.get('explode').boolean();
  const [media] = readContent(cursor.get('content'), description);
  const own = cursor.get('schema').exists;
  const schema: Schema = own
    ? readSchema(cursor.get('schema'), description.schemas)
    : (media?.schema ?? UNKNOWN);
  const examples = readExamples(cursor, description.schemas.references);
  const all = [...examples, ...(own ? [] : (media?.examples ?? []))];
  return {
    name,
    ...(required !== undefined && { required }),
    ...(text !== undefined && { description: text }),
    ...(deprecated !== undefined && { deprecated }),
    schema,
    ...(!own && media && { mediaType: media.type }),
    ...(explode !== undefined && { explode }),
    ...(all.length > 0 && { examples: all }),
    origins: [cursor.origin()],
  };
}
