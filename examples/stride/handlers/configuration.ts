/** Handlers of Configuration: whether an app is set up in a conversation. */
import type { Ctx, Req, Res } from "../../../generated/stride/server/index.js";
import { callerOf } from "../context.js";

/** Sets whether the app is set up in a conversation. */
export async function pushConfigurationUpdate(
  req: Req<"POST /app/module/chat/conversation/chat:configuration/{key}/state">,
  ctx: Ctx,
): Promise<
  Res<"POST /app/module/chat/conversation/chat:configuration/{key}/state">
> {
  const { context, ...state } = req.body;
  await ctx.service.states.pushConfiguration(
    callerOf(ctx),
    req.params.key,
    context,
    state,
  );
  return { status: 204 };
}

/**
 * Does the same as `pushConfigurationUpdate`, but takes the conversation from the path of the
 * request.
 */
export async function updateConfigurationState(
  req: Req<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state">,
  ctx: Ctx,
): Promise<
  Res<"PUT /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state">
> {
  const { key, ...context } = req.params;
  await ctx.service.states.pushConfiguration(
    callerOf(ctx),
    key,
    context,
    req.body,
  );
  return { status: 204 };
}
