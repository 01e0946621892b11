/**
 * Values that fit: what docs show, mocks answer and tests send. Examples and defaults of the description come first, a
 * mistaken one is passed over; all else is made of the schema. The same seed makes the same value.
 */
import type { Api, Header, Media, Parameter } from '../model/api.js';
import type { Example, Schema } from '../model/schema.js';
import { ofSide } from './given.js';
import { make } from './make.js';
import type { Making } from './making.js';
import { seedOfTry } from './seed.js';
import type { Direction } from '../model/direction.js';
import { type Instance, fits } from '../validation/index.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

export { declaredPart } from './declared.js';
export { seedOf } from './seed.js';
export {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  isSameValue,
  type Instance,
} from '../validation/index.js';

/** What a sample is made for. */
export interface SampleOptions {
  readonly api: Pick<Api, 'schemas'>;
  /** `write`: what callers send, without what is only read; `read`: what the API answers, without what is only written. */
  readonly direction: Direction;
  /** The text to show for a text without a form: the name of the parameter or property. */
  readonly label?: string;
  /** 0, the default, makes the plain value: the first example, the shortest list. Others vary what is left open. */
  readonly seed?: number;
  /** Whether properties that may be missing are there; as a rule in what is read. */
  readonly optional?: boolean;
  /** Whether examples and defaults of the description are taken; true unless told. */
  readonly given?: boolean;
}

/**
 * A sample of what a schema describes, which the generated checks accept.
 * @param schema what nobody describes is a text
 * @returns nothing where no value was found: a type that contains itself without end, or takes no value at all
 */
export function sampleValue(schema: Schema, options: SampleOptions): Instance | undefined {
  const { direction, seed = 0, optional = direction === 'read' } = options;
  // What may be missing may also be what makes the whole impossible.
  for (const [tried, isFull] of [optional, optional, false].entries()) {
    const making = makingOf(options, seedOfTry(seed, tried % 2), isFull, tried === 2);
    const value = make(schema, making);
    if (value !== undefined && fits(schema, value, judged(making))) return value;
  }
  return undefined;
}

/** Whether a value is what a schema describes. */
export function isSampleOf(
  schema: Schema,
  value: Instance,
  options: Pick<SampleOptions, 'api' | 'direction'>,
): boolean {
  return fits(schema, value, makingOf(options, 0, false));
}

/**
 * A sample of a body: its first example, or the one of a name, that fits; else of its schema.
 * @param name the example that is asked for
 */
export function mediaSample(
  { schema, examples }: Pick<Media, 'schema' | 'examples'>,
  options: SampleOptions,
  name?: string,
): Instance | undefined {
  const wanted = name === undefined ? examples : examples.filter((one) => one.name === name);
  return exampleOr(wanted, schema, options);
}

/** A sample of a parameter: its first example that fits; else of its schema, all of it: nothing is no value on the wire. */
export function parameterSample(
  { content, examples, name }: Pick<Parameter, 'content' | 'examples' | 'name'>,
  options: Omit<SampleOptions, 'direction'>,
): Instance | undefined {
  const { schema } = content.kind === 'media' ? content.media : content;
  const all = content.kind === 'media' ? [...examples, ...content.media.examples] : examples;
  const sent = { label: name, optional: true, ...options, direction: 'write' } as const;
  return exampleOr(all, schema, sent);
}

/** A sample of a header of an answer: its first example that fits; else of its schema. */
export function headerSample(
  { schema, examples = [], name }: Pick<Header, 'schema' | 'examples' | 'name'>,
  options: Omit<SampleOptions, 'direction'>,
): Instance | undefined {
  const read = { label: name, ...options, direction: 'read' } as const;
  return exampleOr(examples, schema, read);
}

/** The first example that fits, a seed begins with another one; else a value of the schema. */
function exampleOr(
  examples: readonly Example[],
  schema: Schema,
  options: SampleOptions,
): Instance | undefined {
  if (options.given === false || examples.length === 0) return sampleValue(schema, options);
  const start = (options.seed ?? 0) % examples.length;
  for (const { value } of [...examples.slice(start), ...examples.slice(0, start)]) {
    if (value === undefined) continue;
    const judging = makingOf(options, 0, false);
    const sided = ofSide(schema, value, judging);
    if (fits(schema, sided, judged(judging))) return sided;
  }
  return sampleValue(schema, options);
}

function makingOf(options: SampleOptions, seed: number, optional: boolean, lean = false): Making {
  const { api, direction, label = 'text', given = true } = options;
  const steps = { left: GENERATING_LIMITS.sampleSteps.most };
  return { api, direction, steps, label, seed, optional, lean, given, depth: 0, open: new Set() };
}

/** Looking at the whole costs no more than making it did. */
function judged(making: Making): Making {
  return { ...making, steps: { left: GENERATING_LIMITS.sampleSteps.most } };
}
