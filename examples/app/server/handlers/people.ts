import type { Ctx, Req, Res } from '../../generated/server/index.ts';

/** List everybody at the desk */
export function listPeople(
  _: Req<'GET /people'>,
  { desk }: Ctx<'GET /people'>,
): Res<'GET /people'> {
  return { status: 200, body: [...desk.people] };
}
