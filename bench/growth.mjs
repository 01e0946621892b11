// Measures how the cost grows with the size of an API: the same generated description at 1x, 2x, 4x
// and 8x. Run after a build: npm run proof bench:growth [-- ENDPOINTS [DOUBLINGS]]. A ratio of 2.0 per
// doubling means linear growth.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gallery } from './gallery.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const RUNS = 3;
const TARGETS = { client: ['client'], all: ['client', 'server', 'docs', 'openapi'] };

/** Words for names; the same index always gives the same name. */
const NOUNS = ['order', 'invoice', 'parcel', 'account', 'ticket', 'sensor', 'route', 'contract'];
const FIELDS = ['status', 'label', 'amount', 'owner', 'region', 'colour', 'weight', 'priority'];

const nameOf = (index) => `${NOUNS[index % NOUNS.length]}${Math.floor(index / NOUNS.length)}`;
const schemaOf = (index) => nameOf(index).replace(/^./, (letter) => letter.toUpperCase());
const ref = (name) => ({ $ref: `#/components/schemas/${name}` });

/** A resource with ten properties that refers to its neighbours, and a summary of it. */
function schemasFor(index, count) {
  const properties = Object.fromEntries(
    FIELDS.map((field, at) => [
      field,
      at % 3 === 0
        ? {
            type: 'string',
            enum: ['new', 'open', `done${index % 5}`],
            description: `The ${field}.`,
          }
        : { type: at % 2 === 0 ? 'integer' : 'string', description: `The ${field} of ${index}.` },
    ]),
  );
  properties.next = ref(schemaOf((index + 1) % count));
  properties.related = { type: 'array', items: ref(schemaOf((index * 7 + 3) % count)) };
  return {
    [schemaOf(index)]: { type: 'object', required: ['status', 'label'], properties },
    [`${schemaOf(index)}Change`]: {
      allOf: [ref(schemaOf(index)), { type: 'object', properties: { reason: { type: 'string' } } }],
    },
  };
}

function responses(schema) {
  const content = { 'application/json': { schema } };
  return {
    200: { description: 'What was asked for.', content },
    404: { $ref: '#/components/responses/NotFound' },
  };
}

/** Four operations on one resource. */
function pathsFor(index) {
  const name = nameOf(index);
  const schema = schemaOf(index);
  const tags = [NOUNS[index % NOUNS.length]];
  const page = [{ $ref: '#/components/parameters/Page' }, { $ref: '#/components/parameters/Size' }];
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const body = (target) => ({ content: { 'application/json': { schema: ref(target) } } });
  const operation = (verb, more) => ({
    tags,
    operationId: `${verb}${schema}`,
    summary: `${verb} a ${name}`,
    description: `The operation ${verb} of ${name}, number ${index} of its kind.`,
    ...more,
  });
  const list = { type: 'array', items: ref(schema) };
  return {
    [`/${name}`]: {
      get: operation('list', { parameters: page, responses: responses(list) }),
      post: operation('create', { requestBody: body(schema), responses: responses(ref(schema)) }),
    },
    [`/${name}/{id}`]: {
      parameters: [id],
      get: operation('get', { responses: responses(ref(schema)) }),
      patch: operation('update', {
        requestBody: body(`${schema}Change`),
        responses: responses(ref(schema)),
      }),
    },
  };
}

