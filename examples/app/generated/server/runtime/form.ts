/** Reads url-encoded forms. Declared fields get their declared types; other fields stay strings. */
import { newSlots } from "./coerce.ts";
import { BAD_ENCODING, decodeOne, type Decoded } from "./decode.ts";
import { ErrorList } from "./error-list.ts";
import { isUnsafeName, UNSAFE_NAME } from "./json.ts";
import { invalid } from "./problem.ts";
import {
  decodeForm,
  groupByName,
  namesOf,
  objectsOf,
  parsePairs,
  readQuery,
  type Names,
  type Pair,
} from "./query.ts";
import type { ValueSpec } from "./route.ts";

/**
 * Decodes the fields of a url-encoded form.
 * @param text the whole request body
 * @param specs the declared fields; other fields stay strings
 * @throws HttpProblem 400 with an error for every missing or invalid field
 */
export function decodeForms(
  text: string,
  specs: readonly ValueSpec[],
): Record<string, unknown> {
  let pairs: readonly Pair[];
  try {
    pairs = parsePairs(text);
  } catch {
    throw invalid([{ in: "body", pointer: "", ...BAD_ENCODING }]);
  }
  const list = new ErrorList();
  const fields = newSlots();
  const keep = (name: string, value: Decoded): void => {
    if (isUnsafeName(name)) list.add({ in: "body", name, ...UNSAFE_NAME });
    else if ("error" in value) list.add(value.error);
    else if (value.found !== undefined) fields[name] = value.found;
  };
  const declared = namesOf(specs);
  const groups = groupByName(pairs);
  for (const spec of specs) {
    keep(spec.name, decodeField(spec, groups.get(spec.name), pairs, declared));
  }
  for (const [name, raws] of groups) {
    if (declared.has(name) || specs.some((spec) => isPart(name, spec)))
      continue;
    // The list of errors is full, so invalid encodings are only counted. A regular expression finds
    // them faster than decoding and catching an error.
    if (list.isFull) {
      if (raws.some((raw) => BROKEN.test(raw))) list.count();
      continue;
    }
    const [first = ""] = raws;
    const read = (): string | string[] =>
      raws.length > 1 ? raws.map(decodeForm) : decodeForm(first);
    keep(name, decodeOne({ name }, "body", read));
  }
  if (!list.isEmpty) throw invalid(list.errors, list.more);
  return fields;
}

/** Matches a percent sign that is not followed by two hexadecimal digits. */
const BROKEN = /%(?![0-9a-f]{2})/i;

/**
 * Decodes one field.
 * @param raws the texts that were sent under the name of the field
 */
function decodeField(
  spec: ValueSpec,
  raws: readonly string[] | undefined,
  pairs: readonly Pair[],
  declared: Names,
): Decoded {
  if (spec.itemMedia !== undefined && raws !== undefined) {
    return decodeItems(spec.name, spec.itemMedia, raws);
  }
  return decodeOne(spec, "body", () => {
    if (spec.media === undefined) return readQuery(pairs, spec, declared);
    const [first] = raws ?? [];
    return first === undefined ? undefined : decodeForm(first);
  });
}

function decodeItems(
  name: string,
  media: string,
  raws: readonly string[],
): Decoded {
  const items: unknown[] = [];
  for (const raw of raws) {
    const item = decodeOne({ name, media }, "body", () => decodeForm(raw));
    if ("error" in item) return item;
    items.push(item.found);
  }
  return { found: items };
}

/**
 * Returns true if the form field `name` is a property of an object that is sent as several fields.
 */
function isPart(name: string, spec: ValueSpec): boolean {
  const { type, style = "form", explode = style === "form" } = spec;
  if (style === "deepObject") return name.startsWith(`${spec.name}[`);
  if (!explode || spec.media !== undefined) return false;
  return objectsOf(type).some(
    ({ object, rest }) =>
      rest !== undefined || object.some(([key]) => key === name),
  );
}
