/**
 * Collects the values of personal fields, such as `name`, in recorded bodies. A path segment that equals such a value
 * is not a word of the API.
 */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { isPersonalName } from '../secret.js';
import { isKindField } from './path-evidence.js';
import type { Content, Exchange } from './exchange.js';

/**
 * Returns a test for values that personal fields have in the bodies of some exchanges. The bodies are read when the
 * test is first called.
 */
export function createNameTest(exchanges: readonly Exchange[]): (text: string) => boolean {
  let names: Set<string> | undefined;
  return (text) => {
    names ??= namesIn(exchanges);
    return names.has(text);
  };
}

function namesIn(exchanges: readonly Exchange[]): Set<string> {
  const names = new Set<string>();
  for (const { requestBody, responseBody } of exchanges) {
    if (names.size >= READING_LIMITS.recordedNames.most) break;
    for (const body of [requestBody, responseBody]) addNames(names, body);
  }
  return names;
}

function addNames(names: Set<string>, body: Content | undefined): void {
  const form = body?.read();
  if (form?.kind === 'json') addValue(names, form.value, '', 0);
  if (form?.kind === 'stream') for (const item of form.items) addValue(names, item, '', 0);
  if (form?.kind === 'fields')
    for (const { name, value } of form.fields) addValue(names, value, name, 0);
}

function addValue(names: Set<string>, value: unknown, name: string, depth: number): void {
  if (depth > READING_LIMITS.recordedNameDepth.most) return;
  if (typeof value === 'string') {
    if (value.length <= 40 && isPersonalName(name) && !isKindField(name)) names.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) addValue(names, item, name, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) addValue(names, member, key, depth + 1);
  }
}
