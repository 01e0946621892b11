/** Reads the body of a request by its content type. */
import type { Budget } from "./budget.ts";
import { Fields, formCheck } from "./fields.ts";
import { headerCheck } from "./part-head.ts";
import { decodeForms } from "./form.ts";
import { limitStream, type NeutralRequest } from "./http.ts";
import { inspected, readJson, type JsonFault, type ReadJson } from "./json.ts";
import { decodeText, essence, isJson, mediaFor } from "./media.ts";
import { boundaryOf, MultipartBody } from "./multipart.ts";
import { HttpProblem, invalid } from "./problem.ts";
import type { BodySpec, RunCheck, ValueSpec } from "./route.ts";

const FORM = "application/x-www-form-urlencoded";

export interface BodyRules {
  readonly limit: number;
  readonly maxParts: number;
  readonly runCheck: RunCheck | undefined;
}

/**
 * Reads, parses and checks the body of a request.
 * @param budget the budget for all checks of the request together
 * @returns the body, or a promise of it: a parsed value for JSON, the fields of a url-encoded form,
 * the parts of a multipart form, a string for text, and a stream for all other types; `undefined`
 * if there is no body
 * @throws HttpProblem 400 if the body is malformed, missing or invalid, 413 if it is too long, 415
 * if its media type is not accepted
 */
export function readBody(
  spec: BodySpec,
  request: NeutralRequest,
  rules: BodyRules,
  budget: Budget,
): unknown {
  if (!request.hasBody) return empty(spec, request, rules, budget);
  const header = request.header("content-type") ?? assumedType(spec);
  const type = essence(header);
  if (spec.media !== undefined && mediaFor(type, spec.media) === undefined) {
    throw new HttpProblem(415, unsupported(type, spec.media));
  }
  const kind = kindIn(spec, type);
  if (kind === "binary") return limitStream(request.stream(), rules.limit);
  const encoding = request.header("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new HttpProblem(
      415,
      `The content encoding "${encoding}" is not supported: send the body without compression.`,
    );
  }
  if (kind === "multipart") {
    const stream = limitStream(request.stream(), rules.limit);
    const fields = fieldsOf(type, spec, rules, budget);
    const fill = ofMedia(type, spec.fills);
    const parts = { ...rules, fields, fill };
    return new MultipartBody(stream, boundaryOf(header), parts);
  }
  const { parsed } = request;
  if (parsed !== undefined && kind === "json") {
    const { value } = parsed;
    return checked(safeJson(inspected(value)), type, spec, rules, budget);
  }
  return request.bytes(rules.limit).then((bytes) => {
    if (bytes.length === 0) return empty(spec, request, rules, budget);
    const value = parseBody(kind, header, bytes, spec.form);
    return checked(value, type, spec, rules, budget);
  });
}

/**
 * Returns the declared media type that matches the request body; `undefined` if there is no body,
 * or if only one type is declared.
 */
export function contentTypeOf(
  spec: BodySpec,
  request: NeutralRequest,
): string | undefined {
  const { media = [] } = spec;
  if (media.length < 2) return undefined;
  const type = essence(request.header("content-type") ?? assumedType(spec));
  const declared = mediaFor(type, media);
  return declared?.includes("*") === true ? type : declared;
}

function parseBody(
  kind: "json" | "form" | "text",
  header: string,
  bytes: Uint8Array,
  fields: readonly ValueSpec[] = [],
): unknown {
  if (kind === "json") return parseJson(bytes);
  const text = decodeText(bytes, header);
  return kind === "form" ? decodeForms(text, fields) : text;
}

function checked(
  value: unknown,
  type: string,
  spec: BodySpec,
  { runCheck }: BodyRules,
  budget: Budget,
): unknown {
  const check = ofMedia(type, spec.checks);
  if (check !== undefined && runCheck !== undefined) {
    const list = runCheck(check, value, { in: "body" }, budget);
    if (!list.isEmpty) throw invalid(list.errors, list.more);
  }
  // Adds defaults after the check, because an invalid default is not the caller's mistake.
  ofMedia(type, spec.fills)?.(value);
  return value;
}