/** A description with about this number of endpoints. */
function describe(endpoints) {
  const count = endpoints / 4;
  const indexes = Array.from({ length: count }, (_, index) => index);
  const integer = { type: 'integer', minimum: 1 };
  return {
    openapi: '3.0.3',
    info: { title: 'Growth', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    paths: Object.assign({}, ...indexes.map(pathsFor)),
    components: {
      schemas: Object.assign({}, ...indexes.map((index) => schemasFor(index, count))),
      parameters: {
        Page: { name: 'page', in: 'query', description: 'Which page.', schema: integer },
        Size: { name: 'size', in: 'query', description: 'How many on it.', schema: integer },
      },
      responses: { NotFound: { description: 'There is no such thing.' } },
    },
  };
}

/** A recording of this number of exchanges with two hundred endpoints. */
function record(exchanges) {
  const entries = Array.from({ length: exchanges }, (_, index) => {
    const name = nameOf(Math.floor(index / 4) % 50);
    const id = (index * 7919) % 100_000;
    const [method, path] = [
      ['GET', `/${name}?page=${id % 9}`],
      ['POST', `/${name}`],
      ['GET', `/${name}/${id}`],
      ['PATCH', `/${name}/${id}`],
    ][index % 4];
    const value = Object.fromEntries(
      FIELDS.map((field, at) => [field, at % 2 ? `${field} ${id}` : id]),
    );
    const text = JSON.stringify(index % 4 === 0 ? [value, value, value] : value);
    const mimeType = 'application/json';
    const postData = method === 'GET' ? undefined : { mimeType, text };
    const content = { size: text.length, mimeType, text };
    return {
      request: { method, url: `https://api.example.com${path}`, headers: [], postData },
      response: { status: 200, headers: [], content },
    };
  });
  return { log: { version: '1.2', entries } };
}

/** Operations whose schemas form one cycle. */
function circle(operations) {
  const indexes = Array.from({ length: operations }, (_, index) => index);
  const node = (index) => schemaOf(index % operations);
  return {
    openapi: '3.0.3',
    info: { title: 'Circle', version: '1.0.0' },
    paths: Object.fromEntries(
      indexes.map((index) => [
        `/${nameOf(index)}`,
        { get: { operationId: `get${node(index)}`, responses: responses(ref(node(index))) } },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        indexes.map((index) => [
          node(index),
          { type: 'object', properties: { id: { type: 'string' }, next: ref(node(index + 1)) } },
        ]),
      ),
      responses: { NotFound: { description: 'There is no such thing.' } },
    },
  };
}

/** The same API in several documents that differ in texts, bounds and properties. */
function variants(documents) {
  return Array.from({ length: documents }, (_, variant) => {
    const description = describe(200);
    for (const schema of Object.values(description.components.schemas)) {
      if (schema.properties === undefined) continue;
      schema.properties.amount.description = `The amount, variant ${variant}.`;
      schema.properties.weight.maximum = 1000 + variant;
      schema.properties[`extra${variant}`] = { type: 'string' };
    }
    return JSON.stringify(description);
  });
}

/** A description in which this number of operations contain an error each. */
function faulty(errors) {
  const description = describe(errors);
  for (const item of Object.values(description.paths)) {
    for (const operation of Object.values(item)) {
      if (operation.responses)
        operation.responses[404] = { $ref: '#/components/responses/Missing' };
    }
  }
  return JSON.stringify(description, null, 2);
}

const WHATS = {
  circle: (count) => [JSON.stringify(circle(count))],
  variants,
  errors: (count) => [faulty(count)],
  endpoints: (count) => [JSON.stringify(describe(count))],
  exchanges: (count) => [JSON.stringify(record(count))],
  documents: gallery,
};

/**
 * Runs once in a separate process: prints user CPU in milliseconds and peak memory in megabytes.
 */
async function run(count, targets, what) {
  const { resolveConfig, runPipeline, setUpEngine } = await import('../dist/src/internals.js');
  setUpEngine();
  const files = WHATS[what](count).map((text, at) => ({
    source: `growth${at}.json`,
    bytes: Buffer.from(text),
  }));
  const config = resolveConfig({
    inputs: files.map(({ source }) => source),
    targets: { client: false, ...Object.fromEntries(targets.map((name) => [name, true])) },
  });
  const before = process.cpuUsage().user;
  await runPipeline({ files, overlays: [], config });
  const { user } = process.cpuUsage();
  const memory = process.resourceUsage().maxRSS / 1024;
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  console.log(JSON.stringify({ user: (user - before) / 1000, memory, size }));
}

/** The minimum of several runs: other work on the machine only adds time. */
function measure(count, targets, what) {
  const results = Array.from({ length: RUNS }, () => {
    const args = [SELF, '--run', String(count), targets.join(','), what];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  });
  const least = (key) => Math.min(...results.map((result) => result[key]));
  return { user: least('user'), memory: least('memory'), size: least('size') };
}

function table(title, what, first, doublings, targets) {
  console.log(`\n${title}: ${targets.join(', ')}`);
  console.log(`${what.padEnd(9)}   size MB   user ms   ratio   peak MB`);
  let before;
  for (let step = 0; step <= doublings; step++) {
    const count = first * 2 ** step;
    const { user, memory, size } = measure(count, targets, what);
    const ratio = before === undefined ? '' : (user / before).toFixed(2);
    const cells = [count, size.toFixed(2), user.toFixed(0), ratio, memory.toFixed(0)];
    console.log(cells.map((cell, at) => String(cell).padStart([9, 10, 10, 8, 10][at])).join(''));
    before = user;
  }
}

const [flag, count, targets = '', what] = process.argv.slice(2);
if (flag === '--run') await run(Number(count), targets.split(','), what);
else {
  for (const [title, named] of Object.entries(TARGETS)) {
    table(title, 'endpoints', Number(flag ?? 400), Number(count ?? 3), named);
  }
  table('recorded traffic', 'exchanges', 5000, 2, TARGETS.client);
  table('a gallery of small documents', 'documents', 250, 2, TARGETS.all);
  table('operations whose schemas form one cycle', 'circle', 1000, 3, TARGETS.client);
  table('variants of one document', 'variants', 2, 3, TARGETS.client);
  table('errors in one document', 'errors', 1000, 2, TARGETS.client);
}
