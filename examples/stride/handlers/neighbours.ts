/**
 * Handlers of Neighbours: endpoints that clients also called, although the five documents do not
 * describe them.
 */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";
import { DomainError } from "../domain/errors.js";
import { readBody } from "../domain/message-body.js";
import { refusedAt } from "../problems.js";
import { rosterView } from "../views/conversation.js";
import { meView, userView } from "../views/user.js";

/** Issues a token to an app with valid client credentials. */
export async function issueToken(
  req: Req<"POST /oauth/token">,
  ctx: Ctx,
): Promise<Res<"POST /oauth/token">> {
  const { client_id: clientId, client_secret: clientSecret } = req.body;
  try {
    const { token, expiresIn, scopes } = await ctx.service.tokens.issue({
      clientId,
      clientSecret,
    });
    return {
      status: 200,
      headers: { "cache-control": "no-store" },
      body: {
        access_token: token,
        expires_in: expiresIn,
        scope: scopes.join(" "),
        token_type: "Bearer",
      },
    };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "forbidden")
      throw error;
    return {
      status: 403,
      body: { error: "access_denied", error_description: error.message },
    };
  }
}

/** Unarchives a conversation. */
export async function unarchiveConversation(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/unarchive">,
  ctx: Ctx,
): Promise<Res<"PUT /site/{cloudId}/conversation/{conversationId}/unarchive">> {
  await ctx.service.conversations.unarchive(callerOf(ctx), req.params);
  return { status: 204 };
}

/** Invites users to a conversation, or removes them from it. */
export async function updateRoster(
  req: Req<"PATCH /site/{cloudId}/conversation/{conversationId}/roster">,
  ctx: Ctx,
): Promise<Res<"PATCH /site/{cloudId}/conversation/{conversationId}/roster">> {
  const { add, remove } = req.body;
  const change = { add, remove };
  const userIds = await ctx.service.rosters.change(
    callerOf(ctx),
    req.params,
    change,
  );
  return { status: 200, body: rosterView(userIds, req.params.cloudId, ctx) };
}

/** Returns the account of the caller. */
export async function getMe(
  _req: Req<"GET /me">,
  ctx: Ctx,
): Promise<Res<"GET /me">> {
  return {
    status: 200,
    body: meView(await ctx.service.users.me(callerOf(ctx))),
  };
}

/** Returns the user who has an email address. */
export async function lookupUser(
  req: Req<"GET /users/lookup">,
  ctx: Ctx,
): Promise<Res<"GET /users/lookup">> {
  const where = { cloudId: req.query.site, email: req.query.email };
  const { id } = await ctx.service.users.findByEmail(callerOf(ctx), where);
  return { status: 200, body: { id } };
}

/** Returns a user of a site. */
export async function getUser(
  req: Req<"GET /scim/site/{cloudId}/Users/{userId}">,
  ctx: Ctx,
): Promise<Res<"GET /scim/site/{cloudId}/Users/{userId}">> {
  return {
    status: 200,
    body: userView(await ctx.service.users.get(callerOf(ctx), req.params)),
  };
}

/** Converts Markdown to a document. The document must be valid as a message. */
export async function convertDocument(
  req: Req<"POST /pf-editor-service/convert">,
  _ctx: Ctx,
): Promise<Res<"POST /pf-editor-service/convert">> {
  const value = req.body.input;
  const { document } = await refusedAt("/input", async () =>
    readBody({ kind: "markdown", value }),
  );
  return { status: 200, body: document };
}

/** Returns the plain text of a document. */
export async function renderDocument(
  req: Req<"POST /pf-editor-service/render">,
  _ctx: Ctx,
): Promise<Res<"POST /pf-editor-service/render">> {
  const { text } = readBody({ kind: "document", value: req.body });
  return { status: 200, body: text };
}
