/**
 * Code that the generators of checks, of strip functions and of fill functions share: names, declarations, and the
 * functions of named schemas.
 */
import { mintName } from '../../base/foundation/free-name.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import { code, type Code } from '../emit/typescript/code.js';
import { printed } from '../emit/typescript/module.js';

export interface FunctionOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The type name of each named schema. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Returns a reference to an export of the module that is being written. */
  readonly own: (name: string) => Code;
}

/** Writes the functions of one or more modules, one module after another. */
export abstract class FunctionWriter<Options extends FunctionOptions> {
  /** All statements of the current module so far. */
  readonly declarations: Code[] = [];
  /** The named schemas whose functions are called by other functions. */
  readonly asked = new Set<SchemaId>();
  /** The names that are in use: those of all declared functions, and of the function of every named schema. */
  readonly taken = new Set<string>();

  /** @param prefix the beginning of each function's name, such as `check` */
  constructor(
    protected readonly options: Options,
    private readonly prefix: string,
  ) {
    for (const name of options.names.values()) this.taken.add(prefix + name);
  }

  /**
   * Call this method before another file is written. Each file must declare all functions that it uses, even if an
   * earlier file declares them too.
   */
  beginFile(): void {}

  /** Declares and exports the function of a named schema. */
  abstract named(id: SchemaId): void;

  /** Returns a reference to the function of a named schema. */
  protected ofNamed(id: SchemaId): Code {
    this.asked.add(id);
    return this.options.own(this.prefix + this.nameOf(id));
  }

  protected nameOf(id: SchemaId): string {
    return this.options.names.get(id) ?? '';
  }

  /** Returns an unused name for a function. */
  protected mint(hint: string): string {
    return mintName(this.taken, this.prefix + hint);
  }

  /**
   * Declares a function.
   * @param result the return type of the function
   */
  protected declare(name: Code, body: readonly Code[], exported: boolean, result: Code): void {
    this.declarations.push(
      printed(code`
        ${exported && code`export `}function ${name}(given: unknown): ${result} {
          ${body}
        }
      `),
    );
  }
}
