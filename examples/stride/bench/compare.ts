/** Throughput and memory of the generated server beside one that was written by hand, on the same domain. */
import { Agent, request } from 'node:http';
import { serve } from './served.js';
import type { Behind, Front, Served } from './served.js';

const CONNECTIONS = 50;
const ROUNDS = 4;
const COUNT: Readonly<Record<Behind, number>> = { nothing: 6000, database: 600 };

const BODY = JSON.stringify({
  version: 1,
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello, world!' }] }],
});

const CALLS = [
  { name: 'getConversation', method: 'GET', path: '', body: '', status: 200 },
  { name: 'listMessages, 20', method: 'GET', path: '/message?limit=20', body: '', status: 200 },
  { name: 'sendMessage', method: 'POST', path: '/message', body: BODY, status: 201 },
] as const;
type Call = (typeof CALLS)[number];

interface Row {
  readonly perSecond: number;
  readonly cpu: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const lines: string[] = [];
for (const behind of ['nothing', 'database'] as const) {
  for (const front of ['generated', 'by hand'] as const)
    lines.push(...(await measure(front, behind)));
}
console.log('| behind | server | call | requests/s | CPU µs/request | memory MB |');
console.log('| --- | --- | --- | --- | --- | --- |');
console.log(lines.join('\n'));
agent.destroy();

async function measure(front: Front, behind: Behind): Promise<string[]> {
  const served = await serve(front, behind);
  // There is something to list.
  await round(served, CALLS[2], 50);
  const rows: [Call, Row][] = [];
  for (const call of CALLS) {
    const rounds: Row[] = [];
    for (let at = 0; at < ROUNDS; at++) rounds.push(await round(served, call, COUNT[behind]));
    rows.push([
      call,
      {
        perSecond: Math.max(...rounds.map(({ perSecond }) => perSecond)),
        cpu: Math.min(...rounds.map(({ cpu }) => cpu)),
      },
    ]);
  }
  const { memory } = await served.usage();
  await served.stop();
  const megabytes = Math.round(memory / 1024 / 1024);
  return rows.map(
    ([{ name }, { perSecond, cpu }]) =>
      `| ${behind} | ${front} | ${name} | ${Math.round(perSecond)} | ${Math.round(cpu)} | ${megabytes} |`,
  );
}

/** Sends requests over all connections at once. */
async function round(served: Served, call: Call, count: number): Promise<Row> {
  const { cpuBefore, start } = { cpuBefore: (await served.usage()).cpu, start: performance.now() };
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await send(served, call);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: count / seconds, cpu: ((await served.usage()).cpu - cpuBefore) / count };
}

function send({ url, seeded, token }: Served, call: Call): Promise<void> {
  const { cloudId, conversationId } = seeded;
  const address = `${url}/site/${cloudId}/conversation/${conversationId}${call.path}`;
  const headers = {
    authorization: `Bearer ${token}`,
    ...(call.body !== '' && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(call.body),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent, method: call.method, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === call.status) resolve();
        else reject(new Error(`${call.name} answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(call.body);
  });
}
