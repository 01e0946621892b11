/** Prints an answer as a part of an overlay file: its actions, after a comment with the reason. */
import { yamlText } from './yaml-text.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Json } from '../../model/schema.js';
import type { SettlingAnswer } from './question.js';

/** Returns the lines of the actions as items of a YAML list. The first action follows a comment with the reason. */
export function answerYaml({ actions, reason }: SettlingAnswer): string[] {
  if (actions.length === 0) return [];
  return [...commentLines(reason), ...yamlText(actions.map(jsonOf)).split('\n')];
}

/**
 * Returns a YAML comment. Line breaks and control characters become spaces, so that text from a description cannot end
 * the comment.
 */
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

/**
 * Returns the YAML of an answer for a web page that combines several answers: the items for the lists of actions and of
 * accepted conflicts.
 */
export function choiceYaml({ actions, accepts, reason }: SettlingAnswer): {
  readonly actions: string;
  readonly accepted: string;
} {
  const entries = accepts.map(
    (id) =>
      new Map<string, Json>([
        ['id', id],
        ['note', reason],
      ]),
  );
  return {
    actions: answerYaml({ actions, accepts, reason }).join('\n'),
    accepted: entries.length === 0 ? '' : yamlText(entries),
  };
}

/** Prints an overlay file with several answers. */
export function overlayText(answers: readonly SettlingAnswer[]): string {
  const texts = answers.map(choiceYaml);
  const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');
  const actions = texts.flatMap((one) => (one.actions === '' ? [] : [indent(one.actions)]));
  const accepted = texts.flatMap((one) => (one.accepted === '' ? [] : [indent(one.accepted)]));
  return [
    ...['overlay: 1.1.0', 'info:', '  title: Settled conflicts', '  version: 1.0.0'],
    ...(actions.length === 0 ? ['actions: []'] : ['actions:', ...actions]),
    ...(accepted.length === 0 ? [] : ['x-restitch-accepted:', ...accepted]),
  ].join('\n');
}
