/**
 * The JSON Schema of `restitch.config.json`: allowed values from the rules that check them,
 * descriptions from the types.
 */
import { fieldsWith } from '../../src/run/config/check.js';
import { resolveConfig } from '../../src/run/config/config.js';
import type { OptionRule, Rule, Rules } from '../../src/base/shape/rule.js';
import { DEFAULT_LIMITS } from '../../src/input/source/index.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { INSIDE } from '../reference/configuration.js';
import { commentsOfInterface, commentsOfOptions } from '../reference/comments.js';
import { DRAFT, type JsonSchema } from './schema.js';

/** Additions to a rule: the descriptions and defaults of its keys. */
interface Words {
  readonly comments?: ReadonlyMap<string, string>;
  readonly defaults?: Readonly<Record<string, unknown>>;
}

export function configurationSchema(): JsonSchema {
  const own = { $ref: '#/definitions/api' };
  return {
    $schema: DRAFT,
    title: 'restitch.config.json',
    description: 'The configuration of restitch: of one API, or of several.',
    if: { type: 'array' },
    then: { items: own },
    else: {
      if: { type: 'object', required: ['apis'] },
      then: {
        properties: {
          $schema: { type: 'string' },
          apis: {
            description: 'Several APIs by their names, each with an output folder of its own.',
            type: 'object',
            additionalProperties: own,
          },
        },
        additionalProperties: false,
      },
      else: own,
    },
    definitions: { api: apiSchema() },
  };
}

function apiSchema(): JsonSchema {
  const rules = Object.entries(fieldsWith(TARGETS)).filter(([, rule]) => isOfJson(rule));
  const comments = commentsOfInterface('run/config/config', 'UserConfig');
  const defaults = resolveConfig({ inputs: [] }) as unknown as Readonly<Record<string, unknown>>;
  const properties = rules.map(([key, rule]): [string, JsonSchema] => {
    const about = said(comments, key);
    if (key === 'targets') return [key, { ...about, ...targetsSchema() }];
    return [key, { ...about, ...schemaOf(rule, wordsInside(key)), ...defaultOf(defaults[key]) }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: ['inputs'],
    additionalProperties: false,
  };
}

function wordsInside(key: string): Words {
  const place = INSIDE[key];
  if (!place) return {};
  const comments = commentsOfInterface(...place);
  return { comments, ...(key === 'limits' && { defaults: { ...DEFAULT_LIMITS } }) };
}

function targetsSchema(): JsonSchema {
  const targets = TARGETS.map(({ name, about = '', options = {} }): [string, JsonSchema] => {
    const isPlain = Object.keys(options).length === 0;
    const comments = isPlain
      ? new Map<string, string>()
      : commentsOfOptions(`output/targets/${name}/options`);
    const rule: Rule = { is: 'record', fields: options, or: { is: 'boolean' } };
    return [name, { description: about, ...schemaOf(rule, { comments }) }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(targets),
    additionalProperties: false,
  };
}

/** The allowed values of a rule, as JSON Schema. */
function schemaOf(rule: Rule, words: Words = {}): JsonSchema {
  switch (rule.is) {
    case 'string':
    case 'folder':
    case 'file':
      return { type: 'string' };
    case 'package':
      return { type: 'string', pattern: '^(?:@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*$' };
    case 'boolean':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 1 };
    case 'object':
      return { type: 'object' };
    case 'one of':
      return { enum: rule.values };
    case 'list': {
      const list = { type: 'array', items: schemaOf(rule.of, words) };
      return rule.or ? { anyOf: [schemaOf(rule.or, words), list] } : list;
    }
    case 'map': {
      const names = rule.keys && { propertyNames: { enum: rule.keys() } };
      return { type: 'object', ...names, additionalProperties: schemaOf(rule.of) };
    }
    case 'record':
      return recordSchema(rule.fields, words, rule.needs, rule.or);
    default:
      throw new Error(`JSON has no ${rule.is}`);
  }
}

function recordSchema(
  fields: Rules,
  { comments, defaults = {} }: Words,
  required?: readonly string[],
  or?: Rule,
): JsonSchema {
  const properties = Object.entries(fields).map(([key, rule]): [string, JsonSchema] => {
    const stated = (rule as OptionRule).default ?? defaults[key];
    return [key, { ...(comments && said(comments, key)), ...schemaOf(rule), ...defaultOf(stated) }];
  });
  const record = {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required && { required }),
    additionalProperties: false,
  };
  return or ? { anyOf: [schemaOf(or), record] } : record;
}

/** True if JSON can contain the value. Functions require a configuration in TypeScript. */
function isOfJson(rule: Rule): boolean {
  switch (rule.is) {
    case 'function':
    case 'rule':
      return false;
    case 'list':
    case 'map':
      return isOfJson(rule.of);
    case 'record': {
      const fields = Object.values(rule.fields);
      return fields.length === 0 || fields.some(isOfJson)
        ? !fields.some((one) => one.is === 'function')
        : false;
    }
    default:
      return true;
  }
}

function defaultOf(value: unknown): JsonSchema {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain || (Array.isArray(value) && value.length > 0) ? { default: value } : {};
}

/** @throws {Error} if a key has no comment, because editors display it */
function said(comments: ReadonlyMap<string, string>, key: string): JsonSchema {
  const description = comments.get(key);
  if (description === undefined || description === '')
    throw new Error(`nothing says what ${key} is`);
  return { description };
}
