/** An answer as a part of an overlay: its actions, with the reason above them. */
import { yamlText } from '../emit/yaml-text.js';
import { isPlainObject } from '../foundation/plain-object.js';
import type { Json } from '../model/schema.js';
import type { Answer } from './question.js';

/** The lines of items of a list: each action, the first with the reason as a comment. */
export function answerYaml({ actions, reason }: Answer): string[] {
  if (actions.length === 0) return [];
  return [...commentLines(reason), ...yamlText(actions.map(jsonOf)).split('\n')];
}

/** A comment. Text of descriptions stays on its line, and shows what it contains. */
export function commentLines(text: string): string[] {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').trim();
  return line === '' ? [] : [`# ${line}`];
}

function jsonOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(jsonOf);
  if (isPlainObject(value)) {
    return new Map(Object.entries(value).map(([key, item]) => [key, jsonOf(item)]));
  }
  return value as Json;
}
