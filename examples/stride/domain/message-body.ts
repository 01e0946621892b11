/** Converts the content of messages to the body that is stored. */
import type { Document } from '../documents/document.js';
import { fromMarkdown } from '../documents/from-markdown.js';
import { fromText } from '../documents/from-text.js';
import { toText } from '../documents/to-text.js';
import { validate } from '../documents/validate.js';
import { withNanoseconds } from './clock.js';
import { invalid, invalidAt } from './errors.js';
import { toJson } from './json.js';
import type { Content, Message } from './message.js';
import type { StoredMessage } from './store.js';

/** The maximum number of characters of a plain text or a Markdown text. */
const MAX_TEXT = 100_000;
/**
 * The maximum number of characters of a document as JSON. It also applies to documents that are
 * converted from plain text or Markdown.
 */
const MAX_JSON = 400_000;

export interface Body {
  readonly document: Document;
  readonly json: string;
  readonly text: string;
}

/**
 * Converts content to the body that is stored.
 * @throws DomainError `invalid`, with pointers into the document, or with an empty pointer for a
 *   text that is empty or too long
 */
export function readBody(content: Content): Body {
  const document = readDocument(content);
  const json = toJson(document, 'document', MAX_JSON);
  // PostgreSQL cannot store NUL in a text. `json` contains no NUL, because JSON escapes NUL.
  const text = toText(document).replaceAll('\0', '\uFFFD');
  return { document, json, text };
}

function readDocument(content: Content): Document {
  if (content.kind === 'document') {
    const result = validate(content.value);
    if (result.faults) throw invalid(...result.faults);
    return result.document;
  }
  if (content.value.trim() === '') throw invalidAt('', 'must not be empty');
  if (content.value.length > MAX_TEXT) throw invalidAt('', 'is too long for a document');
  return content.kind === 'markdown' ? fromMarkdown(content.value) : fromText(content.value);
}

/** Converts a message from its form in the database to its form in the API. */
export function toMessage(stored: StoredMessage, cloudId: string): Message {
  return {
    id: stored.id,
    cloudId,
    conversationId: stored.conversationId,
    // The JSON was written by this file, so it contains a valid document.
    body: JSON.parse(stored.body) as Document,
    text: stored.text,
    senderId: stored.senderId,
    ts: withNanoseconds(stored.instant),
  };
}
