/** The generated checks of schemas, as the server has them. */
import type { OutputFile } from '../../print/emit/file.js';
import { code, imported, type Code } from '../../print/emit/typescript/code.js';
import type { Schema } from '../../model/schema.js';
import { isSampleOf, type Instance } from '../../values/sample/index.js';
import { checkRuntimeFiles } from './runtime-files.js';
import type { RenderInput } from './target.js';
import { CheckSet } from '../../print/typescript/checks/check-set.js';
import { createNeedsCheck } from '../../print/typescript/validator/constraints.js';
import { textFile, typescriptFile } from './file.js';

type ChecksInput = Pick<RenderInput, 'api' | 'names' | 'folderInOutput' | 'importExtension'>;

/** How checks are written. */
export interface SchemaChecksOptions {
  /** Text formats that are checked in addition to `uuid`, `date` and `date-time`; `all`, or `none`. */
  readonly formats?: string | readonly string[];
  /** Exports of the target: no check gets one of these names. */
  readonly taken?: ReadonlySet<string>;
}

/** Checks that a target writes next to its own files. */
export interface SchemaChecks {
  /**
   * A Standard Schema that holds a value of JSON against a schema: `code`const isPet = ${checks.of(schema, 'Pet', type)}``.
   * @param hint what to call the check where the schema has no name, in Pascal case
   * @param type what a value that fits is
   * @param direction `read`: what is only written may be missing
   * @returns nothing where any value fits
   */
  of(schema: Schema, hint: string, type: Code, direction: 'read' | 'write'): Code | undefined;
  /** `checks.ts` and what it runs on, below `runtime/`; nothing where no check was asked for. To be asked for last. */
  files(): readonly OutputFile[];
}

/**
 * Checks of schemas, for targets that hold values against them: only those that are asked for are written.
 * @param input as the target gets it
 */
export function schemaChecks(
  input: ChecksInput,
  { formats = [], taken }: SchemaChecksOptions = {},
): SchemaChecks {
  const { api, names, folderInOutput, importExtension } = input;
  const own = folderInOutput === '.' ? './' : `./${folderInOutput}/`;
  const set = new CheckSet({
    schemas: api.schemas,
    names: names.schemas,
    formats,
    ...(taken && { taken }),
    file: `${own}checks.ts`,
    runtime: `${own}runtime/`,
  });
  let isAsked = false;
  return {
    of: (schema, hint, type, direction) => {
      const check = set.of(schema, hint);
      if (check === undefined) return undefined;
      isAsked = true;
      const standard = imported('standard', `${own}runtime/standard.ts`);
      const response = direction === 'read' && code`true`;
      return code`${standard}<${type}>(${check}, ${response})`;
    },
    files: () => {
      if (!isAsked) return [];
      const { statements, used } = set.finish();
      return [
        typescriptFile(input, 'checks.ts', statements),
        ...checkRuntimeFiles(used).map(({ path, text }) =>
          textFile(`runtime/${path}`, text.replace(OWN_IMPORT, `$1${importExtension}";`)),
        ),
      ];
    },
  };
}

/** How the runtime's files name each other. */
const OWN_IMPORT = /(from "\.\/[\w-]+)\.js";$/gm;

/**
 * Tells whether a schema demands anything: whether some value does not fit it. What was only read out of examples demands
 * nothing.
 */
export function demands({ api }: Pick<RenderInput, 'api'>): (schema: Schema) => boolean {
  return createNeedsCheck({ schemas: api.schemas });
}

/** Whether a value of JSON is what a schema describes. */
export function isValueOf(
  value: Instance,
  schema: Schema,
  { api }: Pick<RenderInput, 'api'>,
  direction: 'read' | 'write' = 'write',
): boolean {
  return isSampleOf(schema, value, { api, direction });
}
