/** Handlers of Sites. This file is yours: it is added to, never overwritten. */

import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { NotImplemented } from "../../../generated/stride/server/index.js";

/**
 * Get list of sites
 *
 * Scope: participate:conversation
 */
export async function listSites(
  _req: Req<"GET /site/">,
  _ctx: Ctx,
): Promise<Res<"GET /site/">> {
  throw new NotImplemented("GET /site/");
}
