/**
 * Sample values for docs, mocks and tests. Valid examples and defaults of the description are used first, and other
 * values are generated from the schema. For the same seed, a schema always has the same sample.
 */
import type { Api, Header, Media, Parameter } from '../../model/api.js';
import type { Example, Schema } from '../../model/schema.js';
import { ofSide } from './described.js';
import { make } from './make.js';
import type { Making } from './making.js';
import { seedOfTry } from './seed.js';
import type { Direction } from '../../model/direction.js';
import {
  type Instance,
  fits,
  isArrayInstance,
  isObjectInstance,
  isSameValue,
} from '../validation/index.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

export { declaredPart } from './declared.js';
export { seedOf } from './seed.js';
export { isArrayInstance, isObjectInstance };
export { BYTES, isSameValue, type Instance } from '../validation/index.js';

/** Options for generating a sample. */
export interface SampleOptions {
  readonly api: Pick<Api, 'schemas'>;
  /**
   * The direction in which the sample is sent. `write`: in a request, without read-only properties; `read`: in a
   * response, without write-only properties.
   */
  readonly direction: Direction;
  /** The text for a plain string, usually the name of the parameter or property. */
  readonly label?: string;
  /**
   * The number that selects one of several possible samples. 0, the default, selects the simplest value: the first
   * example, the shortest list.
   */
  readonly seed?: number;
  /** True to include optional properties. By default, a response includes them and a request does not. */
  readonly optional?: boolean;
  /** False to ignore examples and defaults of the description. */
  readonly given?: boolean;
  /**
   * True for a sample that people read. Examples of the description are used even if they do not match the schema,
   * because their author knows what the API accepts. An object without required properties has a few optional ones.
   */
  readonly readers?: boolean;
}

/**
 * Returns a sample value of a schema. The generated checks accept this value, unless it is for readers.
 * @param schema for a schema without a type, the sample is a text
 * @returns `undefined` if no value was found, because the type is infinitely recursive, accepts no value, or requires
 *   too many steps
 */
export function sampleValue(schema: Schema, options: SampleOptions): Instance | undefined {
  const { direction, seed = 0, optional = direction === 'read' } = options;
  // The last attempt omits optional properties, because they may make the value invalid.
  for (const [tried, isFull] of [optional, optional, false].entries()) {
    const making = makingOf(options, seedOfTry(seed, tried % 2), isFull, tried === 2);
    const value = make(schema, making);
    if (value === undefined) continue;
    if (fits(schema, value, judged(making))) return value;
    if (making.readers && isAuthors(schema, value, making)) return value;
  }
  return undefined;
}

/** Returns true if examples or defaults of the description are part of a value. */
function isAuthors(schema: Schema, value: Instance, making: Making): boolean {
  const generated = make(schema, { ...judged(making), given: false });
  return generated === undefined || !isSameValue(generated, value);
}

/** Returns true if a value matches a schema. */
export function isSampleOf(
  schema: Schema,
  value: Instance,
  options: Pick<SampleOptions, 'api' | 'direction'>,
): boolean {
  return fits(schema, value, makingOf(options, 0, false));
}

/**
 * Returns a valid value of a request without its read-only properties.
 * @returns `undefined` if the value is invalid, or if an object in it has only read-only properties. Services accept
 *   such an object, usually a reference by id, only as a whole.
 */
export function writablePart(
  schema: Schema,
  value: Instance,
  api: Pick<Api, 'schemas'>,
): Instance | undefined {
  const making = makingOf({ api, direction: 'write' }, 0, false);
  const part = ofSide(schema, value, making);
  return fits(schema, part, judged(making)) && !isEmptied(value, part) ? part : undefined;
}

function isEmptied(whole: Instance, part: Instance): boolean {
  if (isArrayInstance(whole) && isArrayInstance(part))
    return part.some((one, at) => isEmptied(whole[at] ?? one, one));
  if (!isObjectInstance(whole) || !isObjectInstance(part)) return false;
  if (part.size === 0) return whole.size > 0;
  return [...part].some(([name, one]) => isEmptied(whole.get(name) ?? one, one));
}

/** Returns a sample of a body: its first valid example, otherwise a value generated from its schema. */
export function mediaSample(
  { schema, examples }: Pick<Media, 'schema' | 'examples'>,
  options: SampleOptions,
): Instance | undefined {
  return exampleOr(examples, schema, options);
}

/**
 * Returns a sample of a parameter: its first valid example, otherwise a value generated from its schema. The generated
 * value has all optional members, because an empty value would not be sent.
 */
export function parameterSample(
  { content, examples, name }: Pick<Parameter, 'content' | 'examples' | 'name'>,
  options: Omit<SampleOptions, 'direction'>,
): Instance | undefined {
  const { schema } = content.kind === 'media' ? content.media : content;
  const all = content.kind === 'media' ? [...examples, ...content.media.examples] : examples;
  const sent = { label: name, optional: true, ...options, direction: 'write' } as const;
  return exampleOr(all, schema, sent);
}

/** Returns a sample of a response header: its first valid example, otherwise a value generated from its schema. */
export function headerSample(
  { schema, examples = [], name }: Pick<Header, 'schema' | 'examples' | 'name'>,
  options: Omit<SampleOptions, 'direction'>,
): Instance | undefined {
  const read = { label: name, ...options, direction: 'read' } as const;
  return exampleOr(examples, schema, read);
}

/**
 * Returns the first valid example, starting with the one that the seed selects. If no example is valid, readers get the
 * first one, and programs a value that is generated from the schema.
 */
function exampleOr(
  examples: readonly Example[],
  schema: Schema,
  options: SampleOptions,
): Instance | undefined {
  if (options.given === false || examples.length === 0) return sampleValue(schema, options);
  const start = (options.seed ?? 0) % examples.length;
  let unfit: Instance | undefined;
  for (const { value } of [...examples.slice(start), ...examples.slice(0, start)]) {
    if (value === undefined) continue;
    const judging = makingOf(options, 0, false);
    const sided = judging.readers ? value : ofSide(schema, value, judging);
    if (fits(schema, sided, judged(judging))) return sided;
    unfit ??= sided;
  }
  return options.readers && unfit !== undefined ? unfit : sampleValue(schema, options);
}

function makingOf(options: SampleOptions, seed: number, optional: boolean, lean = false): Making {
  const { api, direction, label = 'text', given = true, readers = false } = options;
  const steps = { left: GENERATING_LIMITS.sampleSteps.most };
  const choices = { label, seed, optional, lean, given, readers };
  return { api, direction, steps, ...choices, depth: 0, open: new Set() };
}

/** Returns the state for the final validation, which may take as many steps as generating the value. */
function judged(making: Making): Making {
  return { ...making, steps: { left: GENERATING_LIMITS.sampleSteps.most } };
}
