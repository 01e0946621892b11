/** What the spelling of a type depends on beside its schema: what it asked of its options, and the answers. */
import type { Code } from '../emit/code.js';
import { nameOf } from '../emit/module.js';
import type { Schema, SchemaId } from '../model/schema.js';
import type { TypeOptions } from './types.js';

const ARRAYS = 1;
const DIRECTION = 2;
const FOLLOW = 4;
const BINARY = 8;

/** Options that note what is asked of them. */
export class AskedOptions implements TypeOptions {
  /** What was asked since somebody set it to 0, but for names. */
  asked = 0;
  /** The schemas whose names were asked, in order, some of them several times. */
  readonly refs: SchemaId[] = [];
  readonly #options: TypeOptions;

  constructor(options: TypeOptions) {
    this.#options = options;
  }

  readonly ref = (id: SchemaId): Code => {
    this.refs.push(id);
    return this.#options.ref(id);
  };

  get readonlyArrays(): boolean | undefined {
    this.asked |= ARRAYS;
    return this.#options.readonlyArrays;
  }

  get direction(): TypeOptions['direction'] {
    this.asked |= DIRECTION;
    return this.#options.direction;
  }

  get binary(): Code | undefined {
    this.asked |= BINARY;
    return this.#options.binary;
  }

  get follow(): ((schema: Schema) => Schema) | undefined {
    this.asked |= FOLLOW;
    return this.#options.follow;
  }
}

/** Whether the options spell strings, numbers and what may be missing as where nobody says otherwise. */
export function isUsual({ scalar, undefinedOptional }: TypeOptions): boolean {
  return scalar === undefined && undefinedOptional !== true;
}

/**
 * What options answer to what was asked, but for names.
 * @returns a text that is the same for the same answers; nothing for answers that nobody can compare
 */
export function answersOf(asked: number, options: TypeOptions): string | undefined {
  if (asked === 0) return '';
  if ((asked & BINARY) !== 0 && options.binary !== undefined) return undefined;
  if ((asked & FOLLOW) !== 0 && options.follow !== undefined) return undefined;
  const arrays = (asked & ARRAYS) !== 0 && options.readonlyArrays === true;
  const direction = (asked & DIRECTION) === 0 ? '' : options.direction;
  return `${String(arrays)} ${String(direction)}`;
}

/** The names of types, as they are spelled; nothing where one of them is no name. */
export function namesOf(types: readonly Code[]): string | undefined {
  let names = '';
  for (let at = 0; at < types.length; at++) {
    const type = types[at];
    const name = type && nameOf(type);
    if (name === undefined) return undefined;
    names += `${name} `;
  }
  return names;
}
