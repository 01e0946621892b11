/** Reads the body of a request by its content type. */
import { decodeForms } from "./form.js";
import { essence, isJson, limitStream, type NeutralRequest } from "./http.js";
import { invalid } from "./parameters.js";
import { HttpProblem } from "./problem.js";
import type { BodySpec } from "./route.js";

const FORM = "application/x-www-form-urlencoded";

/**
 * Reads and parses the body of a request.
 * @param spec what the operation takes; absent: it has no body, and none is read
 * @param limit the most bytes it may have
 * @returns JSON as its value, a url-encoded form as its fields, multipart as `FormData`, text as a
 * string, everything else as a stream; undefined when there is none
 * @throws HttpProblem 400 malformed or missing, 413 too long, 415 of a type the operation does not take
 */
export async function readBody(
  spec: BodySpec | undefined,
  request: NeutralRequest,
  limit: number,
): Promise<unknown> {
  if (spec === undefined) return undefined;
  if (!request.hasBody) return absent(spec);
  const header = request.header("content-type") ?? assumedType(spec);
  const type = essence(header);
  if (!accepts(spec.media, type)) {
    throw new HttpProblem(415, unsupported(type, spec.media ?? []));
  }
  const encoding = request.header("content-encoding") ?? "identity";
  const kind = spec.raw ? "binary" : kindOf(type);
  if (kind === "binary") return limitStream(request.stream(), limit);
  if (encoding.toLowerCase() !== "identity") {
    throw new HttpProblem(415, `The content encoding ${encoding} is not taken`);
  }
  const bytes = await request.bytes(limit);
  if (bytes.length === 0) return absent(spec);
  switch (kind) {
    case "json":
      return parseJson(bytes);
    case "form":
      return decodeForms(decodeText(bytes, header), spec.form ?? []);
    case "multipart":
      return parseMultipart(bytes, header);
    case "text":
      return decodeText(bytes, header);
    default:
      return kind satisfies never;
  }
}

function absent(spec: BodySpec): undefined {
  if (!spec.required) return undefined;
  throw invalid([{ in: "body", code: "required", message: "is required" }]);
}

/** A body without a content type is of the declared type, if there is only one. */
function assumedType(spec: BodySpec): string {
  const [only, another] = spec.media ?? [];
  const certain = only !== undefined && another === undefined;
  return certain && !only.includes("*") ? only : "application/octet-stream";
}

function accepts(media: readonly string[] | undefined, type: string): boolean {
  if (media === undefined) return true;
  return media.some((one) => {
    const wanted = essence(one);
    if (wanted === type || wanted === "*/*" || wanted === "*") return true;
    return wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1));
  });
}

function unsupported(type: string, media: readonly string[]): string {
  return `A body of type ${type} is not taken here, only ${media.join(", ")}`;
}

const TEXTS: ReadonlySet<string> = new Set([
  "application/javascript",
  "application/jsonl",
  "application/x-ndjson",
  "application/x-yaml",
]);

function kindOf(
  type: string,
): "json" | "form" | "multipart" | "text" | "binary" {
  if (isJson(type)) return "json";
  if (type === FORM) return "form";
  if (type === "multipart/form-data") return "multipart";
  const text =
    type.startsWith("text/") || /[/+](xml|yaml)$/.test(type) || TEXTS.has(type);
  return text ? "text" : "binary";
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new HttpProblem(400, "The body is not valid JSON", {
      errors: [{ in: "body", code: "json", message: "is not valid JSON" }],
      cause,
    });
  }
}

async function parseMultipart(
  bytes: Uint8Array,
  contentType: string,
): Promise<FormData> {
  try {
    const headers = { "content-type": contentType };
    const body = bytes as Uint8Array<ArrayBuffer>;
    return await new Response(body, { headers }).formData();
  } catch (cause) {
    const message = "is not a valid multipart form";
    throw new HttpProblem(400, `The body ${message}`, {
      errors: [{ in: "body", code: "multipart", message }],
      cause,
    });
  }
}

function decodeText(bytes: Uint8Array, contentType: string): string {
  const found = /;\s*charset="?([^\s";]+)/i.exec(contentType);
  const charset = found?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new HttpProblem(415, `The charset ${charset} is not known`);
  }
}
