/**
 * Estimates the size of inferred types. A declaration file repeats the types of all schemas that a schema contains,
 * and the compiler refuses to write more than a million characters (TS7056). A schema that would become too large
 * refers to the other schemas by the names of their types.
 */
import { childSchemas, type Direction, type Schema } from '../../../kit.js';
import type { NameOf } from './types.js';

/** The maximum size of an inferred type, as a number of schemas. Each schema takes 100 to 200 characters. */
const MOST = 2000;

/** A referenced schema up to this size is repeated even if the type that contains it is too large. */
const SMALL = 20;

/** Measures the schemas of an output in the order in which they are declared. */
export class Weights {
  readonly #nameOf: NameOf;
  readonly #weights = new Map<string, number>();

  constructor(nameOf: NameOf) {
    this.#nameOf = nameOf;
  }

  /**
   * Measures a schema.
   * @param name the name of its type, by which other schemas refer to it
   * @returns a function that returns true if the inferred type may repeat the type with that name
   */
  measure(schema: Schema, direction: Direction, name?: string): (other: string) => boolean {
    // The schema only exports another schema under a second name, so it has no type of its own.
    if (schema.kind === 'ref' && name === undefined) return () => true;
    const { own, names } = this.#parts(schema, direction);
    const heaviest = names.reduce((sum, one) => sum + this.#of(one), own);
    const most = heaviest > MOST ? SMALL : MOST;
    const isLight = (other: string): boolean => this.#of(other) <= most;
    if (name !== undefined) {
      const light = names.reduce((sum, one) => sum + (isLight(one) ? this.#of(one) : 1), own);
      this.#weights.set(name, light);
    }
    return isLight;
  }

  #of(name: string): number {
    return this.#weights.get(name) ?? 1;
  }

  #parts(schema: Schema, direction: Direction): { own: number; names: string[] } {
    const names: string[] = [];
    let own = 0;
    const left = [schema];
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const name = one.kind === 'ref' ? this.#nameOf(one.id, direction) : undefined;
      if (name === undefined) own += 1;
      else names.push(name);
      for (const child of childSchemas(one)) left.push(child);
    }
    return { own, names };
  }
}
