/** Messages a second with 1, 2 and 4 processes on one PostgreSQL, over many rooms and in a single one. */
import { parseArgs } from 'node:util';
import * as api from '../../../generated/stride/client/index.js';
import { serve } from './served.js';
import type { Served } from './served.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '40' },
    processes: { type: 'string', default: '1,2,4' },
    rooms: { type: 'string', default: '20,1' },
  },
});
const [seconds = 1, clients = 1] = [values.seconds, values.clients].map(Number);
const list = (text: string): number[] => text.split(',').map(Number);

for (const rooms of list(values.rooms)) {
  for (const count of list(values.processes)) {
    const servers: Served[] = [];
    for (let at = 0; at < count; at++) servers.push(await serve('generated', 'database'));
    const before = await cpuOf(servers);
    const sent = await talk(servers, rooms);
    const cpu = Math.round(((await cpuOf(servers)) - before) / sent);
    const rate = Math.round(sent / seconds);
    console.log(
      `${rooms} rooms, ${count} processes: ${rate} messages a second, ${cpu} µs of CPU each`,
    );
    for (const server of servers) await server.stop();
  }
}

/** Microseconds of all processes. */
async function cpuOf(servers: readonly Served[]): Promise<number> {
  const all = await Promise.all(servers.map((server) => server.usage()));
  return all.reduce((sum, { cpu }) => sum + cpu, 0);
}

/** @returns how many messages were acknowledged in the time */
async function talk(servers: readonly Served[], rooms: number): Promise<number> {
  const [first] = servers;
  if (!first) return 0;
  const { cloudId } = first.seeded;
  // All of them take the token of the first: they share its data.
  const made = servers.map(({ url }) =>
    api.createClient({ baseUrl: url, auth: { oauth2: first.token }, retries: 0 }),
  );
  const ids: string[] = [];
  for (let at = 0; at < rooms; at++) {
    const name = `Scale ${crypto.randomUUID()}`;
    const [client] = made;
    if (client) ids.push((await api.createConversation(client, { cloudId, body: { name } })).id);
  }
  const end = performance.now() + seconds * 1000;
  let sent = 0;
  const one = async (number: number): Promise<void> => {
    const client = made[number % made.length];
    const conversationId = ids[number % ids.length] ?? '';
    while (client && performance.now() < end) {
      const body = `${number}`;
      await api.sendMessage(client, { cloudId, conversationId, contentType: 'text/plain', body });
      sent += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => one(number)));
  return sent;
}
