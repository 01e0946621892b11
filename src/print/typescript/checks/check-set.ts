/** Collects the checks that a target needs, in one file, with every check that they call. */
import { imported } from '../../emit/typescript/code.js';
import type { Code } from '../../emit/typescript/code.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { checkedFormats } from '../../../model/formats.js';
import type { RuntimeFile } from '../validator/options.js';
import { ValidatorWriter } from '../validator/index.js';
import { markedName } from '../../../base/foundation/free-name.js';

/** The schemas to check, and the file of the checks. */
export interface CheckSetOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** Schema → the name of its type. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** The formats of texts that are checked in addition to `uuid`, `date` and `date-time`; `all`, or `none`. */
  readonly formats: string | readonly string[];
  /** The file of the checks, from the output: `./client/checks.ts`. */
  readonly file: string;
  /** The folder of what they run on: `./client/runtime/`. */
  readonly runtime: string;
  /** The names in use in the calling file, which no check may have. */
  readonly taken?: ReadonlySet<string>;
}

/** Checks by schema: only the checks that are requested are written. */
export class CheckSet {
  readonly #writer: ValidatorWriter;
  readonly #used = new Set<string>();
  readonly #ids: ReadonlyMap<string, SchemaId>;
  /** Named schemas whose checks are called. */
  readonly #wanted = new Set<SchemaId>();

  /** The name of a check without its `check`, or a replacement if the name is taken. */
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
   * The check of a schema.
   * @param hint its name if the schema has no name, in Pascal case
   * @returns a function; `undefined` if the schema needs no check
   */
  of(schema: Schema, hint: string): Code | undefined {
    return this.#writer.check(schema, this.#unhidden(hint), true);
  }

  /**
   * The statements of the file, and the files of the runtime that only some checks name. Call it last: it must include
   * every requested check.
   */
  finish(): { readonly statements: readonly Code[]; readonly used: ReadonlySet<string> } {
    // Checks that are called during the loop are added to the set, so the loop visits them too.
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
