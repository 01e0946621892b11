/** Where inline objects stand, and what each place is called. */
import type { Api, Endpoint, EndpointKey, Media, Response } from '../model/api.js';
import type { ObjectShape, Schema, SchemaId } from '../model/schema.js';
import type { Forms } from './forms.js';
import { pascal, singularWords, wordsOf } from './words.js';

/** A thing that holds schemas. */
export interface Root {
  /** Tells it from every other thing. */
  readonly key: string;
  /** What it is declared as: parts of a document that many operations refer to are one. */
  readonly declared: string;
  /** Pascal case. */
  readonly name: string;
  /** What is sent to the API, and not received. */
  readonly sent: boolean;
  /** Named things go first when a name is looked for. */
  readonly rank: number;
}

/** An inline object at one place. */
export interface Use {
  readonly schema: Schema & ObjectShape;
  readonly root: Root;
  /** The way down from the root: `owner`, `[]`, `{}`, `|2`. */
  readonly steps: readonly string[];
  /** The steps that a name can say, each in Pascal case. */
  readonly words: readonly string[];
  /** The inline object around it. */
  readonly around: Use | undefined;
  /** How many properties it has, with those of the objects inside it. */
  size: number;
}

/** What the names of places are made of. */
export interface PlaceNames {
  readonly operations: ReadonlyMap<EndpointKey, string>;
  readonly schemas: ReadonlyMap<SchemaId, string>;
}

/**
 * Every inline object of bodies, responses and named schemas, outer ones first.
 * Left out are parameters, which are written flat, and what is only a part of a value or told from its rivals
 * by a discriminator: members of intersections and of discriminated unions.
 */
export function inlineUses(api: Api, names: PlaceNames, forms: Forms): Use[] {
  const walk = new Walk(forms);
  for (const [id, schema] of api.schemas) {
    const key = `schemas/${escaped(id)}`;
    const name = names.schemas.get(id) ?? pascal(wordsOf(id));
    const root = { key, declared: key, name, sent: false, rank: 0 };
    if (schema.kind === 'object') walk.inside(schema, root, [], [], undefined);
    else walk.schema(schema, root, [], [], undefined);
  }
  for (const endpoint of api.endpoints) {
    const name = names.operations.get(endpoint.key) ?? endpoint.key;
    walk.endpoint(endpoint, endpoint.key, pascal(wordsOf(name)), false);
  }
  for (const { name, endpoint } of api.webhooks) {
    const key = `webhooks/${escaped(name)} ${endpoint.method}`;
    walk.endpoint(endpoint, key, `${pascal(wordsOf(name))}Webhook`, true);
  }
  return walk.uses;
}

class Walk {
  readonly uses: Use[] = [];
  readonly #forms: Forms;

  constructor(forms: Forms) {
    this.#forms = forms;
  }

  /** @param called whether the API is the one that calls */
  endpoint(endpoint: Endpoint, key: string, name: string, called: boolean): void {
    const { body, responses, callbacks } = endpoint;
    if (body) this.media(body.media, `${key} body`, `${name}Body`, !called);
    for (const response of responses) {
      const { status, media } = response;
      this.media(media, `${key} ${status}`, `${name}${responseName(response)}`, called);
    }
    for (const { name: callback, expression, endpoint: inner } of callbacks) {
      const at = `${key} callbacks/${escaped(callback)}/${escaped(expression)} ${inner.method}`;
      this.endpoint(inner, at, `${name}${pascal(wordsOf(callback))}Callback`, !called);
    }
  }

  media(list: readonly Media[], key: string, name: string, sent: boolean): void {
    const roots = new Map<number, Root>();
    for (const media of list) {
      // The same in several media types is one thing.
      const form = list.length > 1 ? this.#forms.of(media.schema) : 0;
      const at = `${key} ${media.type}`;
      // Of several forms the first one is what the place is called by.
      const named =
        roots.size === 0 ? declaredPlace(media, at, name) : { declared: at, name, rank: 2 };
      const root = roots.get(form) ?? { key: at, sent, ...named };
      roots.set(form, root);
      this.schema(media.schema, root, [], [], undefined);
      if (media.item) this.schema(media.item, root, ['[]'], ['Item'], undefined);
    }
  }

