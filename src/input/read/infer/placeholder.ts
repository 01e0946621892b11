/**
 * Recognizes placeholders and the types that they imply. A placeholder is a text in an example that replaces a real
 * value.
 */
import type { Shape } from '../../../model/schema.js';

/** A placeholder for a value. `shape` is present if the placeholder declares the type of the value. */
export interface Placeholder {
  readonly shape?: Shape;
}

/** The start of the text that replaces a variable outside a string in JSON. The variable's value may have any type. */
export const BARE_VARIABLE = '\u0000';

const STRING: Shape = { kind: 'string' };
const INTEGER: Shape = { kind: 'integer' };
const NUMBER: Shape = { kind: 'number' };
const BOOLEAN: Shape = { kind: 'boolean' };

const TYPED = new Map<string, Shape>([
  ['string', STRING],
  ['integer', INTEGER],
  ['int', INTEGER],
  ['int32', INTEGER],
  ['long', INTEGER],
  ['int64', INTEGER],
  ['number', NUMBER],
  ['float', NUMBER],
  ['double', NUMBER],
  ['boolean', BOOLEAN],
  ['bool', BOOLEAN],
  ['uuid', formatted('uuid')],
  ['date', formatted('date')],
  ['datetime', formatted('date-time')],
  ['date-time', formatted('date-time')],
  ['email', formatted('email')],
  ['uri', formatted('uri')],
  ['url', formatted('uri')],
]);

const DYNAMIC = new Map<string, Shape>([
  ['guid', formatted('uuid')],
  ['uuid', formatted('uuid')],
  ['random.uuid', formatted('uuid')],
  ['random.integer', INTEGER],
  ['random.float', NUMBER],
  ['random.email', formatted('email')],
  ['randomuuid', formatted('uuid')],
  ['timestamp', INTEGER],
  ['isotimestamp', formatted('date-time')],
  ['randomint', INTEGER],
  ['randomboolean', BOOLEAN],
  ['randomemail', formatted('email')],
  ['randomexampleemail', formatted('email')],
  ['randomurl', formatted('uri')],
]);

const FILLERS = new Set([
  '',
  '{}',
  'string',
  '0',
  'todo',
  'tbd',
  'xxx',
  '...',
  'null',
  'undefined',
]);

/**
 * Recognizes a placeholder: `{}`, `%7B%7D`, `<integer>`, `{{variable}}`, `{{$guid}}`, `TODO`, or an empty text.
 * @param text a value as written in the document
 * @returns `undefined` for a real value
 */
export function readPlaceholder(text: string): Placeholder | undefined {
  const value = text.trim().replace(/^%7B/i, '{').replace(/%7D$/i, '}');
  if (FILLERS.has(value.toLowerCase())) return {};
  const angled = /^<([^<>]{1,80})>$/.exec(value)?.[1];
  if (angled !== undefined) return placeholder(TYPED.get(angled.toLowerCase()));
  const variable = /^\{\{([^{}]{0,200})\}\}$/.exec(value)?.[1]?.trim();
  if (variable !== undefined) return placeholder(dynamic(variable));
  if (/\{\{[^{}]{0,200}\}\}/.test(value) || /^\{[^{}]{1,80}\}$/.test(value)) return {};
  return /^(?:your|my|enter|insert)[-_ ][\w -]{1,80}$/i.test(value) ? {} : undefined;
}

function dynamic(variable: string): Shape | undefined {
  if (!variable.startsWith('$')) return undefined;
  // Some variables have arguments: `$randomInt 1 20`, `$random.integer(1, 20)`.
  const name = variable.slice(1).split(/[\s(]/, 1)[0] ?? '';
  return DYNAMIC.get(name.toLowerCase()) ?? STRING;
}

function placeholder(shape: Shape | undefined): Placeholder {
  return shape ? { shape } : {};
}

function formatted(format: string): Shape {
  return { kind: 'string', format };
}
