/**
 * Chooses the media type of a response from the `Accept` header of the request (RFC 9110 §12.5.1).
 */
import type { NeutralRequest } from "./http.ts";
import { essence } from "./media.ts";
import { HttpProblem } from "./problem.ts";

/** A media range in `Accept`, such as `text/*;q=0.5`. */
interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * Returns the media type that the caller prefers. Set `vary: accept` on the response. Otherwise, a
 * cache may return the response to callers that accept only other media types.
 * @param offered the media types of the response; the first one is used if the caller prefers none
 * of them
 * @throws HttpProblem 406 if the caller accepts none of them
 */
export function accepted<Type extends string>(
  request: Pick<NeutralRequest, "header">,
  offered: readonly [Type, ...Type[]],
): Type {
  const header = request.header("accept")?.trim() ?? "";
  if (header === "") return offered[0];
  const ranges = header.split(",").map(rangeOf);
  let best: Type | undefined;
  let most = 0;
  for (const type of offered) {
    const quality = qualityOf(essence(type), ranges);
    if (quality > most) [best, most] = [type, quality];
  }
  if (best !== undefined) return best;
  throw new HttpProblem(
    406,
    `The header "Accept" of the request allows none of the media types of the response: ${offered.join(", ")}.`,
    {
      headers: [["vary", "accept"]],
    },
  );
}

function rangeOf(text: string): Range {
  const weight = /;\s*q\s*=\s*([\d.]{1,5})/i.exec(text)?.[1];
  const quality = weight === undefined ? 1 : Number(weight);
  return {
    type: essence(text),
    quality: quality >= 0 && quality <= 1 ? quality : 0,
  };
}

/** Returns the quality of the most specific media range that matches the type. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.split("/", 1)[0] ?? ""}/*`;
  for (const form of [type, family, "*/*"]) {
    const fitting = ranges.filter((range) => range.type === form);
    if (fitting.length > 0)
      return Math.max(...fitting.map((one) => one.quality));
  }
  return 0;
}
