/**
 * The place of a fact in an API: an entity, and the steps from it to the fact. Facts are compared and found by their
 * steps. Texts and words are only made from a place to print it.
 */
import type { ParameterLocation } from './api.js';

export type Step =
  /** A field of an operation, a message, a parameter or a server: `summary`, `responses`, `required`, a URL. */
  | { readonly at: 'field'; readonly name: string }
  | { readonly at: 'parameter'; readonly in: ParameterLocation; readonly name: string }
  | { readonly at: 'response'; readonly status: string }
  | { readonly at: 'header'; readonly name: string }
  | { readonly at: 'callback'; readonly name: string }
  | { readonly at: 'media'; readonly type: string }
  | { readonly at: 'property'; readonly name: string }
  | { readonly at: 'pattern'; readonly pattern: string }
  | { readonly at: 'items' }
  /** An item of a tuple. */
  | { readonly at: 'item'; readonly index: number }
  | { readonly at: 'member'; readonly of: 'union' | 'intersection'; readonly index: number }
  | { readonly at: 'additional' }
  /** A part of a recorded value: a JSON Pointer, with `*` for any item and for any key of a map. */
  | { readonly at: 'value'; readonly pointer: string }
  /** A keyword of a schema or of a media type. */
  | { readonly at: 'keyword'; readonly name: string };

/** The steps from an entity to a fact; empty for the entity itself. */
export type Steps = readonly Step[];

/** A fact of an entity: the key of an endpoint, `api`, `schema Foo`, `scheme oauth2` or `tag x`. */
export interface Place {
  readonly entity: string;
  readonly steps: Steps;
}

/** Returns the steps to a field: `summary`. */
export function fieldStep(name: string): Step {
  return { at: 'field', name };
}

/** Returns the name of the only step; `undefined` if the steps lead deeper or not to a field. */
export function onlyField(steps: Steps): string | undefined {
  const [first, ...others] = steps;
  return first?.at === 'field' && others.length === 0 ? first.name : undefined;
}

/**
 * Returns a place as text, such as `responses/200/application/json.items[] maximum`. Different places have different
 * texts.
 */
export function placeText(steps: Steps): string {
  return textOf(steps, true);
}

/**
 * Returns the text of a place as earlier versions wrote it. Places whose names contain dots, brackets or spaces may
 * have the same text, so it is only used to recognize the ids of conflicts in existing configurations.
 */
export function formerPlaceText(steps: Steps): string {
  return textOf(steps, false);
}

function textOf(steps: Steps, isDistinct: boolean): string {
  let text = '';
  for (const step of steps) {
    const own = stepText(step, isDistinct);
    text += text === '' || !SLASHED.has(step.at) ? own : `/${own}`;
  }
  return text;
}

const SLASHED: ReadonlySet<Step['at']> = new Set([
  ...(['field', 'parameter', 'response', 'header', 'media', 'callback'] as const),
]);

function stepText(step: Step, isDistinct: boolean): string {
  const named = (name: string): string =>
    isDistinct && !PLAIN.test(name) ? JSON.stringify(name) : name;
  switch (step.at) {
    case 'field':
      return step.name;
    case 'parameter':
      return `parameters/${step.in}/${named(step.name)}`;
    case 'response':
      return step.status;
    case 'header':
      return named(step.name);
    case 'callback':
      return `callbacks/${named(step.name)}`;
    case 'value':
      return `#${step.pointer}`;
    case 'media':
      return step.type;
    case 'property':
      return isDistinct && !PLAIN.test(step.name)
        ? `[${JSON.stringify(step.name)}]`
        : `.${step.name}`;
    case 'pattern':
      return isDistinct ? `[/${step.pattern}/]` : `.${step.pattern}`;
    case 'items':
      return '[]';
    case 'item':
      return isDistinct ? `[${step.index}]` : '[]';
    case 'member':
      return isDistinct ? `(${step.index + 1})` : '';
    case 'additional':
      return '.*';
    case 'keyword':
      return ` ${step.name}`;
  }
}

/** Matches names that the text of a place contains unquoted. */
const PLAIN = /^[^\s.*/[\]"]+$/;
