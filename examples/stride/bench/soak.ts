/**
 * Runs many clients at the same time. At the end, checks that every acknowledged message exists
 * exactly once, and that no other message exists.
 */
import { parseArgs } from 'node:util';
import * as api from '../../../generated/stride/client/index.js';
import { serve } from './served.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '50' },
    rooms: { type: 'string', default: '10' },
  },
});
const [seconds, clients, roomCount] = [values.seconds, values.clients, values.rooms].map(Number);

interface Room {
  readonly cloudId: string;
  readonly conversationId: string;
  /** The expected texts of messages, by message id. */
  readonly texts: Map<string, string>;
}

const served = await serve('generated', 'database');
const client = api.createClient({
  ...{ baseUrl: served.url, auth: { oauth2: served.token }, retries: 0 },
});
const { cloudId } = served.seeded;
const rooms: Room[] = [];
for (let at = 0; at < (roomCount ?? 1); at++) {
  const { id } = await api.createConversation(client, { cloudId, body: { name: `Soak ${at}` } });
  rooms.push({ cloudId, conversationId: id, texts: new Map() });
}
const latencies: number[] = [];
let edits = 0;
let deletions = 0;
const before = await served.usage();
const start = performance.now();
await Promise.all(Array.from({ length: clients ?? 1 }, (_, number) => talk(number)));
const took = (performance.now() - start) / 1000;
const after = await served.usage();
const faults = (await Promise.all(rooms.map(check))).flat();
await served.stop();
report();

/** Runs one client. It mostly sends messages, and sometimes lists, edits or deletes them. */
async function talk(number: number): Promise<void> {
  const random = randomOf(number + 1);
  const room = rooms[number % rooms.length];
  if (room === undefined) return;
  const mine: string[] = [];
  for (let count = 0; performance.now() - start < (seconds ?? 1) * 1000; count++) {
    const began = performance.now();
    await step(room, mine, `${number}.${count}`, random());
    latencies.push(performance.now() - began);
  }
}

async function step(room: Room, mine: string[], text: string, chance: number): Promise<void> {
  const { texts, ...ref } = room;
  const messageId = mine.at(-1);
  const content = { contentType: 'text/plain', body: text } as const;
  if (messageId === undefined || chance < 0.6) {
    const { id } = await api.sendMessage(client, { ...ref, ...content });
    if (texts.has(id)) throw new Error(`two messages have the id ${id}`);
    texts.set(id, text);
    mine.push(id);
  } else if (chance < 0.75) {
    await api.editMessage(client, { ...ref, messageId, ...content });
    texts.set(messageId, text);
    edits += 1;
  } else if (chance < 0.85) {
    await api.deleteMessage(client, { ...ref, messageId });
    texts.delete(messageId);
    mine.pop();
    deletions += 1;
  } else {
    const found = await api.listRecentMessages(client, { ...ref, limit: 10 });
    if (found.size === 0) throw new Error('a room with messages shows none');
  }
}

/**
 * Compares the messages of a room with the expected ones, from the newest to the oldest.
 * @returns the differences
 */
async function check({ texts, ...ref }: Room): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  let beforeMessage: string | undefined;
  let last = '~';
  do {
    const from = beforeMessage === undefined ? {} : { beforeMessage };
    const page = await api.listMessages(client, { ...ref, ...from });
    for (const { id, text, ts } of page.values) {
      if (seen.has(id)) found.push(`${id} is there twice`);
      if (ts >= last) found.push(`${id} is out of order`);
      if (texts.get(id) !== text) found.push(`${id} says ${text}, not ${texts.get(id)}`);
      seen.add(id);
      last = ts;
    }
    beforeMessage = page.values.at(-1)?.id;
  } while (beforeMessage !== undefined);
  for (const id of texts.keys()) if (!seen.has(id)) found.push(`${id} is lost`);
  return found;
}

function report(): void {
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)} ms`;
  const kept = rooms.reduce((sum, { texts }) => sum + texts.size, 0);
  const calls = sorted.length;
  console.log(
    `${clients} clients, ${Math.round(took)} s: ${calls} calls, ${Math.round(calls / took)} a second`,
  );
  console.log(`half within ${at(0.5)}, 99 % within ${at(0.99)}, the slowest ${at(0.999999)}`);
  console.log(`${kept} messages kept, ${edits} edits, ${deletions} deletions`);
  const cpu = Math.round((after.cpu - before.cpu) / calls);
  const [first, then] = [before, after].map(({ memory }) => Math.round(memory / 1024 / 1024));
  console.log(`server: ${cpu} µs of CPU a call, ${first} MB before and ${then} MB after`);
  for (const fault of faults.slice(0, 20)) console.log(fault);
  console.log(faults.length === 0 ? 'nothing lost, nothing twice' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/**
 * Returns a function that generates pseudorandom numbers from 0 to 1. The same seed produces the
 * same numbers in each run.
 */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
