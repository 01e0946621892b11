/** Handlers of Sites. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";

/** The sites of the caller. */
export async function listSites(
  _req: Req<"GET /site/">,
  ctx: Ctx,
): Promise<Res<"GET /site/">> {
  const sites = await ctx.service.sites.list(callerOf(ctx));
  const links = sites.map(({ id }): [string, string] => [
    id,
    `${ctx.baseUrl}/site/${id}`,
  ]);
  const values = sites.map(({ id }) => id);
  return { status: 200, body: { values, _links: Object.fromEntries(links) } };
}
