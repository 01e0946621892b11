/** Handlers of Sites: the sites of the caller. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";

/** Returns the sites to which the caller belongs. */
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
