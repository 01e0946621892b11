/** The checks in one generated file: those that a target uses, and all checks that they call. */
import { imported } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { checkedFormats } from '../../../model/formats.js';
import type { RuntimeFile } from '../validator/options.js';
import { ValidatorWriter } from '../validator/index.js';
import { markedName } from '../../../base/foundation/free-name.js';

export interface CheckSetOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The type name of each named schema. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** The string formats that are checked in addition to `uuid`, `date` and `date-time`; `all` or `none`. */
  readonly formats: string | readonly string[];
  /** The file that contains the checks, relative to the root of the output: `./client/checks.ts`. */
  readonly file: string;
  /** The folder of the runtime files that the checks import: `./client/runtime/`. */
  readonly runtime: string;
  /** Names that are already used in the files that import the checks. No check gets one of these names. */
  readonly taken?: ReadonlySet<string>;
}

/** Collects the checks that a target uses. Unused checks are not written. */
export class CheckSet {
  readonly #writer: ValidatorWriter;
  readonly #used = new Set<string>();
  readonly #ids: ReadonlyMap<string, SchemaId>;
  /** The named schemas whose checks the target uses. */
  readonly #wanted = new Set<SchemaId>();

  /** Returns an unused name for a check. No importing file uses the name, with or without the prefix `check`. */
  readonly #unusedName: (name: string) => string;

  constructor({ schemas, names: given, formats, file, runtime, taken = NONE }: CheckSetOptions) {
    const checks = { has: (name: string) => taken.has(`check${name}`) };
    const unusedName = (name: string): string => markedName(name, checks);
    this.#unusedName = unusedName;
    const names = new Map([...given].map(([id, name]) => [id, unusedName(name)]));
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
   * @param hint the check's name in Pascal case, if the schema has no name
   * @returns `undefined` if every value is valid
   */
  of(schema: Schema, hint: string): Code | undefined {
    return this.#writer.check(schema, this.#unusedName(hint), true);
  }

  /**
   * Returns the statements of the file, and the runtime files that they import. Must be called after all calls of
   * {@link of}.
   */
  finish(): { readonly statements: readonly Code[]; readonly used: ReadonlySet<string> } {
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