  /** @returns how many properties the schema has inside it */
  schema(
    schema: Schema,
    root: Root,
    steps: readonly string[],
    words: readonly string[],
    around: Use | undefined,
  ): number {
    if (schema.kind !== 'object' || schema.properties.size === 0) {
      return this.inside(schema, root, steps, words, around);
    }
    const use: Use = { schema, root, steps, words, around, size: 0 };
    this.uses.push(use);
    use.size = schema.properties.size + this.inside(schema, root, steps, words, use);
    return use.size;
  }

  inside(
    schema: Schema,
    root: Root,
    steps: readonly string[],
    words: readonly string[],
    around: Use | undefined,
  ): number {
    const down = (inner: Schema, step: string, more: readonly string[]): number =>
      this.schema(inner, root, [...steps, step], more, around);
    const added = (word: string): readonly string[] => [...words, pascal(wordsOf(word))];
    let size = 0;
    switch (schema.kind) {
      case 'array':
        return down(schema.items, '[]', ofItems(words));
      case 'object':
        for (const [name, { schema: inner }] of schema.properties) {
          if (isPlain(inner)) continue;
          size += down(inner, escaped(name), added(name));
        }
        if (schema.rest && !isPlain(schema.rest)) size += down(schema.rest, '{}', added('value'));
        return size;
      case 'tuple':
        for (const [index, inner] of schema.items.entries()) {
          size += down(inner, `[${index}]`, added(`item${index + 1}`));
        }
        return schema.rest ? size + down(schema.rest, '[]', added('item')) : size;
      case 'union': {
        const members = schema.members.filter(({ kind }) => kind !== 'null');
        for (const [index, inner] of members.entries()) {
          const apart = schema.discriminator !== undefined;
          if (apart) size += this.inside(inner, root, [...steps, `|${index}`], words, around);
          else if (members.length === 1) size += this.schema(inner, root, steps, words, around);
          else size += down(inner, `|${index}`, added(`option${index + 1}`));
        }
        return size;
      }
      case 'intersection':
        for (const [index, inner] of schema.members.entries()) {
          size += this.inside(inner, root, [...steps, `&${index}`], words, around);
        }
        return size;
      default:
        return 0;
    }
  }
}

/** `Owners` → `Owner` */
function ofItems(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return last === undefined
    ? ['Item']
    : [...words.slice(0, -1), pascal(singularWords(wordsOf(last)))];
}

function isPlain({ kind }: Schema): boolean {
  return kind !== 'object' && kind !== 'array' && kind !== 'union' && kind !== 'intersection';
}

function responseName({ status }: Response): string {
  if (status === 200 || status === 201 || status === '2XX') return 'Response';
  return `${typeof status === 'number' ? status : pascal(wordsOf(status))}Response`;
}

/** Where a body is declared, and what it is called there. */
function declaredPlace(
  { schema }: Media,
  key: string,
  name: string,
): Pick<Root, 'declared' | 'name' | 'rank'> {
  const pointer = schema.origins[0]?.pointer ?? '';
  const part = /^\/(?:components\/)?(responses|requestBodies)\/([^/]+)\//.exec(pointer);
  const [, kind, id] = part ?? [];
  if (kind === undefined || id === undefined) return { declared: key, name, rank: 2 };
  const words = wordsOf(id.replaceAll('~1', '/'));
  const ending = kind === 'responses' ? 'response' : 'body';
  const all = words.at(-1) === ending || words.at(-1) === 'request' ? words : [...words, ending];
  return { declared: `${kind}/${id}`, name: pascal(all), rank: 1 };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
