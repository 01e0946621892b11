/** Secrets: credentials that people leave in collections, recognised so that none reaches the model. */
import { isJsonObject } from '../../model/json.js';
import type { Json } from '../../model/schema.js';
import { BARE_VARIABLE } from '../infer/index.js';

/** What stands where a secret was. */
export const REDACTED = '<redacted>';

const NAME =
  /pass(?:word|wd|phrase|code)|secret|token|credential|authorization|bearer|signature|(?:api|access|private|secret|auth|signing|subscription)[-_ ]?key|session[-_ ]?id|cookie|\botp\b|\bpwd\b|\bjwt\b/i;
const VALUE =
  /-----BEGIN |\b(?:Bearer|Basic|Digest|Token) +[\w+/=.~-]{12,}|\b(?:sk|pk|rk)_(?:live|test)_\w{8,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bPMAK-[\w-]{20,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}|:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/;
const MARKUP =
  /(?:pass(?:word|wd)|secret|token|api[-_]?key|credential)[\w:-]{0,40}(?:["']?\s{0,4}[:=]|[^<>]{0,200}>)/i;
const DEPTH = 100;

/** Counts the secrets that were found in one collection. */
export interface SecretCount {
  count: number;
}

/** Names that only sound like secrets: addresses, types, and tokens that page through a list. */
const HARMLESS = /(?:ur[il]|endpoint|host|type)$|^(?:next|prev|page|continuation|sync)/i;

/** True when a name says that its value is a secret: `password`, `client_secret`, `X-Api-Key`. */
export function isSecretName(name: string): boolean {
  return NAME.test(name.slice(0, 200)) && !HARMLESS.test(name);
}

/** True when a value is a secret by its looks: a JWT, a private key, a well-known token format. */
export function isSecretValue(text: string): boolean {
  return VALUE.test(text) || (text.includes('eyJ') && holdsJwt(text));
}

/** A JSON Web Token: base64 of `{"`, a dot and more (RFC 7519). Each word is read once, however long it is. */
function holdsJwt(text: string): boolean {
  for (const [word] of text.matchAll(/(?<![\w-])[\w-]+(?=\.[\w-]{4})/g)) {
    const start = word.indexOf('eyJ');
    if (start >= 0 && word.length - start >= 'eyJ'.length + 8) return true;
  }
  return false;
}

/**
 * A copy of an example without secrets and without the marks of bare variables.
 * @param value the example
 * @param secrets is counted up
 * @returns nothing when the example is too deep
 */
export function cleanExample(value: Json, secrets: SecretCount): Json | undefined {
  try {
    return clean(value, secrets, 0);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/**
 * A text example without secrets: nothing at all when it may hold one, since text cannot be taken apart safely.
 * @param text the example
 * @param secrets is counted up
 */
export function cleanText(text: string, secrets: SecretCount): string | undefined {
  if (!isSecretValue(text) && !MARKUP.test(text)) return text;
  secrets.count++;
  return undefined;
}

class TooDeep extends Error {}

function clean(value: Json, secrets: SecretCount, depth: number): Json {
  if (depth > DEPTH) throw new TooDeep();
  if (typeof value === 'string') {
    if (value.startsWith(BARE_VARIABLE)) return value.slice(BARE_VARIABLE.length);
    if (!isSecretValue(value)) return value;
    secrets.count++;
    return REDACTED;
  }
  if (Array.isArray(value)) return value.map((item: Json) => clean(item, secrets, depth + 1));
  if (!isJsonObject(value)) return value;
  const members = new Map<string, Json>();
  for (const [key, item] of value) {
    const scalar = typeof item === 'string' || typeof item === 'number' || typeof item === 'bigint';
    const hidden = scalar && isSecretName(key) && !isHarmless(item);
    if (hidden) secrets.count++;
    members.set(key, hidden ? REDACTED : clean(item, secrets, depth + 1));
  }
  return members;
}

/** A variable, a typed placeholder or nothing is no secret. */
function isHarmless(value: Json): boolean {
  if (typeof value !== 'string') return false;
  const text = value.startsWith(BARE_VARIABLE) ? value.slice(BARE_VARIABLE.length) : value;
  return text === '' || /^\{\{[^{}]{0,200}\}\}$/.test(text) || /^<[^<>]{1,80}>$/.test(text);
}
