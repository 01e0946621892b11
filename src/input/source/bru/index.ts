/** Parses Bruno files (`.bru`): requests, folders, collections and environments. */
import type { Mark } from '../places.js';
import { blocksOf, pairsOf, blockText, type Block, type Pair } from './blocks.js';
import type { TextLine } from '../http/lines.js';

export { isBruText } from './blocks.js';

const METHODS = new Set('get post put delete patch options head connect trace http'.split(' '));
/** Maps the body modes to the names of their blocks. */
const BODIES = new Map([
  ['formurlencoded', 'form-urlencoded'],
  ['multipartform', 'multipart-form'],
]);
const FORMS = new Set(['form-urlencoded', 'multipart-form', 'file']);

type Data = Record<string, unknown>;

/**
 * Parses a Bruno file into the structure of OpenCollection: `{ bru: { info, http, docs, examples, … } }`. Scripts are
 * not run, and files that the text names are not opened. Unknown lines are skipped without a diagnostic.
 * @param mark receives the location of each value
 */
export function parseBru(text: string, mark: Mark = () => undefined): { readonly bru: Data } {
  return { bru: new BruReader(blocksOf(text), mark).read() };
}

class BruReader {
  readonly #blocks: ReadonlyMap<string, Block>;

  constructor(
    readonly all: readonly Block[],
    readonly mark: Mark,
  ) {
    this.#blocks = new Map(all.map((block) => [block.name, block]));
  }

  read(): Data {
    const meta = this.#values('meta', '/bru/info');
    const call = this.all.find(({ name }) => METHODS.has(name));
    const defaults = {
      headers: this.#list('headers', '/bru/request/headers'),
      variables: this.#list('vars:pre-request', '/bru/request/variables'),
      auth: this.#auth(this.#values('auth', '/bru/request/auth')['mode'], '/bru/request/auth'),
    };
    const docs = this.#blocks.get('docs');
    return {
      info: meta,
      ...(call && { http: this.#http(call) }),
      ...(!call && { request: defaults }),
      ...(docs && { docs: this.#text(docs, '/bru/docs') }),
      runtime: {
        variables: call ? this.#list('vars:pre-request', '/bru/runtime/variables') : [],
        assertions: this.#assertions(),
      },
      scripts: this.all
        .filter(({ name }) => /^(?:script:|tests$)/.test(name))
        .map((block, index) => ({ code: this.#text(block, `/bru/scripts/${index}/code`) })),
      examples: this.all
        .filter(({ name }) => name === 'example')
        .map((block, index) => {
          this.mark(`/bru/examples/${index}`, block.at, block.at + block.name.length);
          return exampleOf(block);
        }),
      variables: this.#list('vars', '/bru/variables'),
    };
  }

  #http(call: Block): Data {
    const pointer = '/bru/http';
    this.mark(pointer, call.at, call.at + call.name.length);
    const pairs = this.#pairs(call, pointer, (pair) => pair.name);
    const method = call.name === 'http' ? (pairs.get('method') ?? '') : call.name.toUpperCase();
    const params = ['query', 'params:query', 'params:path'].flatMap((name) => {
      const type = name === 'params:path' ? 'path' : 'query';
      return this.#entries(name).map((entry) => ({ entry, type }));
    });
    return {
      method,
      url: pairs.get('url') ?? '',
      headers: this.#list('headers', `${pointer}/headers`),
      params: params.map(({ entry, type }, index) => {
        this.mark(`${pointer}/params/${index}`, entry.at, entry.end);
        return { ...dataOf(entry), type };
      }),
      auth: this.#auth(pairs.get('auth'), `${pointer}/auth`),
      ...this.#body(pairs.get('body'), `${pointer}/body`),
    };
  }

  /** Returns the body for the request's mode. If no mode is declared, returns the only body. */
  #body(mode: string | undefined, pointer: string): Data {
    const named = this.all.filter(({ name }) => /^body(?::|$)/.test(name));
    const type = mode === undefined ? kindOf(named[0]?.name ?? '') : kindOf(`body:${mode}`);
    const block = this.#blocks.get(`body:${type}`) ?? this.#blocks.get('body');
    if (!block || type === 'none' || type === '') return {};
    if (FORMS.has(type)) {
      const entries = this.#entries(block.name);
      entries.forEach(({ at, end }, index) => this.mark(`${pointer}/data/${index}`, at, end));
      return { body: { type, data: entries.map(fieldOf) } };
    }
    const data = this.#text(block, `${pointer}/data`);
    if (type !== 'graphql') return { body: { type, data } };
    const variables = this.#blocks.get('body:graphql:vars');
    return { body: { type, query: data, variables: variables ? blockText(variables.lines) : '' } };
  }

  /** Returns the authentication for the request's mode. If no mode is declared, returns the first one. */
  #auth(mode: unknown, pointer: string): Data {
    const named = this.all.find(({ name }) => /^auth:[\w-]+$/.test(name));
    const type = typeof mode === 'string' && mode !== '' ? mode : named?.name.slice('auth:'.length);
    if (type === undefined) return {};
    return { ...this.#values(`auth:${type}`, pointer), type };
  }

  #assertions(): Data[] {
    return this.#entries('assert').map(({ name, value, at, end }, index) => {
      this.mark(`/bru/runtime/assertions/${index}`, at, end);
      const [operator = '', ...rest] = value.split(' ');
      return { expression: name, operator, value: rest.join(' ') };
    });
  }

  #values(name: string, pointer: string): Data {
    const block = this.#blocks.get(name);
    if (!block) return {};
    return Object.fromEntries(this.#pairs(block, pointer, (pair) => pair.name));
  }

  #list(name: string, pointer: string): Data[] {
    return this.#entries(name).map((entry, index) => {
      this.mark(`${pointer}/${index}`, entry.at, entry.end);
      return dataOf(entry);
    });
  }

  #entries(name: string): Pair[] {
    return this.all.filter((block) => block.name === name).flatMap(pairsOf);
  }

  #pairs(block: Block, pointer: string, keyOf: (pair: Pair) => string): Map<string, string> {
    const pairs = pairsOf(block).filter(({ isDisabled }) => !isDisabled);
    for (const pair of pairs) this.mark(`${pointer}/${keyOf(pair)}`, pair.at, pair.end);
    return new Map(pairs.map((pair) => [keyOf(pair), pair.value]));
  }

  #text({ lines }: Block, pointer: string): string {
    const [first] = lines.filter(({ text }) => text.trim() !== '');
    if (first) this.mark(pointer, first.at, first.at + first.text.length);
    return blockText(lines);
  }
}

