/**
 * Compares the throughput and memory of the generated server with those of a handwritten server.
 * Both call the same domain code.
 */
import { Agent, request } from 'node:http';
import { serve } from './served.js';
import type { Behind, Front, Served } from './served.js';

const CONNECTIONS = 50;
const ROUNDS = 2;
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
  readonly memory: number;
}

/**
 * The servers in the order in which they are measured. The order is reversed after the first two,
 * so that a cold start slows down both servers equally.
 */
const TURNS: readonly Front[] = ['generated', 'by hand', 'by hand', 'generated'];

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
/** The best results of all rounds, by domain, call and server. */
const rows = new Map<string, Row>();
for (const behind of ['nothing', 'database'] as const) {
  for (const front of TURNS) await measure(front, behind);
}
console.log('| behind | call | server | requests/s | CPU µs/request | memory MB |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [name, { perSecond, cpu, memory }] of [...rows].sort()) {
  const megabytes = Math.round(memory / 1024 / 1024);
  console.log(`| ${name} | ${Math.round(perSecond)} | ${Math.round(cpu)} | ${megabytes} |`);
}
agent.destroy();

async function measure(front: Front, behind: Behind): Promise<void> {
  const served = await serve(front, behind);
  // Sends messages, so that listMessages has something to return.
  await round(served, CALLS[2], 50);
  for (const call of CALLS) {
    const name = `${behind} | ${call.name} | ${front}`;
    for (let at = 0; at < ROUNDS; at++) {
      const now = await round(served, call, COUNT[behind]);
      const best = rows.get(name) ?? now;
      rows.set(name, {
        perSecond: Math.max(best.perSecond, now.perSecond),
        cpu: Math.min(best.cpu, now.cpu),
        memory: Math.max(best.memory, now.memory),
      });
    }
  }
  await served.stop();
}

/** Sends `count` requests over all connections in parallel. */
async function round(served: Served, call: Call, count: number): Promise<Row> {
  const before = await served.usage();
  const start = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await send(served, call);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const seconds = (performance.now() - start) / 1000;
  const { cpu, memory } = await served.usage();
  return { perSecond: count / seconds, cpu: (cpu - before.cpu) / count, memory };
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
