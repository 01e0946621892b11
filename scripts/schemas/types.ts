/** JSON Schemas of the JSON output of commands, from its types. */
import { fileURLToPath } from 'node:url';
import {
  Project,
  ts,
  type Node,
  type ResolutionHostFactory,
  type Symbol as Declared,
  type Type,
} from 'ts-morph';
import { DRAFT, type JsonSchema } from './schema.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Converts TypeScript types of plain data to JSON Schema. Named types are added to `definitions`.
 */
class TypeReader {
  readonly definitions = new Map<string, JsonSchema>();

  /** @param place the node from which the types of properties are resolved */
  constructor(private readonly place: Node) {}

  /** @throws {Error} for a type that JSON cannot represent */
  schemaOf(type: Type): JsonSchema {
    if (type.isUnknown()) return {};
    if (type.isNull()) return { type: 'null' };
    if (type.isBoolean()) return { type: 'boolean' };
    if (type.isLiteral())
      return {
        const: type.isBooleanLiteral() ? type.getText() === 'true' : type.getLiteralValue(),
      };
    if (type.isString() || type.isTemplateLiteral()) return { type: 'string' };
    if (type.isNumber()) return { type: 'number' };
    if (type.isUnion()) return this.unionSchema(type.getUnionTypes());
    const item = type.isArray() || type.isReadonlyArray() ? type.getTypeArguments()[0] : undefined;
    if (item) return { type: 'array', items: this.schemaOf(item) };
    if (!type.isObject() && !type.isIntersection()) throw new Error(`no JSON: ${type.getText()}`);
    return this.namedSchema(type);
  }

  private unionSchema(all: readonly Type[]): JsonSchema {
    const types = all.filter((one) => !one.isUndefined());
    const isText = (one: Type): boolean => one.isStringLiteral();
    const texts = types.filter(isText).map((one) => one.getLiteralValue());
    const others = types.filter((one) => !isText(one) && !one.isBooleanLiteral());
    const choices = [
      ...(texts.length > 0 ? [{ enum: texts }] : []),
      ...(types.some((one) => one.isBooleanLiteral()) ? [{ type: 'boolean' }] : []),
      ...others.map((one) => this.schemaOf(one)),
    ];
    const [first = {}, ...more] = choices;
    return more.length === 0 ? first : { anyOf: choices };
  }

  /** Writes an interface once, under its name; an unnamed type is inlined. */
  private namedSchema(type: Type): JsonSchema {
    const name = type.getSymbol()?.getName() ?? '';
    if (type.isAnonymous() || type.isIntersection() || name.startsWith('__')) {
      return this.objectSchema(type);
    }
    if (!this.definitions.has(name)) {
      this.definitions.set(name, {});
      this.definitions.set(name, this.objectSchema(type));
    }
    return { $ref: `#/definitions/${name}` };
  }

  /** Writes an inline object. */
  objectSchema(type: Type): JsonSchema {
    const index = type.getStringIndexType();
    if (index) return { type: 'object', additionalProperties: this.schemaOf(index) };
    const properties = type.getProperties();
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((one): [string, JsonSchema] => [one.getName(), this.propertySchema(one)]),
      ),
      required: properties.filter((one) => !one.isOptional()).map((one) => one.getName()),
      additionalProperties: false,
    };
  }

  private propertySchema(property: Declared): JsonSchema {
    const parts = property.compilerSymbol.getDocumentationComment(undefined);
    const description = parts
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s+/g, ' ');
    const schema = this.schemaOf(property.getTypeAtLocation(this.place));
    if (description === '') return schema;
    return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema };
  }
}

/**
 * Resolves only relative imports of types. Skipping all other imports skips nine tenths of the
 * files.
 */
const resolutionHost: ResolutionHostFactory = (host, options) => ({
  resolveModuleNames: (names, from, _reused, _redirected, _options, file) => {
    const types = new Set(file?.statements.flatMap(typesFrom));
    return names.map((name) =>
      types.has(name) && name.startsWith('.')
        ? ts.resolveModuleName(name, from, options(), host).resolvedModule
        : undefined,
    );
  },
});

/** The module from which a statement imports or re-exports types. */
function typesFrom(statement: ts.Statement): string[] {
  const isExport = ts.isExportDeclaration(statement);
  if (!isExport && !ts.isImportDeclaration(statement)) return [];
  const module = statement.moduleSpecifier;
  if (module === undefined || !ts.isStringLiteral(module)) return [];
  const clause = isExport ? undefined : statement.importClause;
  const named = clause?.namedBindings;
  const hasTypes =
    isExport ||
    clause?.isTypeOnly === true ||
    (named && ts.isNamedImports(named) && named.elements.some((one) => one.isTypeOnly));
  return hasTypes === true ? [module.text] : [];
}

/**
 * A command, the file with the type of its output (relative to `src`), and the name of the type.
 */
type Printed = readonly [command: string, file: string, type: string];

/**
 * The schemas of the output of commands with `--format json`.
 * @param printed the commands, with the types of their output
 */
export function outputSchemas(printed: readonly Printed[]): ReadonlyMap<string, JsonSchema> {
  const project = new Project({
    tsConfigFilePath: `${ROOT}tsconfig.json`,
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { types: [], lib: ['lib.es2023.d.ts'] },
    resolutionHost,
  });
  const files = printed.map(([, file]) => project.addSourceFileAtPath(`${ROOT}src/${file}.ts`));
  return new Map(
    printed.map(([command, , name], index) => {
      const declared = files[index]?.getInterfaceOrThrow(name);
      if (!declared) throw new Error(`no type ${name}`);
      const reader = new TypeReader(declared);
      const root = reader.objectSchema(declared.getType());
      const schema = {
        $schema: DRAFT,
        title: `restitch ${command} --format json`,
        ...root,
        definitions: Object.fromEntries(reader.definitions),
      };
      return [command, schema];
    }),
  );
}
