/**
 * The pages about JSON output and files, generated from their JSON Schemas. Each has an example
 * from a real run.
 */
import { schemaFiles } from '../schemas/index.js';
import { printedIn, type Situation } from './situations.js';
import { block, page, prose, span } from './text.js';

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A page: its subject, and the run that prints the example. */
interface JsonPage {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly example: string;
  readonly situation: Situation;
}

const SHOP = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://api.shop.dev }]
security: []
paths:
  /products:
    get:
      operationId: listProducts
      tags: [products]
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
      responses:
        '200':
          description: All of them
          content: { application/json: { schema: { type: array, items: { type: string } } } }
        '400': { description: No }
`;

const EXCHANGE = {
  request: { method: 'GET', url: 'https://api.shop.dev/products?limit=500' },
  response: { status: 200, content: { mimeType: 'application/json', text: '["tea"]' } },
};

const PAGES: readonly JsonPage[] = [
  {
    name: 'inspect',
    title: 'JSON output of `restitch inspect`',
    about:
      '`restitch inspect --format json` prints the facts of the API and the source of each fact.',
    example: 'For example, for an operation that two documents declare with different summaries:',
    situation: {
      files: {
        'shop.yaml': SHOP.replace('operationId', 'summary: All products\n      operationId'),
        'old.yaml': SHOP.replace('operationId', 'summary: Wares\n      operationId'),
      },
      run: 'inspect shop.yaml old.yaml --format json',
    },
  },
  {
    name: 'diff',
    title: 'JSON output of `restitch diff`',
    about: '`restitch diff --format json` prints the changes that affect callers of the API.',
    example: 'For example, if the type of the `limit` parameter changes from integer to string:',
    situation: {
      files: {
        'old.yaml': SHOP,
        'new.yaml': SHOP.replace('type: integer, maximum: 100', 'type: string'),
      },
      run: 'diff old.yaml new.yaml --format json',
    },
  },
  {
    name: 'verify',
    title: 'JSON output of `restitch verify`',
    about:
      '`restitch verify --format json` prints the differences between recorded traffic and the API.',
    example: 'For example, if a recorded request has a `limit` above the declared maximum:',
    situation: {
      files: { 'shop.yaml': SHOP, 'traffic.har': JSON.stringify({ log: { entries: [EXCHANGE] } }) },
      run: 'verify traffic.har shop.yaml --format json',
    },
  },
];

/** Generates a server for one operation, and prints its lock. */
const LOCKED: Situation = {
  files: { 'shop.yaml': SHOP },
  run: [
    'generate shop.yaml --out generated --target server --handlers handlers',
    '!print generated/restitch.lock.json',
  ].join('\n'),
};

/** The pages by their paths. */
export async function jsonPages(): Promise<[path: string, text: string][]> {
  const schemas = schemaFiles();
  const schemaOf = (name: string): Schema => schemas.get(`${name}.json`) ?? {};
  const pages: [path: string, text: string][] = [];
  for (const { name, title, about, example, situation } of PAGES) {
    const { out } = await printedIn(situation);
    const shown = JSON.stringify(JSON.parse(out));
    const parts = [example, block('json', shown), ...schemaParts(schemaOf(name))];
    pages.push([`json/${name}.md`, page(title, `${about}\n${shipped(name)}`, parts)]);
  }
  return [...pages, ['json/lock.md', await lockPage(schemaOf('lock'))]];
}

async function lockPage(schema: Schema): Promise<string> {
  const { out } = await printedIn(LOCKED);
  const about = [
    'restitch writes this file into the output folder. The file keeps names stable from one run to the next, and lets restitch',
    'detect files that you edited. [Generated files and the lock file](../../merging/lock.md) explains how to work with it.',
    '',
  ].join('\n');
  const example =
    'This is the lock file of a server with one operation (only two of its files are shown):';
  const shown = block('json', JSON.stringify(withoutHashes(JSON.parse(out) as Locked)));
  const parts = [example, shown, ...schemaParts(schema)];
  return page('restitch.lock.json', `${about}\n${shipped('lock')}`, parts);
}

interface Locked {
  readonly files: Readonly<Record<string, string>>;
}

/** A lock without hashes and versions, which change with every version of restitch. */
function withoutHashes(lock: Locked): unknown {
  const files = Object.fromEntries(Object.entries(lock.files).slice(0, 2));
  return JSON.parse(
    JSON.stringify({ ...lock, restitch: '0.1.0', files }, (_, value: unknown) =>
      typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? '<SHA-256>' : value,
    ),
  );
}

function shipped(name: string): string {
  return `The format is stable. Its JSON Schema is \`restitch/schemas/${name}.json\` in the package.`;
}

/** The keys of an object, followed by the keys of its named types. */
function schemaParts(root: Schema): string[] {
  const inner = Object.entries(root.definitions ?? {});
  return [
    '## Keys',
    keysTable(root),
    ...inner.flatMap(([name, schema]) => [`## ${displayName(name)}`, keysTable(schema)]),
  ];
}

function keysTable(schema: Schema): string {
  // A sentence above the table already describes the discriminator.
  const keys = keysOf(schema, '').filter(([key]) => !key.endsWith('.kind'));
  const rows = keys.map(([key, isThere, found]) => {
    const { description = '' } = found;
    if (description === '') throw new Error(`${key} has no comment`);
    const type = `${typeText(found)}${isThere ? '' : ', optional'}`;
    return `| ${span(key)} | ${type} | ${prose(description)} |`;
  });
  return ['| key | type | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

type Key = readonly [key: string, isThere: boolean, schema: Schema];

/** The keys of an object, with those of inline objects. */
function keysOf({ properties = {}, required = [] }: Schema, before: string): Key[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = `${before}${name}`;
    const inner = choicesOf(schema).flatMap((one) => [
      ...keysOf(one, `${key}.`),
      ...keysOf(one.items ?? {}, `${key}[].`),
      ...choicesOf(one.additionalProperties || {}).flatMap((entry) => keysOf(entry, `${key}.*.`)),
    ]);
    return [[key, required.includes(name), schema], ...inner] satisfies Key[];
  });
}

function choicesOf(schema: Schema): readonly Schema[] {
  return [schema, ...(schema.anyOf ?? [])];
}

/** A type in a cell of a table. */
function typeText(schema: Schema): string {
  const { anyOf, allOf = [], items, $ref, additionalProperties } = schema;
  const name = $ref?.split('/').at(-1);
  if (name !== undefined) return `[${displayName(name)}](#${displayName(name).toLowerCase()})`;
  if (allOf[0]) return typeText(allOf[0]);
  if (schema.const !== undefined) return span(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((one) => span(JSON.stringify(one))).join(', ');
  if (anyOf) return [...new Set(anyOf.map(typeText))].sort(nullLast).join(' or ');
  if (items) return `list of ${typeText(items)}`;
  if (additionalProperties) return `map of ${typeText(additionalProperties)}`;
  return schema.type ?? 'any';
}

function nullLast(a: string, b: string): number {
  return Number(a === 'null') - Number(b === 'null');
}

/** The name of an interface without the suffix that only the code uses. */
function displayName(name: string): string {
  return name.replace(/Json$/, '');
}
