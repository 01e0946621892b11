/** Reads the facts of operations that Swagger 2.0 and OpenAPI 3 declare in the same way. */
import type { Endpoint } from '../../../model/api.js';
import type { Mutable } from '../../../base/foundation/mutable.js';
import { fact, type Fact } from '../../../model/origin.js';
import { endpointKey } from '../../../model/path.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { Description } from './description.js';
import { externalDocsFact, readExtensions } from './info.js';
import { readDeprecated as readFlag } from './parameter-facts.js';
import type { OperationPlace } from './path-item.js';
import { readProse, type Prose } from '../infer/prose.js';
import type { References } from '../references/reference.js';
import { readSecurity, type SecurityEvidence } from './security.js';
import { readText } from '../text.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** A summary with more characters than this is read as the description. */
const LONG_SUMMARY = 120;

type Facts = Omit<Endpoint, 'parameters' | 'body' | 'responses' | 'servers' | 'callbacks'>;

/**
 * Reads the facts of an operation except its parameters, body and responses.
 * @param evidence parameters that contain credentials, so that they are read as security
 */
export function readOperation(
  place: OperationPlace,
  evidence: Pick<SecurityEvidence, 'authorization' | 'credentials'>,
  description: Description,
): Facts {
  const { operation, path, method, template, address } = place;
  const texts = readTexts(place, description.schemas.references);
  const security = readSecurity(
    place,
    {
      text: texts.place,
      ...(texts.prose?.security && { prose: texts.prose.security }),
      ...(evidence.authorization && { authorization: evidence.authorization }),
      credentials: evidence.credentials,
    },
    description,
  );
  const id = operation.get('operationId');
  const name = id.text();
  const externalDocs = externalDocsFact(operation.get('externalDocs'));
  const deprecated = readDeprecated(operation, texts.prose, texts.place);
  const facts: Mutable<Facts> = {
    key: endpointKey(method, path),
    method,
    path,
    aliases: [],
    tags: readOperationTags(operation.get('tags')),
    extensions: extensionsOf(place),
    origins: [operation.origin()],
  };
  if (address !== undefined) {
    facts.key += `#${address}`;
    facts.address = address;
  }
  if (template.trailingSlash) facts.trailingSlash = true;
  if (name !== undefined) facts.operationId = fact(name, id.origin());
  if (texts.summary) facts.summary = texts.summary;
  if (texts.description) facts.description = texts.description;
  if (deprecated) facts.deprecated = deprecated;
  if (externalDocs) facts.externalDocs = externalDocs;
  if (security) facts.security = security;
  return facts;
}

/**
 * Returns the vendor extensions of an operation. If its path item is marked as `x-internal`, the operation is
 * internal too.
 */
function extensionsOf({ operation, item }: OperationPlace): Facts['extensions'] {
  const extensions = readExtensions(operation);
  if (item.rawMember('x-internal') !== true || extensions.has('x-internal')) return extensions;
  return new Map([...extensions, ['x-internal', true]]);
}

interface Texts {
  readonly summary?: Text;
  readonly description?: Text;
  readonly prose?: Prose;
  /** The location of the description. */
  readonly place: Cursor;
}

/** Reads `summary` and `description`. If the operation lacks one of them, that of the path item applies. */
function readTexts({ operation, item }: OperationPlace, references: References): Texts {
  const summaryPlace = first('summary', operation, item, 'x-summary');
  const long = readText(summaryPlace);
  const place = references.part(first('description', operation, item));
  const described = readText(place);
  const moves = long !== undefined && long.length > LONG_SUMMARY && described === undefined;
  const textPlace = moves ? summaryPlace : place;
  const text = moves ? long : described;
  const prose = text === undefined ? undefined : readProse(text);
  if (moves)
    summaryPlace.add('op/summary-shape', { what: 'is a paragraph: it is read as the description' });
  else if (long?.trimEnd().endsWith('.') && /[^.]\.\s*$/.test(long))
    summaryPlace.add('op/summary-shape', {
      what: 'ends with a full stop: the full stop is removed',
    });
  const summary = moves ? undefined : long && withoutStop(long.trim());
  return {
    ...(summary !== undefined &&
      summary !== '' && { summary: fact(summary, summaryPlace.origin()) }),
    ...(prose?.text !== undefined && { description: fact(prose.text, textPlace.origin()) }),
    ...(prose && { prose }),
    place: textPlace,
  };
}

function first(key: string, operation: Cursor, item: Cursor, other = key): Cursor {
  if (isFilled(operation.rawMember(key))) return operation.get(key);
  if (isFilled(operation.rawMember(other))) return operation.get(other);
  return isFilled(item.rawMember(key)) ? item.get(key) : operation.get(key);
}

/** Removes a full stop at the end of a text. An ellipsis stays. */
function withoutStop(text: string): string {
  return text.endsWith('.') ? text.replace(/(?<![.])\.$/, '').trimEnd() : text;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function readDeprecated(
  operation: Cursor,
  prose: Prose | undefined,
  text: Cursor,
): Fact<boolean> | undefined {
  const flag = readFlag(operation);
  if (flag) return flag;
  if (!prose?.deprecated) return undefined;
  text.add('op/deprecated-prose', {});
  return fact(true, text.origin('inferred'));
}

/** If a tag is one of these words, the tags were cut out of a sentence and do not name groups. */
const STOP_WORDS = new Set('a an and at by for from in into of on or the to with'.split(' '));

function readOperationTags(tags: Cursor): Fact<string>[] {
  // A single name in place of a list is a list with one item.
  const items = tags.type === 'string' ? [tags] : tags.items();
  const found = new Map<string, Fact<string>>();
  let repeated: string | undefined;
  for (const item of items) {
    const tag = item.text();
    if (tag === undefined) continue;
    if (found.has(tag)) repeated ??= tag;
    else found.set(tag, fact(tag, item.origin()));
  }
  const count = found.size;
  const stop = [...found.keys()].find((tag) => STOP_WORDS.has(tag.trim().toLowerCase()));
  if (stop !== undefined) tags.add('tags/noise', { fault: 'word', tag: stop, count });
  else if (count > READING_LIMITS.groupTags.most)
    tags.add('tags/noise', { fault: 'many', tag: '', count });
  else if (repeated !== undefined)
    tags.add('tags/noise', { fault: 'repeated', tag: repeated, count });
  return [...found.values()];
}
