import type { Ctx, Req, Res } from '../../generated/server/index.ts';
import type { Desk } from '../desk.ts';

async function* events({ feed }: Desk, signal: AbortSignal) {
  for await (const data of feed.listen(signal)) yield { data };
}

/** Watch what happens at the desk */
export function watchEvents(
  _: Req<'GET /events'>,
  { desk, signal }: Ctx<'GET /events'>,
): Res<'GET /events'> {
  return { status: 200, body: events(desk, signal) };
}
