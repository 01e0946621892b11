/**
 * An invented service without a description: one collection for each kind of id, with 404s,
 * deletions, subresources and literal segments next to the ids.
 */
import { randomNumbers, type MadeUpCall } from './made-up.js';

type Random = () => number;

/** A kind of id, and the collection whose items have it. */
export interface IdKind {
  readonly name: string;
  /** In the plural. */
  readonly collection: string;
  /** The field of an item that contains its id. */
  readonly field: string;
  readonly make: (random: Random) => string;
}

/** A recorded call, and the collection that it belongs to. */
export interface ServiceCall extends MadeUpCall {
  readonly kind: string;
}

const DIGIT = '0123456789';
const HEX = '0123456789abcdef';
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE62 = `${DIGIT}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
const URL_SAFE = `${BASE62}_-`;
/** Words for slugs. Half of them also occur as literal segments of APIs. */
const TOPICS = 'getting started billing faq search tips red shirt wool socks about team star'.split(
  ' ',
);
const PEOPLE = 'anna ben star admin cleo_d j.smith mia99 grace hugo-x root angel joy otto'.split(
  ' ',
);

const pick = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;
const signs = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => pick(random, [...alphabet])).join('');

export const ID_KINDS: readonly IdKind[] = [
  {
    name: 'digits',
    collection: 'invoices',
    field: 'id',
    make: (random) => String(1 + Math.floor(random() * 90_000)),
  },
  {
    name: 'UUID',
    collection: 'orders',
    field: 'id',
    make: (random) => [8, 4, 4, 4, 12].map((length) => signs(random, HEX, length)).join('-'),
  },
  {
    name: 'ULID',
    collection: 'jobs',
    field: 'id',
    make: (random) => `01${signs(random, BASE32, 24)}`,
  },
  {
    name: 'KSUID',
    collection: 'events',
    field: 'id',
    make: (random) => `2${signs(random, BASE62, 26)}`,
  },
  {
    name: 'nanoid',
    collection: 'documents',
    field: 'id',
    make: (random) => signs(random, URL_SAFE, 21),
  },
  {
    name: 'Firebase',
    collection: 'messages',
    field: 'name',
    make: (random) =>
      random() < 0.5 ? `-M${signs(random, URL_SAFE, 18)}` : signs(random, BASE62, 20),
  },
  {
    name: 'sqid',
    collection: 'links',
    field: 'code',
    make: (random) => signs(random, BASE62, 4 + Math.floor(random() * 5)),
  },
  {
    name: 'YouTube',
    collection: 'videos',
    field: 'id',
    make: (random) => signs(random, URL_SAFE, 11),
  },
  {
    name: 'slug',
    collection: 'articles',
    field: 'slug',
    make: (random) =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, TOPICS)).join('-'),
  },
  {
    name: 'SKU',
    collection: 'products',
    field: 'sku',
    make: (random) =>
      random() < 0.5
        ? `SKU-${signs(random, DIGIT, 4)}`
        : `${pick(random, ['TSH', 'CAR', 'MUG'])}-${pick(random, ['RED', 'BLK'])}-${pick(random, ['S', 'M', 'XL'])}`,
  },
  {
    name: 'user name',
    collection: 'users',
    field: 'username',
    make: (random) => pick(random, PEOPLE),
  },
  {
    name: 'e-mail',
    collection: 'contacts',
    field: 'email',
    make: (random) =>
      `${pick(random, PEOPLE)}${signs(random, DIGIT, 2)}@${pick(random, ['b.io', 'mail.example'])}`,
  },
];

/** Literal segments next to the ids: they return a list, an item or another object. */
const LISTS = ['search', 'active', 'recent', 'archived'];
const THINGS = ['me', 'latest', 'current', 'default'];
const OTHERS = ['stats', 'count', 'export', 'summary'];
const NOBODY = ['nobody', 'missing', 'undefined', 'null', 'none1', 'x', 'test', 'unknown'];

interface Thing {
  readonly [field: string]: unknown;
}

interface Asked {
  readonly service: Service;
  readonly kind: IdKind;
  readonly random: Random;
  /** The existing items, by id. */
  readonly things: Map<string, Thing>;
  readonly calls: ServiceCall[];
}

export interface Service {
  /** How often each endpoint is called. */
  readonly rounds: number;
  readonly seed: number;
  /** True for names of collections that are not in the word list. */
  readonly isForeign?: boolean;
  /** No list is requested. */
  readonly isUnlisted?: boolean;
}

/** `invoices`, or a word that is not English: `invoices` backwards. */
export function collectionOf({ collection }: IdKind, { isForeign }: Service): string {
  return isForeign === true ? [...collection].reverse().join('') : collection;
}

/** Calls each endpoint of each collection some times. */
export function serviceCalls(service: Service): ServiceCall[] {
  const { rounds, seed } = service;
  const random = randomNumbers(seed);
  return ID_KINDS.flatMap((kind, index) => {
    const asked: Asked = { service, kind, random, things: new Map(), calls: [] };
    for (let count = 0; count < 3; count++) createThing(asked);
    for (let round = 0; round < rounds; round++) askOnce(asked, index);
    return asked.calls;
  });
}

function createThing({ kind, random, things }: Asked): Thing {
  // Services never assign an id that equals a literal route.
  let id = kind.make(random);
  while (things.has(id) || [...LISTS, ...THINGS, ...OTHERS].includes(id)) {
    id = `${id}${kind.name === 'slug' ? `-${pick(random, TOPICS)}` : signs(random, DIGIT, 1)}`;
  }
  const thing = {
    ...(kind.field !== 'id' && { id: 1 + things.size }),
    [kind.field]: kind.name === 'digits' ? Number(id) : id,
    title: `Some words ${signs(random, HEX, 4)}`,
    status: pick(random, ['active', 'archived', 'draft']),
    total: Math.floor(random() * 1000) / 10,
    created_at: '2026-01-02T03:04:05Z',
    ...(random() < 0.5 && { paid_at: '2026-01-02T03:04:05Z' }),
  };
  things.set(id, thing);
  return thing;
}

function askOnce(asked: Asked, index: number): void {
  const { service, kind, random, things, calls } = asked;
  const collection = collectionOf(kind, service);
  const word = (words: readonly string[]): string => words[index % words.length] ?? '';
  const ask = (
    template: string,
    ids: readonly string[],
    status: number,
    answer?: unknown,
  ): void => {
    calls.push(callOf(kind.name, template, ids, status, answer));
  };
  const all = [...things];
  const [id, thing] = pick(random, all);
  const part = String(1 + Math.floor(random() * 900));
  const parts = [{ id: Number(part), text: 'A part.', amount: 3 }];
  if (!service.isUnlisted)
    ask(`GET /${collection}`, [], 200, { data: all.slice(-3).map(([, one]) => one), total: 3 });
  ask(`POST /${collection}`, [], 201, createThing(asked));
  ask(`GET /${collection}/{}`, [id], 200, thing);
  ask(`GET /${collection}/{}`, [pick(random, NOBODY)], 404, { error: 'not_found' });
  ask(`PATCH /${collection}/{}`, [id], 200, thing);
  ask(`GET /${collection}/{}/parts`, [id], 200, parts);
  ask(`GET /${collection}/{}/parts`, [pick(random, NOBODY)], 404, { error: 'not_found' });
  ask(`GET /${collection}/{}/parts/{}`, [id, part], 200, parts[0]);
  ask(`POST /${collection}/{}/close`, [id], 204);
  ask(`GET /${collection}/${word(LISTS)}`, [], 200, { data: [thing], total: 1 });
  ask(`GET /${collection}/${word(THINGS)}`, [], 200, thing);
  ask(`GET /${collection}/${word(OTHERS)}`, [], 200, { open: 3, shut: { total: 4 } });
  ask(`PUT /${collection}/{}/star`, [id], 204);
  const [gone] = pick(random, all);
  if (things.size > 3) things.delete(gone);
  ask(`DELETE /${collection}/{}`, [gone], 204);
  ask(`GET /${collection}/{}`, [gone], 404, { error: 'not_found' });
  ask('', [], 404, { error: 'no_route' });
}

function callOf(
  kind: string,
  template: string,
  ids: readonly string[],
  status: number,
  answer: unknown,
): ServiceCall {
  const [method = '', path = ''] = (template || 'GET /old/settings').split(' ');
  let at = 0;
  const url = path.replace(/\{\}/g, () => encodeURIComponent(ids[at++] ?? ''));
  const text = answer === undefined ? '' : JSON.stringify(answer);
  const type = text && 'application/json';
  return {
    kind,
    key: template,
    entry: {
      request: { method, url: `https://api.b.io/v1${url}`, headers: [] },
      response: {
        status,
        headers: [{ name: 'Content-Type', value: type }],
        content: { size: text.length, mimeType: type, text },
      },
    },
  };
}
