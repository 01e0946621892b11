/** Handlers of Conversations: rooms, and their rosters. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";
import { conversationView, rosterView } from "../views/conversation.js";

/** Returns the conversations that the caller may read. */
export async function listConversations(
  req: Req<"GET /site/{cloudId}/conversation">,
  ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation">> {
  const page = await ctx.service.conversations.list(callerOf(ctx), {
    cloudId: req.params.cloudId,
    includePrivate: req.query["include-private"],
    includeArchived: req.query["include-archived"],
    excludeDirect: req.query["exclude-direct"],
    limit: req.query.limit,
    query: req.query.query,
    cursor: req.query.cursor,
    sort: req.query.sort,
  });
  const values = page.values.map((one) => conversationView(one, ctx));
  return { status: 200, body: { ...page, values } };
}

/** Creates a conversation. The caller is added to it. */
export async function createConversation(
  req: Req<"POST /site/{cloudId}/conversation">,
  ctx: Ctx,
): Promise<Res<"POST /site/{cloudId}/conversation">> {
  const { id } = await ctx.service.conversations.create(
    callerOf(ctx),
    req.params.cloudId,
    req.body,
  );
  return { status: 201, body: { id } };
}

/** Returns a conversation. */
export async function getConversation(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}">,
  ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}">> {
  const conversation = await ctx.service.conversations.get(
    callerOf(ctx),
    req.params,
  );
  return { status: 200, body: conversationView(conversation, ctx) };
}

/** Changes the given fields of a conversation. The other fields stay unchanged. */
export async function updateConversation(
  req: Req<"PATCH /site/{cloudId}/conversation/{conversationId}">,
  ctx: Ctx,
): Promise<Res<"PATCH /site/{cloudId}/conversation/{conversationId}">> {
  const { name, topic, privacy } = req.body;
  const change = { name, topic, privacy };
  const conversation = await ctx.service.conversations.update(
    callerOf(ctx),
    req.params,
    change,
  );
  return { status: 200, body: conversationView(conversation, ctx) };
}

/** Archives a conversation. It can then only be read. */
export async function archiveConversation(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/archive">,
  ctx: Ctx,
): Promise<Res<"PUT /site/{cloudId}/conversation/{conversationId}/archive">> {
  await ctx.service.conversations.archive(callerOf(ctx), req.params);
  return { status: 204 };
}

/** Returns the roster of a conversation. */
export async function getConversationRoster(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/roster">,
  ctx: Ctx,
): Promise<Res<"GET /site/{cloudId}/conversation/{conversationId}/roster">> {
  const { values } = await ctx.service.rosters.list(
    callerOf(ctx),
    req.params,
    req.query,
  );
  return { status: 200, body: rosterView(values, req.params.cloudId, ctx) };
}
