/**
 * Measures messages per second with several processes on one PostgreSQL: in one room and in many,
 * and with or without an app that receives all messages. The ratios can be compared with those of
 * other runs. The absolute numbers cannot, because they depend on the load of the machine.
 */
import { parseArgs } from 'node:util';
import * as api from '../../../generated/stride/client/index.js';
import type { Client } from '../../../generated/stride/client/index.js';
import { startHearing } from './hearing.js';
import type { Hearing } from './hearing.js';
import { serve } from './served.js';
import type { Served } from './served.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    clients: { type: 'string', default: '40' },
    processes: { type: 'string', default: '1,2,4' },
    rooms: { type: 'string', default: '20,1' },
  },
});
const [seconds = 1, clients = 1] = [values.seconds, values.clients].map(Number);
const list = (text: string): number[] => text.split(',').map(Number);

interface Row {
  readonly rooms: number;
  readonly count: number;
  readonly bot: boolean;
}

/** How many messages per second a single process handles without an app, by the number of rooms. */
const alone = new Map<number, number>();

// Without `DATABASE_URL`, each process has a separate database.
const isShared = process.env['DATABASE_URL'] !== undefined;
if (!isShared) console.log('several processes: skipped, they need DATABASE_URL');
const counts = list(values.processes).filter((count) => isShared || count === 1);
console.log('| rooms | processes | app | messages/s | ratio | heard/s | CPU µs/message |');
console.log('| ----- | --------- | --- | ---------- | ----- | ------- | -------------- |');
for (const rooms of list(values.rooms)) {
  for (const count of counts) {
    for (const bot of [false, true]) await measure({ rooms, count, bot });
  }
}

async function measure({ rooms, count, bot }: Row): Promise<void> {
  const servers: Served[] = [];
  for (let at = 0; at < count; at++) servers.push(await serve('generated', 'database'));
  const hearing = await startHearing();
  const before = await cpuOf(servers);
  const { sent, heard } = await talk(servers, rooms, bot ? hearing : undefined);
  const cpu = Math.round(((await cpuOf(servers)) - before) / sent);
  for (const server of servers) await server.stop();
  hearing.close();
  const rate = sent / seconds;
  if (!alone.has(rooms)) alone.set(rooms, rate);
  const ratio = (rate / (alone.get(rooms) ?? rate)).toFixed(2);
  const words = [rooms, count, bot ? 'yes' : 'no', Math.round(rate), ratio, Math.round(heard), cpu];
  console.log(`| ${words.join(' | ')} |`);
}

/** Returns the CPU time of all processes in microseconds. */
async function cpuOf(servers: readonly Served[]): Promise<number> {
  const all = await Promise.all(servers.map((server) => server.usage()));
  return all.reduce((sum, { cpu }) => sum + cpu, 0);
}

/**
 * Sends messages for some time.
 * @returns the number of acknowledged messages, and how many per second the app received until it
 *   had all of them
 */
async function talk(
  servers: readonly Served[],
  rooms: number,
  hearing: Hearing | undefined,
): Promise<{ readonly sent: number; readonly heard: number }> {
  const [first] = servers;
  if (!first) return { sent: 0, heard: 0 };
  const { cloudId } = first.seeded;
  const app = api.createClient({ baseUrl: first.url, auth: { oauth2: first.token }, retries: 0 });
  // All processes share a database, so all of them accept the token that the first process has
  // issued.
  const created = servers.map(({ url }) =>
    api.createClient({ baseUrl: url, auth: { oauth2: first.person }, retries: 0 }),
  );
  const ids: string[] = [];
  for (let at = 0; at < rooms; at++) ids.push(await newRoom(app, cloudId, hearing));
  const start = performance.now();
  const end = start + seconds * 1000;
  let sent = 0;
  const one = async (number: number): Promise<void> => {
    const client = created[number % created.length];
    const conversationId = ids[number % ids.length] ?? '';
    while (client && performance.now() < end) {
      const body = `${number}`;
      await api.sendMessage(client, { cloudId, conversationId, contentType: 'text/plain', body });
      sent += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => one(number)));
  if (!hearing) return { sent, heard: 0 };
  while (hearing.heard() < sent) await new Promise((resolve) => setTimeout(resolve, 20));
  return { sent, heard: (hearing.heard() / (performance.now() - start)) * 1000 };
}

/** Creates a public room. If `hearing` is given, the app receives its messages. */
async function newRoom(
  app: Client,
  cloudId: string,
  hearing: Hearing | undefined,
): Promise<string> {
  const name = `Scale ${crypto.randomUUID()}`;
  const { id } = await api.createConversation(app, { cloudId, body: { name } });
  if (!hearing) return id;
  const body = { key: 'all', pattern: '.', url: hearing.url };
  await api.putBotMessagesModule(app, { cloudId, conversationId: id, key: 'all', body });
  return id;
}
