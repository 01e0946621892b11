/**
 * Checks the OpenAPI document that a run has generated: it is valid, and reading it results in the
 * same model.
 */
import { Validator } from '@seriousme/openapi-schema-validator';

const MOST = 5;

/** The errors of the official OpenAPI 3.1 schema for the emitted document. */
export async function invalidities({ files }) {
  const { text } = files.find(({ path }) => path === 'openapi.json');
  const document = withoutReferencesInData(JSON.parse(text));
  const { valid, errors = [] } = await new Validator().validate(document);
  if (valid) return [];
  if (typeof errors === 'string') return [errors.slice(0, 300)];
  return errors
    .slice(0, MOST)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${short(params)}`);
}

/**
 * Members whose values are data. The validator would treat a `$ref` or `$id` in them as a reference
 * or an id.
 */
const DATA = /^(example|examples|value|default|const|enum|x-.*)$/;
/** Members whose keys are names. */
const MAPS =
  /^(properties|patternProperties|\$defs|.*[sS]chemas|examples|responses|headers|parameters|paths)$/;

/**
 * Puts a letter before the `$` of each key in data or in a map of names, because these keys are not
 * keywords.
 */
function withoutReferencesInData(value, kind = 'object') {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutReferencesInData(item, kind));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      kind === 'object' ? key : key.replace(/^\$/, 'u$'),
      withoutReferencesInData(member, kindOf(key, member, kind)),
    ]),
  );
}

function kindOf(key, member, kind) {
  if (kind === 'data') return 'data';
  if (kind === 'map') return 'object';
  if (MAPS.test(key) && !Array.isArray(member)) return 'map';
  return DATA.test(key) ? 'data' : 'object';
}

/**
 * The differences between the model and the model that is read from its own export. Origins always
 * differ. Parameters and operations have another order in the export, and media types and named
 * examples are keys of objects, whose order does not matter.
 */
export async function differences({ api }, internals, isAsserted) {
  const { jsonText, resolveConfig, runPipeline, toOpenApi } = internals;
  const none = { client: false, server: false, docs: false, openapi: false };
  const config = resolveConfig({ inputs: [], targets: none });
  // Without indentation, even the largest document stays below the size limit for input files.
  const text = jsonText(toOpenApi(api)).replace(/\n */g, '');
  const bytes = new TextEncoder().encode(text);
  const back = await runPipeline({ files: [{ source: 'openapi', bytes }], overlays: [], config });
  const found = [];
  compare(api, back.api, { place: '', found, isAsserted });
  return found;
}

function compare(was, is, { place, found, isAsserted }) {
  if (found.length >= MOST || was === is) return;
  const [before, after] = [was, is].map((value) => membersOf(value, place, isAsserted));
  if (before === undefined || after === undefined) {
    if (!Object.is(was, is)) found.push(`${place}: ${short(was)} became ${short(is)}`);
    return;
  }
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    compare(before.get(key), after.get(key), { place: `${place}/${key}`, found, isAsserted });
  }
}

/** The members of a value by name, or undefined for a value without members. */
function membersOf(value, place, isAsserted) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Map) return value;
  if (!Array.isArray(value)) {
    const entries = Object.entries(unasserted(value, isAsserted));
    return new Map(entries.filter(([, member]) => member !== undefined).flatMap(withoutOrigins));
  }
  const names = /\/(parameters|endpoints|media|examples)$/.test(place)
    ? value.map(nameOf)
    : undefined;
  return new Map(value.map((item, index) => [names?.[index] ?? index, item]));
}

/**
 * A schema without the keywords that its assertions repeat: the export spells these differently.
 */
function unasserted({ keywords, ...value }, isAsserted) {
  const { assertions } = value;
  if (assertions === undefined || keywords === undefined) return { keywords, ...value };
  const others = [...keywords].filter(([key]) => !isAsserted(key, assertions));
  return { ...(others.length > 0 && { keywords: new Map(others) }), ...value };
}

/**
 * Fields that an export changes: it declares the assumptions of its documents, has different
 * origins, and omits servers on the local machine next to other servers.
 */
const NOT_EXPORTED = new Set(['document', 'origins', 'assumed', 'localServers']);

function withoutOrigins([key, value]) {
  return NOT_EXPORTED.has(key) ? [] : [[key, value]];
}

/** Examples of a schema are values without names. */
function nameOf(item, index) {
  const { key, type, in: place, name } = item instanceof Map ? {} : (item ?? {});
  return key ?? type ?? (typeof name === 'string' ? `${place ?? ''} ${name}` : index);
}

function short(value) {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, (_, item) =>
    item instanceof Map ? Object.fromEntries(item) : typeof item === 'bigint' ? `${item}n` : item,
  );
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
