/** Validates values of unknown types, such as a configuration, against rules. */
import type { Report } from '../diagnostics/report.js';
import { escapePointer } from '../../model/pointer.js';
import { nearest } from '../foundation/suggest.js';
import type { Rule } from './rule.js';

/** Validates values against their rules, and reports all errors at once. */
export class Checker {
  /** False after the first error. */
  correct = true;

  /**
   * @param source the name of the file, for diagnostics
   * @param report receives a diagnostic for each error, with the path of the key
   */
  constructor(
    private readonly source: string,
    private readonly report: Report,
  ) {}

  /**
   * Checks a value and its members.
   * @param path the keys that lead to the value in the file
   */
  check(value: unknown, rule: Rule, path: readonly string[]): void {
    switch (rule.is) {
      case 'string':
      case 'boolean':
      case 'function':
        if (typeof value !== rule.is) this.wrong(value, rule, path);
        return;
      case 'count':
        if (!Number.isSafeInteger(value) || Number(value) < 1) this.wrong(value, rule, path);
        return;
      case 'folder':
      case 'file':
        if (typeof value !== 'string') this.wrong(value, rule, path);
        return;
      case 'package':
        if (typeof value !== 'string' || !PACKAGE.test(value)) this.wrong(value, rule, path);
        return;
      case 'rule':
        if (!isRule(value)) this.wrong(value, rule, path);
        return;
      case 'object':
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
          this.wrong(value, rule, path);
        }
        return;
      case 'one of':
        if (!rule.values.some((known) => known === value)) this.wrong(value, rule, path);
        return;
      case 'list':
        if (takesInstead(rule.or, value)) return this.check(value, rule.or, path);
        if (!Array.isArray(value)) return this.wrong(value, rule, path);
        value.forEach((item, index) => this.check(item, rule.of, [...path, String(index)]));
        return;
      case 'map':
      case 'record':
        return this.checkObject(value, rule, path);
      default:
        rule satisfies never;
    }
  }

  private checkObject(
    value: unknown,
    rule: Rule & { readonly is: 'map' | 'record' },
    path: readonly string[],
  ): void {
    if (rule.is === 'record' && takesInstead(rule.or, value)) {
      return this.check(value, rule.or, path);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.wrong(value, rule, path);
    }
    const known = rule.is === 'record' ? Object.keys(rule.fields) : rule.keys?.();
    for (const [key, item] of Object.entries(value)) {
      const inner = [...path, key];
      if (known && !known.includes(key)) this.unknownKey(inner, nearest(key, known));
      else if (item === undefined) continue;
      else
        this.check(
          item,
          rule.is === 'map' ? rule.of : (rule.fields[key] ?? { is: 'object' }),
          inner,
        );
    }
    const needs = rule.is === 'record' ? (rule.needs ?? []) : [];
    // If a key was misspelt, the correct key is missing too, but the misspelling has already been reported.
    const missing = this.correct ? needs.filter((key) => !Object.hasOwn(value, key)) : [];
    for (const key of missing) this.missing([...path, key]);
  }

  private missing(path: readonly string[]): void {
    this.correct = false;
    const place = { source: this.source, pointer: pointerOf(path.slice(0, -1)) };
    this.report.add('config/required', { key: keyOf(path) }, place);
  }

  private unknownKey(path: readonly string[], suggestion: string | undefined): void {
    this.correct = false;
    const place = { source: this.source, pointer: pointerOf(path), on: 'key' } as const;
    this.report.add('config/unknown-key', { key: keyOf(path), suggestion }, place);
  }

  private wrong(value: unknown, rule: Rule, path: readonly string[]): void {
    this.correct = false;
    const key = path.length === 0 ? 'the configuration' : keyOf(path);
    const place = { source: this.source, pointer: pointerOf(path) };
    this.report.add(
      'config/type',
      { key, expected: expectation(rule), found: found(value) },
      place,
    );
  }
}

/** Matches the names that package registries accept: lower case, without characters that a URL escapes. */
const PACKAGE = /^(?:@[a-z0-9][a-z0-9._-]{0,99}\/)?[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * Returns true if a value has the type of the rule `or`. A rule for lists or records may contain `or` to allow a value
 * of another type. That value is then checked against `or`.
 */
function takesInstead<R extends Rule>(or: R | undefined, value: unknown): or is R {
  return or !== undefined && typesOf(or).includes(typeOf(value));
}

/** Returns the types of values that a rule accepts, named in the same way as by `typeOf`. */
function typesOf(rule: Rule): readonly string[] {
  switch (rule.is) {
    case 'boolean':
    case 'function':
    case 'string':
      return [rule.is];
    case 'folder':
    case 'file':
    case 'package':
    case 'one of':
      return ['string'];
    case 'count':
      return ['number'];
    case 'object':
    case 'rule':
    case 'map':
      return ['object'];
    case 'list':
      return ['array', ...(rule.or ? typesOf(rule.or) : [])];
    case 'record':
      return ['object', ...(rule.or ? typesOf(rule.or) : [])];
    default:
      return rule satisfies never;
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The kinds of rules that options of a custom target may use, for messages. */
const KINDS = 'boolean, string, count, one of, list, map, record, folder, package or function';

function expectation(rule: Rule): string {
  switch (rule.is) {
    case 'string':
    case 'boolean':
    case 'function':
      return `a ${rule.is}`;
    case 'count':
      return 'a whole number from 1 on';
    case 'folder':
    case 'file':
      return 'a string';
    case 'package':
      return 'the name of a package, like @acme/sdk';
    case 'rule':
      return `the rule of an option, such as { is: 'boolean' }: ${KINDS}`;
    case 'object':
      return 'an object';
    case 'one of':
      return rule.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'list': {
      const items = typesOf(rule.of).includes('string') ? 'strings' : 'objects';
      return `${rule.or ? `${expectation(rule.or)} or ` : ''}a list of ${items}`;
    }
    case 'map':
      return 'an object';
    case 'record':
      return rule.or ? `${expectation(rule.or)} or an object` : 'an object';
    default:
      return rule satisfies never;
  }
}

function found(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

/**
 * Returns a path of keys as text, such as `targets.server.handlers`, `severities["param/type-unknown"]` or `inputs[0]`.
 */
function keyOf(path: readonly string[]): string {
  return path
    .map((part, index) => {
      if (/^\d+$/.test(part)) return `[${part}]`;
      if (!/^[A-Za-z_$][\w$]*$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

/** Returns the keys of a path as a JSON Pointer. */
export function pointerOf(path: readonly string[]): string {
  return path.map((part) => '/' + escapePointer(part)).join('');
}

/** Returns true if a value is a rule, built-in or custom. */
function isRule(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { is, of, or, values, fields } = value as Readonly<Record<string, unknown>>;
  if (or !== undefined && !isRule(or)) return false;
  switch (is) {
    case 'string':
    case 'boolean':
    case 'count':
    case 'function':
    case 'package':
    case 'folder':
    case 'file':
    case 'object':
      return true;
    case 'one of':
      return Array.isArray(values) && values.every((one) => typeof one === 'string');
    case 'list':
    case 'map':
      return isRule(of);
    case 'record':
      return typeof fields === 'object' && fields !== null && Object.values(fields).every(isRule);
    default:
      return false;
  }
}
