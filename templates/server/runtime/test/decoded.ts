/** A sent parameter, and its decoded value. */
import { fromRequest } from "../fetch.js";
import { parameterDecoder } from "../parameters.js";
import { HttpProblem } from "../problem.js";
import type { ParameterSpec, Route } from "../route.js";

export const object = {
  object: [
    ["r", "integer"],
    ["g", "string"],
  ],
} as const;
export const nested = {
  object: [
    ["a", { object: [["b", "integer"]] }],
    ["list", { array: "integer" }],
  ],
} as const;

export interface Sent {
  path?: string;
  query?: string;
  headers?: Record<string, string>;
}

/** Decodes a parameter. Returns its value, or the codes of its errors. */
export function decode(spec: ParameterSpec, sent: Sent): unknown {
  const route: Route = {
    key: "GET /x",
    method: "GET",
    path: [{ param: spec.name }],
    operation: "x",
    parameters: [spec],
  };
  const url = `http://x/${sent.path ?? ""}${sent.query ?? ""}`;
  const request = fromRequest(
    new Request(url, { headers: sent.headers ?? {} }),
  );
  try {
    const found = parameterDecoder(route)([sent.path ?? ""], request, {
      left: 1000,
    });
    const slots = [found.params, found.query, found.headers, found.cookies];
    return slots
      .map((slot) => slot[spec.name])
      .find((one) => one !== undefined);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return error.options.errors?.map(
      (one) => `${one.in} ${one.name ?? ""}${one.pointer ?? ""} ${one.code}`,
    );
  }
}
