/** Removes secrets from the examples of collections. */
import type { Report, SourceLocation } from '../../../base/diagnostics/report.js';
import { isJsonObject } from '../../../model/json.js';
import type { Json } from '../../../model/schema.js';
import { BARE_VARIABLE } from '../infer/placeholder.js';
import { isSecretName, isSecretValue, REDACTED } from '../secret.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

const MARKUP =
  /(?:pass(?:word|wd)|secret|token|api[-_]?key|credential)[\w:-]{0,40}(?:["']?\s{0,4}[:=]|[^<>]{0,200}>)/i;

/** Counts the secrets of one collection, and records their locations. */
export class SecretCount {
  #count = 0;
  readonly #places: SourceLocation[] = [];

  add({ source, pointer }: SourceLocation): void {
    this.#count++;
    if (this.#places.some((one) => one.source === source && one.pointer === pointer)) return;
    if (this.#places.length < MOST_LOCATIONS) this.#places.push({ source, pointer });
  }

  /** Reports the secrets that were found, with their locations. */
  report(report: Report): void {
    const [first, ...others] = this.#places;
    if (first) report.add('collection/secret', { count: this.#count }, first, others);
  }
}

/** The maximum number of locations that are recorded. */
const MOST_LOCATIONS = 20;

/**
 * Returns a copy of an example without secrets, and without the marks that replace variables.
 * @param value the example
 * @param place the location of the example
 * @param secrets counts the secrets that are removed
 * @returns `undefined` if the example is nested too deep
 */
export function cleanExample(
  value: Json,
  place: SourceLocation,
  secrets: SecretCount,
): Json | undefined {
  try {
    return clean(value, () => secrets.add(place), 0);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/**
 * Returns a text example; `undefined` if the text may contain a secret, because a secret cannot be removed reliably
 * from a text.
 * @param text the example
 * @param place the location of the example
 * @param secrets counts the examples that are omitted
 */
export function cleanText(
  text: string,
  place: SourceLocation,
  secrets: SecretCount,
): string | undefined {
  if (!isSecretValue(text) && !MARKUP.test(text)) return text;
  secrets.add(place);
  return undefined;
}

class TooDeep extends Error {}

function clean(value: Json, onSecret: () => void, depth: number): Json {
  if (depth > READING_LIMITS.secretDepth.most) throw new TooDeep();
  if (typeof value === 'string') {
    if (value.startsWith(BARE_VARIABLE)) return value.slice(BARE_VARIABLE.length);
    if (!isSecretValue(value)) return value;
    onSecret();
    return REDACTED;
  }
  if (Array.isArray(value)) return value.map((item: Json) => clean(item, onSecret, depth + 1));
  if (!isJsonObject(value)) return value;
  const members = new Map<string, Json>();
  for (const [key, item] of value) {
    const scalar = typeof item === 'string' || typeof item === 'number' || typeof item === 'bigint';
    const hidden = scalar && isSecretName(key) && !isHarmless(item);
    if (hidden) onSecret();
    members.set(key, hidden ? REDACTED : clean(item, onSecret, depth + 1));
  }
  return members;
}

/**
 * Returns true for a value that cannot be a secret: an empty text, a variable, or a typed placeholder such as
 * `<string>`.
 */
function isHarmless(value: Json): boolean {
  if (typeof value !== 'string') return false;
  const text = value.startsWith(BARE_VARIABLE) ? value.slice(BARE_VARIABLE.length) : value;
  return text === '' || /^\{\{[^{}]{0,200}\}\}$/.test(text) || /^<[^<>]{1,80}>$/.test(text);
}