/**
 * Returns the entry of a table that is keyed by media type. A key may be a range such as `text/*`.
 */
function ofMedia<Of>(
  type: string,
  declared: Readonly<Record<string, Of>> | undefined,
): Of | undefined {
  if (declared === undefined) return undefined;
  const media = mediaFor(type, Object.keys(declared));
  return media === undefined ? undefined : declared[media];
}

/** Returns the declared fields of a multipart form; `undefined` if no fields are declared. */
function fieldsOf(
  type: string,
  spec: BodySpec,
  { runCheck }: BodyRules,
  budget: Budget,
): Fields | undefined {
  const { parts, rest } = spec;
  if (parts === undefined) return undefined;
  const check = formCheck(ofMedia(type, spec.checks), runCheck, budget);
  const run = runCheck && headerCheck(runCheck, budget);
  return new Fields({ parts, rest, check, run });
}

/**
 * Handles a body of zero bytes. Such a body counts as absent, unless its type allows an empty body
 * (a form without fields, a text, a file).
 */
function empty(
  spec: BodySpec,
  request: NeutralRequest,
  rules: BodyRules,
  budget: Budget,
): unknown {
  const header = request.header("content-type");
  const type = essence(header ?? "");
  const { media = [FORM] } = spec;
  if (header === undefined || mediaFor(type, media) === undefined) {
    return absent(spec);
  }
  const kind = kindIn(spec, type);
  if (kind === "json" || kind === "multipart") return absent(spec);
  if (kind === "binary") return limitStream(request.stream(), rules.limit);
  const value = kind === "form" ? decodeForms("", spec.form ?? []) : "";
  return checked(value, type, spec, rules, budget);
}

function absent(spec: BodySpec): undefined {
  if (!spec.required) return undefined;
  throw invalid([
    { in: "body", pointer: "", code: "required", message: "is required" },
  ]);
}

/**
 * Returns the type of a body that is sent without a content type: the declared type if there is
 * only one.
 */
function assumedType(spec: BodySpec): string {
  const [only, another] = spec.media ?? [];
  const certain = only !== undefined && another === undefined;
  return certain && !only.includes("*") ? only : "application/octet-stream";
}

function unsupported(type: string, media: readonly string[]): string {
  return `The body has the media type "${type}", but this operation accepts only: ${media.join(", ")}.`;
}

type Kind = "json" | "form" | "multipart" | "text" | "binary";

/**
 * Returns how a body is read: as the API description declares for its media type, otherwise
 * according to the name of the media type.
 */
function kindIn({ media, kinds }: BodySpec, type: string): Kind {
  if (kinds !== undefined) {
    const declared = mediaFor(type, media ?? Object.keys(kinds));
    const kind = declared === undefined ? undefined : kinds[declared];
    if (kind !== undefined) return kind;
  }
  if (isJson(type)) return "json";
  if (type === FORM) return "form";
  if (type === "multipart/form-data") return "multipart";
  const text = type.startsWith("text/") || /[/+](xml|yaml)$/.test(type);
  return text ? "text" : "binary";
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch (cause) {
    const message = "is not valid JSON";
    throw notJson({ code: "json", message, pointer: "", cause });
  }
  return safeJson(readJson(text));
}

function safeJson(read: ReadJson): unknown {
  if (read.fault === undefined) return read.value;
  const { code, message, pointer } = read.fault;
  if (code === "json") throw notJson(read.fault);
  throw invalid([{ in: "body", pointer, code, message }]);
}

function notJson({ code, message, pointer, cause }: JsonFault): HttpProblem {
  return new HttpProblem(400, "The body is not valid JSON", {
    errors: [{ in: "body", pointer, code, message }],
    cause,
  });
}
