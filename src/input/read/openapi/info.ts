/** Reads the facts about the whole API: `info`, `tags`, `externalDocs`, and vendor extensions. */
import type { Contact, Info, License, Tag } from '../../../model/api.js';
import { fact, type Fact } from '../../../model/origin.js';
import type { ExternalDocs, Json } from '../../../model/schema.js';
import { EXTENSION, isRestored } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { toJson } from '../../source/model-json.js';
import { nearestSpelling } from '../../../base/foundation/suggest.js';
import { readExternalDocs } from '../json-schema/notes.js';
import { readProse } from '../infer/prose.js';
import type { References } from '../references/reference.js';
import { readText, readTextFact } from '../text.js';

/**
 * Reads the Info Object, and `externalDocs` of the root. Sentences about authentication are removed from the
 * `description`, as in operations.
 */
export function readInfo(root: Cursor, references: References): Info {
  const info = references.part(root.get('info'));
  const externalDocs = externalDocsFact(root.get('externalDocs'));
  const title = readTextFact(info.get('title'));
  const summary = readTextFact(info.get('summary'));
  const described = references.part(info.get('description'));
  const text = readText(described);
  const description = text === undefined ? undefined : readProse(text).text;
  const version = info.get('version');
  if (version.type === 'number') version.add('info/version-type', {});
  const synthetic = isSynthetic(info);
  const number = synthetic('version') ? undefined : version.text();
  const terms = info.get('termsOfService');
  const termsText = info.get(EXTENSION.termsOfService).text() ?? terms.text();
  const contact = readContact(info.get('contact'));
  const license = readLicense(info.get('license'));
  const infoExtensions = readExtensions(info);
  return {
    ...(title && !synthetic('title') && { title }),
    ...(number !== undefined && { version: fact(number, version.origin()) }),
    ...(summary && { summary }),
    ...(description !== undefined && {
      description: fact(description, described.origin()),
    }),
    ...(termsText !== undefined && { termsOfService: fact(termsText, terms.origin()) }),
    ...(contact && { contact }),
    ...(license && { license }),
    ...(externalDocs && { externalDocs }),
    ...(infoExtensions.size > 0 && { infoExtensions }),
  };
}

/**
 * Returns a test for the names of fields in an object. It returns true for a field that restitch's export wrote only
 * because OpenAPI requires it.
 */
export function isSynthetic(cursor: Cursor): (field: string) => boolean {
  const marks = cursor.get(EXTENSION.synthetic).json();
  return (field) => marks === true || (Array.isArray(marks) && marks.includes(field));
}

function readContact(cursor: Cursor): Fact<Contact> | undefined {
  if (cursor.type !== 'object') return undefined;
  const email = cursor.get(EXTENSION.email).text();
  const url = cursor.get(EXTENSION.url).text();
  const contact = {
    ...stringFields(cursor, ['name', 'url', 'email']),
    ...(url !== undefined && { url }),
    ...(email !== undefined && { email }),
  };
  return Object.keys(contact).length > 0 ? fact(contact, cursor.origin()) : undefined;
}

function readLicense(cursor: Cursor): Fact<License> | undefined {
  if (!cursor.exists) return undefined;
  if (cursor.type === 'string') {
    const name = cursor.text();
    return name === undefined ? undefined : fact({ name }, cursor.origin());
  }
  const url = cursor.get(EXTENSION.url).text();
  const { name, ...rest } = {
    ...stringFields(cursor, ['name', 'identifier', 'url']),
    ...(url !== undefined && { url }),
  };
  const licenseName = name ?? rest.identifier ?? rest.url;
  return licenseName === undefined
    ? undefined
    : fact({ name: licenseName, ...rest }, cursor.origin());
}

/** Returns the given keys of an object that are present as strings. */
export function stringFields<K extends string>(
  cursor: Cursor,
  keys: readonly K[],
): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const text = cursor.get(key).text();
    if (text !== undefined) found[key] = text;
  }
  return found;
}

/**
 * Reads the root's `tags`; their `parent`, `kind` and `summary` are from OpenAPI 3.2. If a name occurs twice, the
 * first entry is used.
 */
export function readTags(tags: Cursor, references: References): Map<string, Tag> {
  const found = new Map<string, Tag>();
  for (const item of references.part(tags).items()) {
    const cursor = references.part(item);
    const name = (cursor.type === 'string' ? cursor : cursor.get('name')).text();
    if (name === undefined || found.has(name)) continue;
    const description = readText(references.part(cursor.get('description')));
    const externalDocs = readExternalDocs(cursor.get('externalDocs'));
    found.set(name, {
      name,
      ...readDisplayName(cursor),
      ...renamed(cursor, {
        summary: EXTENSION.summary,
        parent: EXTENSION.parent,
        kind: EXTENSION.kind,
      }),
      ...(description !== undefined && { description }),
      ...(externalDocs && { externalDocs }),
      origins: [cursor.origin()],
    });
  }
  return found;
}

/** Reads `x-displayName`. Documents used this extension for the summary of a tag before OpenAPI 3.2. */
function readDisplayName(cursor: Cursor): { summary?: string } {
  const text = cursor.get('x-displayName').text();
  return text === undefined ? {} : { summary: text };
}

/** Reads strings under their own keys, or under the extensions that restitch's OpenAPI 3.1 export uses for them. */
function renamed<K extends string>(
  cursor: Cursor,
  keys: Readonly<Record<K, string>>,
): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of Object.keys(keys) as K[]) {
    const text = cursor.get(key).text() ?? cursor.get(keys[key]).text();
    if (text !== undefined) found[key] = text;
  }
  return found;
}

/** Reads `externalDocs`, with its origin. */
export function externalDocsFact(cursor: Cursor): Fact<ExternalDocs> | undefined {
  const docs = readExternalDocs(cursor);
  return docs && fact(docs, cursor.origin());
}

/**
 * Returns the vendor extensions of an object, unchanged. They are data and never change what restitch does.
 * Restitch's own extensions are not included.
 */
export function readExtensions(cursor: Cursor): ReadonlyMap<string, Json> {
  return extensionsBut(cursor, NONE);
}

const NONE: readonly string[] = [];
const NOTHING: ReadonlyMap<string, Json> = new Map();

/** Most objects have no extensions. For these, a shared empty map is returned. */
function extensionsBut(cursor: Cursor, left: readonly string[]): ReadonlyMap<string, Json> {
  const found = cursor.keysFrom('x-');
  if (found.length === 0) return NOTHING;
  const keys = found.filter((key) => !isRestored(key) && !left.includes(key));
  return keys.length === 0
    ? NOTHING
    : new Map(keys.map((key) => [key, toJson(cursor.rawMember(key))]));
}

/** Extensions that the readers interpret, so that their facts are already in the model. */
const UNDERSTOOD = ['x-deprecated', 'x-example', 'x-examples', 'x-ms-skip-url-encoding'];

/** Returns the vendor extensions of a part of an operation, if there are any. */
export function ownExtensions(cursor: Cursor): { extensions?: ReadonlyMap<string, Json> } {
  const extensions = extensionsBut(cursor, UNDERSTOOD);
  return extensions.size === 0 ? {} : { extensions };
}

/** Reports keys that the standard does not define, and suggests the nearest key that it defines. */
export function checkKeys(cursor: Cursor, known: readonly string[]): void {
  for (const key of cursor.keysBesides(known)) {
    if (key.startsWith('x-')) continue;
    const hint = nearestSpelling(key, known);
    cursor.get(key).add('key/unknown', { key, ...(hint !== undefined && { hint }) }, 'key');
  }
}
