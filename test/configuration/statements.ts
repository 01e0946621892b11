/** All statements of a configuration, derived from the rules that check it and from its reference page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsWith } from '../../src/run/config/check.js';
import type { Rule } from '../../src/base/shape/rule.js';
import { TARGETS } from '../../src/output/targets/index.js';

/** One value of one key. */
export interface Statement {
  /** The keys that lead to it: `['targets', 'server', 'formats']`. */
  readonly path: readonly string[];
  /** The value, as an expression of JavaScript. */
  readonly value: string;
}

/** Every key of a configuration with every alternative of its rule. */
export function statedByRules(): Statement[] {
  return inside(fieldsWith(TARGETS), []);
}

function inside(fields: Readonly<Record<string, Rule>>, path: readonly string[]): Statement[] {
  return Object.entries(fields).flatMap(([key, rule]) => {
    const here = [...path, key];
    const own = alternatives(rule).map((value) => ({ path: here, value }));
    // The page has a table for this level, and comments for deeper ones.
    const isOpen = rule.is === 'record' && path.length < (path[0] === 'targets' ? 2 : 1);
    return [...own, ...(isOpen ? inside(rule.fields, here) : [])];
  });
}

/** A value for each alternative of a rule. */
export function alternatives(rule: Rule): string[] {
  switch (rule.is) {
    case 'boolean':
      return ['true', 'false'];
    case 'string':
    case 'folder':
    case 'file':
    case 'package':
      return ["'a'"];
    case 'count':
      return ['1', '40'];
    case 'function':
      return ["() => ''"];
    case 'object':
      return ['{}', "{ type: 'http', scheme: 'bearer' }"];
    case 'rule':
      return ["{ is: 'boolean' }"];
    case 'one of':
      return rule.values.map((value) => `'${value}'`);
    case 'list': {
      const items = alternatives(rule.of);
      const lists = ['[]', ...items.map((item) => `[${item}]`), `[${items.join(', ')}]`];
      return [...(rule.or ? alternatives(rule.or) : []), ...lists];
    }
    case 'map': {
      const [key = 'a'] = rule.keys?.() ?? [];
      return ['{}', ...alternatives(rule.of).map((value) => `{ '${key}': ${value} }`)];
    }
    case 'record': {
      const { needs = [] } = rule;
      const needed = needs.map((key) => `${key}: ${firstOf(rule.fields[key])}`);
      const each = Object.entries(rule.fields).flatMap(([key, field]) =>
        needs.includes(key)
          ? []
          : alternatives(field).map(
              (value) => `{ ${[...needed, `'${key}': ${value}`].join(', ')} }`,
            ),
      );
      return [...(rule.or ? alternatives(rule.or) : []), `{ ${needed.join(', ')} }`, ...each];
    }
    default:
      return rule satisfies never;
  }
}

function firstOf(rule: Rule | undefined): string {
  return (rule && alternatives(rule)[0]) ?? 'undefined';
}

/** A key with its type, as the reference page shows it. */
export interface Shown {
  readonly path: readonly string[];
  readonly type: string;
}

/** The text of the reference page for each key. */
export function shownOnPage(): Shown[] {
  const file = join(import.meta.dirname, '../../docs/reference/configuration.md');
  const found: Shown[] = [];
  let [section = '', isTarget]: [string?, boolean?] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const heading = /^##(#?) (\S+)$/.exec(line);
    if (heading) [section = '', isTarget] = [heading[2], heading[1] === '#'];
    const whole = /^Type: `(.+?)`\./.exec(line);
    if (whole?.[1]) found.push({ path: [section], type: whole[1] });
    const row = /^\| `(\w+)` *\| `((?:[^`|\\]|\\\|)+)` *\|/.exec(line);
    if (row?.[1] && row[2]) {
      const path = [...(isTarget === true ? ['targets'] : []), section, row[1]];
      found.push({ path, type: row[2].replaceAll('\\|', '|') });
    }
  }
  return found;
}

/** Every key with a value for each alternative that the page names. Records have a row for each key. */
export function statedByPage(): Statement[] {
  return shownOnPage().flatMap(({ path, type }) =>
    valuesOfType(type).map((value) => ({ path, value })),
  );
}

/** A value for each alternative of a type. */
function valuesOfType(type: string): string[] {
  const members = membersOf(type);
  if (members.length > 1) return members.flatMap(valuesOfType);
  const [, grouped] = /^\((.*)\)\[\]$/.exec(type) ?? [];
  const item = grouped ?? (type.endsWith('[]') ? type.slice(0, -2) : undefined);
  if (item !== undefined) {
    return ['[]', ...valuesOfType(item).map((value) => `[${value}]`)];
  }
  if (/^'[^']*'$/.test(type)) return [type];
  if (type === 'string') return ["'a'"];
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'number') return ['1'];
  return ['{}'];
}

/** The members of a union; those in brackets belong to others. */
function membersOf(type: string): string[] {
  const members: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < type.length; at++) {
    const character = type[at] ?? '';
    if ('({'.includes(character)) depth += 1;
    if (')}'.includes(character)) depth -= 1;
    if (depth === 0 && type.startsWith(' | ', at)) {
      members.push(type.slice(start, at));
      start = at + 3;
    }
  }
  return [...members, type.slice(start)];
}

/** A configuration that sets one key. */
export function configText({ path, value }: Statement): string {
  const nested = path.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, value);
  return path[0] === 'inputs' ? nested : `{ inputs: [], ...${nested} }`;
}

/** The name of a statement, for tests. */
export function nameOf({ path, value }: Statement): string {
  return `${path.join('.')}: ${value}`;
}