function kindOf(name: string): string {
  const kind = name.replace(/^body:?/, '');
  return BODIES.get(kind.toLowerCase()) ?? (kind === '' && name !== '' ? 'json' : kind);
}

function dataOf({ name, value, isDisabled, description }: Pair): Data {
  return { name, value, disabled: isDisabled, ...(description !== '' && { description }) };
}

/** Parses a field of a form, such as `@file(a.png|b.png) @contentType(image/png)`. */
function fieldOf(entry: Pair): Data {
  const contentType = /@contentType\(([^()]{0,200})\)$/.exec(entry.value)?.[1];
  const value = entry.value.replace(/@contentType\([^()]{0,200}\)$/, '').trim();
  const files = /^@file\((.*)\)$/s.exec(value)?.[1]?.split('|');
  return {
    ...dataOf({ ...entry, value }),
    type: files ? 'file' : 'text',
    ...(files && { value: files, filePath: files[0] ?? '', selected: !entry.isDisabled }),
    ...(contentType !== undefined && { contentType }),
  };
}

/** A saved response. */
interface BruExample {
  readonly name: string;
  readonly response: {
    readonly status: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: { readonly type: string; readonly data: string };
  };
}

/**
 * Parses `example { name: …, response: { status: { code: 200 }, headers: { … }, body: { type: json, content: ''' …
 * ''' } } }`.
 */
function exampleOf(block: Block): BruExample {
  const response = inside(block.lines, 'response');
  const status = valuesOf(inside(response, 'status'));
  const body = valuesOf(inside(response, 'body'));
  return {
    name: valuesOf(block.lines).get('name') ?? '',
    response: {
      status: status.get('code') ?? '',
      headers: pairsOf({ lines: inside(response, 'headers') }),
      body: { type: body.get('type') ?? '', data: body.get('content') ?? '' },
    },
  };
}

/** Returns the lines of a block `name: {`, up to the closing bracket that has the same indentation. */
function inside(lines: readonly TextLine[], name: string): readonly TextLine[] {
  const start = lines.findIndex(({ text }) => text.trim() === `${name}: {`);
  const opening = lines[start]?.text;
  if (opening === undefined) return [];
  const closing = `${opening.slice(0, opening.indexOf(name))}}`;
  const end = lines.findIndex(({ text }, index) => index > start && text.trimEnd() === closing);
  return lines.slice(start + 1, end < 0 ? lines.length : end);
}

/** Parses names and values. From a text between `'''`, the indentation of its first line is removed. */
function valuesOf(lines: readonly TextLine[]): ReadonlyMap<string, string> {
  return new Map(
    pairsOf({ lines }).map(({ name, value }) => [name, blockText([{ text: value, at: 0 }])]),
  );
}
