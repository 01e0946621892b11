/** Finds the values that the client converts according to its options: dates, and 64-bit integers. */
import type {
  ConversionMode,
  Conversions,
  NamedConversion,
} from '../../../../templates/client/view.js';
import { code, imported, type Code } from '../../../print/emit/typescript/code.js';
import type { Api } from '../../../model/api.js';
import type { NumberShape, SchemaId, StringShape } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import type { ClientOptions } from './options.js';
import type { ClientTypeNames } from '../../kit/client-names.js';
import { schemasWith } from '../../kit/request-types.js';
import { markedName } from '../../../base/foundation/free-name.js';

const FILE = './conversions.ts';

const MODES: Readonly<Record<ConversionMode, string>> = {
  read: 'read',
  json: 'write',
  text: 'send',
};

/** Returns the type of a scalar that the client converts; `undefined` if it is not converted. */
export function convertedType(
  { int64, dates }: ClientOptions,
  shape: StringShape | NumberShape,
): Code | undefined {
  if (isLarge(shape)) {
    if (int64 === 'string') return code`string`;
    return int64 === 'bigint' ? code`bigint` : undefined;
  }
  return dates === 'Date' && isDate(shape) ? code`Date` : undefined;
}

/** Returns the conversions that an API needs. */
export function clientConversions(
  api: Api,
  types: ClientTypeNames,
  options: ClientOptions,
): Conversions {
  const exact = options.int64 !== 'number';
  const some = exact || options.dates === 'Date';
  const scalar: Conversions['scalar'] = (shape, mode) => {
    if (isLarge(shape)) return exact ? integerConverter(options, mode) : undefined;
    if (options.dates !== 'Date' || !isDate(shape)) return undefined;
    if (mode === 'read') return 'toDate';
    // A `Date` of the format `date-time` needs no conversion in a request, because JSON writes it correctly.
    return shape.format === 'date' ? 'toDay' : undefined;
  };
  const names = new Map<string, string>();
  const named: NamedConversion[] = [];
  const used = new Set(types.taken);
  for (const mode of some ? (['read', 'json', 'text'] as const) : []) {
    const converted = schemasWith(
      api.schemas,
      (part) =>
        (part.kind === 'string' || part.kind === 'integer' || part.kind === 'number') &&
        scalar(part, mode) !== undefined,
    );
    for (const [id, type] of types.read) {
      const schema = api.schemas.get(id);
      if (schema === undefined || !converted.has(id)) continue;
      const name = markedName(MODES[mode] + type, used);
      used.add(name);
      names.set(`${mode} ${id}`, name);
      named.push({ id, schema, mode, name });
    }
  }
  return {
    some,
    named: named.sort((a, b) => byCodeUnit(a.name, b.name)),
    exact,
    scalar,
    of: (id, mode) => {
      const name = names.get(`${mode} ${id}`);
      return name === undefined ? undefined : imported(name, FILE);
    },
    typeOf: (id: SchemaId) => types.read.get(id) ?? id,
  };
}

function integerConverter({ int64 }: ClientOptions, mode: ConversionMode): string | undefined {
  // In a text such as a query parameter, all digits of an integer are written without conversion.
  if (mode === 'text') return undefined;
  return mode === 'read' && int64 === 'string' ? 'toDigits' : 'toBigInt';
}

function isLarge({ kind, format }: StringShape | NumberShape): boolean {
  return kind !== 'string' && (format === 'int64' || format === 'uint64');
}

function isDate({ kind, format }: StringShape | NumberShape): boolean {
  return kind === 'string' && (format === 'date' || format === 'date-time');
}
