
import { expect, test } from 'vitest';
import { service } from './service.ts';
import { createClient, watchEvents } from '../generated/client/index.ts';
import { onWatchEvents } from '../generated/msw/index.ts';
import { TICKET } from './samples.ts';
const SAVED = { kind: 'ticket.saved', ticket: TICKET } as const;
test('x', async () => {
  const s = service;
  let n = 0;
  async function* cut() { yield { id: '7', data: SAVED }; if (n===1) throw new Error('cut'); }
  s.use(onWatchEvents(({request}) => { n++; console.log('asked', n, request.headers.get('last-event-id')); return { body: cut() }; }));
  const desk = createClient({ auth: { bearer: 't' }, timeout: 10000, hooks: { error: (e) => console.log('hook', e) } });
  let k = 0;
  try { for await (const e of await watchEvents(desk, {}, { timeout: false, signal: new AbortController().signal, reconnect: 'ended' })) { console.log('event', e.id); if (++k === 2) break; } } catch (e) { console.log('threw', e); }

});
