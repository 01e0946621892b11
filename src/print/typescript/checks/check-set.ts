/** The checks of one generated file: those that a target uses, and the checks that these call. */
import { imported } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { checkedFormats } from '../../../model/formats.js';
import type { RuntimeFile } from '../validator/options.js';
import { ValidatorWriter } from '../validator/index.js';
import { markedName } from '../../../base/foundation/free-name.js';

/** The schemas of the checks, the file that contains them, and the runtime that they import. */
export interface CheckSetOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** Schema → the name of its type. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** The formats that are checked in addition to `uuid`, `date` and `date-time`; `all`, or `none`. */
  readonly formats: string | readonly string[];
  /** The file of the checks, relative to the output: `./client/checks.ts`. */
  readonly file: string;
  /** The folder of the runtime that they import: `./client/runtime/`. */
  readonly runtime: string;
  /** Names in the files that import the checks. No check gets one of these names. */
  readonly taken?: ReadonlySet<string>;
}

/** Collects the checks that are used. All others are not written. */
export class CheckSet {
  readonly #writer: ValidatorWriter;
  readonly #used = new Set<string>();
  readonly #ids: ReadonlyMap<string, SchemaId>;
  /** Named schemas whose checks are called. */
  readonly #wanted = new Set<SchemaId>();

  /** Returns an unused name for a check: no importing file has it, with or without the prefix `check`. */
  readonly #unhidden: (name: string) => string;

  constructor({ schemas, names: given, formats, file, runtime, taken = NONE }: CheckSetOptions) {
    const checks = { has: (name: string) => taken.has(`check${name}`) };
    const unhidden = (name: string): string => markedName(name, checks);
    this.#unhidden = unhidden;
    const names = new Map([...given].map(([id, name]) => [id, unhidden(name)]));
    this.#ids = new Map([...names].map(([id, name]) => [`check${name}`, id]));
    this.#writer = new ValidatorWriter({
      schemas,
      names,
      formats: checkedFormats(formats),
      isShaken: true,
      own: (name) => {
        const id = this.#ids.get(name);
        if (id !== undefined) this.#wanted.add(id);
        return imported(name, file);
      },
      runtime: (part, name) => this.#ofRuntime(runtime, part, name),
    });
  }

  /**
   * Returns the check of a schema.
   * @param hint its name in Pascal case, if the schema has none
   * @returns `undefined` if every value is valid
   */
  of(schema: Schema, hint: string): Code | undefined {
    return this.#writer.check(schema, this.#unhidden(hint), true);
  }

  /** Returns the statements of the file, and the runtime files that they import. Call it last. */
  finish(): { readonly statements: readonly Code[]; readonly used: ReadonlySet<string> } {
    // The set grows during iteration.
    for (const id of this.#wanted) this.#writer.named(id);
    return { statements: this.#writer.declarations, used: this.#used };
  }

  #ofRuntime(folder: string, part: RuntimeFile, name: string): Code {
    this.#used.add(`${part}.ts`);
    if (part === 'assertions') this.#used.add('seen.ts');
    return imported(name, `${folder}${part}.ts`, { type: name === 'Issues' });
  }
}

const NONE: ReadonlySet<string> = new Set();
