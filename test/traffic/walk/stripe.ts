/**
 * stripe-stateful-mock: ids with prefixes, plans with ids that the caller chooses, and forms with
 * brackets in field names.
 */
import { join } from 'node:path';
import {
  idOf,
  pick,
  pickNobody,
  pickWord,
  type Sent,
  type Service,
  type ServiceCalls,
} from './service.js';

const HEADERS = { Authorization: 'Bearer sk_test_abc123' };

/** The state of a run: the known ids by collection. */
interface Walk extends ServiceCalls {
  readonly ids: Map<string, string[]>;
}

type Step = (walk: Walk, number: number) => Promise<void>;

async function ask({ call }: Walk, endpoint: string, path: string, form?: Sent['form']) {
  return call(endpoint, path, { headers: HEADERS, ...(form && { form }) });
}

function anyId({ ids, random }: Walk, collection: string): string {
  const known = ids.get(collection) ?? [];
  return known.length === 0 || random() < 0.12 ? pickNobody(random) : pick(random, known);
}

async function create(walk: Walk, collection: string, form: Sent['form']): Promise<void> {
  const path = `/v1/${collection}`;
  const id = idOf(await ask(walk, `POST ${path}`, path, form));
  if (id !== undefined) walk.ids.set(collection, [...(walk.ids.get(collection) ?? []), id]);
}

const list =
  (collection: string): Step =>
  async (walk) =>
    void (await ask(walk, `GET /v1/${collection}`, `/v1/${collection}`));
const show =
  (collection: string): Step =>
  async (walk) =>
    void (await ask(
      walk,
      `GET /v1/${collection}/{}`,
      `/v1/${collection}/${anyId(walk, collection)}`,
    ));
const part =
  (method: string, collection: string, name: string, form?: Sent['form']): Step =>
  async (walk) => {
    const path = `/v1/${collection}/${anyId(walk, collection)}${name}`;
    await ask(walk, `${method} /v1/${collection}/{}${name}`, path, form);
  };

const STEPS: readonly Step[] = [
  (walk, n) =>
    create(walk, 'customers', {
      email: `p${n}@mail.example`,
      'metadata[key]': 'a',
      ...(n % 3 === 0 && { id: pickWord(walk.random) + n }),
    }),
  (walk, n) =>
    create(walk, 'charges', {
      amount: String(500 + n),
      currency: 'eur',
      source: 'tok_visa',
      capture: 'false',
    }),
  (walk) => create(walk, 'products', { name: pickWord(walk.random), type: 'service' }),
  (walk, n) =>
    create(walk, 'plans', {
      amount: '900',
      currency: 'usd',
      interval: 'month',
      'product[name]': 'p',
      id: n % 2 ? `${pickWord(walk.random)}-${n}` : pickWord(walk.random) + pickWord(walk.random),
    }),
  (walk) => create(walk, 'refunds', { charge: anyId(walk, 'charges') }),
  (walk) =>
    create(walk, 'subscriptions', {
      customer: anyId(walk, 'customers'),
      'items[0][plan]': anyId(walk, 'plans'),
    }),
  (walk) =>
    create(walk, 'tax_rates', { display_name: 'VAT', percentage: '19', inclusive: 'false' }),
  ...['customers', 'charges', 'plans', 'refunds', 'subscriptions', 'products', 'tax_rates'].flatMap(
    (one) => [list(one), show(one), show(one)],
  ),
  part('POST', 'customers', '', { description: 'x' }),
  part('POST', 'customers', '/sources', { source: 'tok_visa' }),
  part('POST', 'charges', '/capture', {}),
  part('GET', 'charges', '/refunds'),
  part('POST', 'tax_rates', '', { active: 'false' }),
];

export const STRIPE: Service = {
  name: 'stripe-stateful-mock',
  start: (port) => ({
    args: [join(import.meta.dirname, 'node_modules/stripe-stateful-mock/autostart.js')],
    env: { PORT: String(port), LOG_LEVEL: 'error' },
  }),
  walk: async (calls) => {
    const walk: Walk = { ...calls, ids: new Map() };
    for (let number = 0; number < calls.rounds * 12; number++)
      await pick(calls.random, STEPS)(walk, number);
  },
};
