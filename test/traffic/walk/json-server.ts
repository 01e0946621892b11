/** json-server, with a collection for each kind of id. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  idOf,
  pick,
  pickNobody,
  pickPerson,
  pickWord,
  type Service,
  type ServiceCalls,
} from './service.js';

type Random = () => number;

const DIGIT = '0123456789';
const BASE62 = `${DIGIT}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const signs = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => pick(random, [...alphabet])).join('');

const IDS: Readonly<Record<string, (random: Random) => string | number>> = {
  invoices: (random) => 1 + Math.floor(random() * 9000),
  orders: (random) =>
    [8, 4, 4, 4, 12].map((length) => signs(random, '0123456789abcdef', length)).join('-'),
  jobs: (random) => `01${signs(random, BASE32, 24)}`,
  notes: (random) => signs(random, `${BASE62}_-`, 21),
  keys: (random) => `-M${signs(random, `${BASE62}_-`, 18)}`,
  links: (random) => signs(random, BASE62, 5),
  videos: (random) => signs(random, `${BASE62}_-`, 11),
  articles: (random) =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pickWord(random)).join('-'),
  products: (random) =>
    `${pick(random, ['TSH', 'CAR', 'MUG'])}-${pick(random, ['S', 'M', 'XL'])}-${signs(random, DIGIT, 1)}`,
  users: pickPerson,
  contacts: (random) => `${pickPerson(random).replace('.', '')}@mail.example`,
  tags: pickWord,
};

const THINGS = 12;

/** The data of the service. */
function collections(random: Random): Record<string, unknown> {
  const all = Object.entries(IDS).map(([name, make]): [string, unknown[]] => {
    const things = new Map<string | number, unknown>();
    for (let count = 0; count < THINGS; count++) {
      const id = make(random);
      const title = `${pickWord(random)} ${pickWord(random)}`;
      things.set(id, { id, title, count, open: count % 2 === 0, userId: pickPerson(random) });
    }
    return [name, [...things.values()]];
  });
  return { ...Object.fromEntries(all), profile: { name: 'typicode', theme: 'dark' } };
}

/** @param isListed true if the traffic contains lists with the ids */
export function jsonServer(name: string, isListed: boolean): Service {
  let data: Record<string, unknown> = {};
  return {
    name,
    start: (port, folder, random) => {
      data = collections(random);
      const file = join(folder, 'db.json');
      writeFileSync(file, JSON.stringify(data));
      const cli = join(import.meta.dirname, 'node_modules/json-server/lib/cli/bin.js');
      return { args: [cli, file, '--port', String(port), '--host', '127.0.0.1', '--quiet'] };
    },
    walk: async (calls) => {
      const ids = new Map(
        Object.keys(IDS).map((one) => [
          one,
          (data[one] as { id: string | number }[]).map(({ id }) => String(id)),
        ]),
      );
      for (let round = 0; round < calls.rounds; round++) {
        for (const [collection, own] of ids) await callOnce(calls, collection, own, isListed);
        if (round % 4 === 0) await calls.call('GET /profile', '/profile');
        if (round % 5 === 0)
          await calls.call('PATCH /profile', '/profile', { json: { theme: 'x' } });
      }
    },
  };
}

async function callOnce(
  { call, random }: ServiceCalls,
  collection: string,
  ids: string[],
  isListed: boolean,
): Promise<void> {
  const id = pick(random, ids);
  const path = `/${collection}`;
  const own = `${path}/${encodeURIComponent(id)}`;
  const json = { title: pickWord(random), count: 1 };
  const choice = Math.floor(random() * 10);
  if (choice < 3) await call(`GET ${path}/{}`, own);
  else if (choice === 3) await call(`GET ${path}/{}`, `${path}/${pickNobody(random)}`);
  else if (choice === 4) await call(`PATCH ${path}/{}`, own, { json });
  else if (choice === 5) await call(`PUT ${path}/{}`, own, { json });
  else if (choice === 6 && ids.length > 4) {
    ids.splice(ids.indexOf(id), 1);
    await call(`DELETE ${path}/{}`, own);
    await call(`GET ${path}/{}`, own);
  } else if (choice === 7)
    await call('GET /users/{}/articles', `/users/${pickPerson(random)}/articles`);
  else if (choice === 8 && isListed)
    await call(`GET ${path}`, `${path}?q=${pickWord(random)}&_page=1`);
  else if (choice === 9 && isListed) {
    const made = idOf(await call(`POST ${path}`, path, { json }));
    if (made !== undefined) ids.push(made);
  }
}
