/** Handlers of Glance: the glances of an app in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import type { GlanceDescriptor } from "../../../generated/stride/server/schemas.js";
import { callerOf } from "../context.js";
import { deleteModule, listModules, putModule } from "../modules.js";

export async function listGlanceModules(
  req: Req<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance">,
  ctx: Ctx,
): Promise<
  Res<"GET /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance">
> {
  return listModules<GlanceDescriptor>("chat:glance", req, ctx);
}

export async function putGlanceModule(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">
> {
  return putModule("chat:glance", req, ctx);
}

export async function deleteGlanceModule(
  req: Req<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">,
  ctx: Ctx,
): Promise<
  Res<"DELETE /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}">
> {
  return deleteModule("chat:glance", req, ctx);
}

/**
 * Sets the state of a glance for all users in a context. The context is a conversation or a single
 * user.
 */
export async function pushGlanceUpdate(
  req: Req<"POST /app/module/chat/conversation/chat:glance/{key}/state">,
  ctx: Ctx,
): Promise<Res<"POST /app/module/chat/conversation/chat:glance/{key}/state">> {
  const { context, label, metadata } = req.body;
  // Old clients send null instead of omitting a field, so null counts as absent.
  const { cloudId, conversationId, userId } = context;
  const place = { cloudId, conversationId, userId: userId ?? undefined };
  const state = { label, metadata: metadata ?? undefined };
  await ctx.service.states.pushGlance(
    callerOf(ctx),
    req.params.key,
    place,
    state,
  );
  return { status: 204 };
}

/**
 * Does the same as `pushGlanceUpdate`, but only for the conversation in the path of the request.
 */
export async function updateGlanceState(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state">
> {
  const { key, ...context } = req.params;
  const { label, metadata } = req.body;
  await ctx.service.states.pushGlance(callerOf(ctx), key, context, {
    label,
    metadata: metadata ?? undefined,
  });
  return { status: 204 };
}
