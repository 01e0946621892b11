/** An answer as a part of an overlay: its actions, with the reason above them. */
import { yamlText } from './yaml-text.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import type { Json } from '../../model/schema.js';
import type { SettlingAnswer } from './question.js';

/** The lines of items of a list: each action, the first with the reason as a comment. */
export function answerYaml({ actions, reason }: SettlingAnswer): string[] {
  if (actions.length === 0) return [];
  return [...commentLines(reason), ...yamlText(actions.map(jsonOf)).split('\n')];
}

/** A comment. Line breaks and control characters become spaces, so that a description cannot end the comment. */
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

/** An answer as text for a page that puts answers together: items of both lists of an overlay. */
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

/** An overlay file with some answers. */
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
