/** Generates code that checks values against schemas, as the target `server` does. */
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

/** Options for the code that checks values. */
export interface SchemaChecksOptions {
  /** The text formats to check in addition to `uuid`, `date` and `date-time`; or `all`, or `none`. */
  readonly formats?: string | readonly string[];
  /** The names that the target exports. No check gets one of these names. */
  readonly taken?: ReadonlySet<string>;
}

/** The checks that a target generates next to its own files. */
export interface SchemaChecks {
  /**
   * Returns code for a Standard Schema that validates a JSON value against a schema: `code`const isPet =
   * ${checks.of(schema, 'Pet', type)}``.
   * @param hint the name of the check in Pascal case, used if the schema has no name
   * @param type the TypeScript type of a valid value
   * @param direction `read` for values in responses, where write-only properties may be missing; `write` for values in
   * requests
   * @returns `undefined` if the schema accepts every value
   */
  of(schema: Schema, hint: string, type: Code, direction: 'read' | 'write'): Code | undefined;
  /** Returns `checks.ts` and its imports from `runtime/`; an empty list if no check is used. Call it after `of`. */
  files(): readonly OutputFile[];
}

/**
 * Creates the checks of schemas, for targets that validate values. Code is generated only for the checks that are
 * used.
 * @param input the input of the target
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

/** Matches an import of one runtime file in another. In the output, its file extension depends on the project. */
const OWN_IMPORT = /(from "\.\/[\w-]+)\.js";$/gm;

/**
 * Returns a predicate that is true if some values are invalid for a schema. A schema inferred only from examples
 * accepts every value.
 */
export function demands({ api }: Pick<RenderInput, 'api'>): (schema: Schema) => boolean {
  return createNeedsCheck({ schemas: api.schemas });
}

/** Returns true if a JSON value is valid for a schema. */
export function isValueOf(
  value: Instance,
  schema: Schema,
  { api }: Pick<RenderInput, 'api'>,
  direction: 'read' | 'write' = 'write',
): boolean {
  return isSampleOf(schema, value, { api, direction });
}
