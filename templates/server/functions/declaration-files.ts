/**
 * Distributes the functions that are generated from schemas over files: one file, or several files
 * in large APIs.
 */
import { append } from '../../../src/base/foundation/lists.js';
import type { Code } from '../../../src/print/emit/typescript/code.js';
import type { SchemaId } from '../../../src/model/schema.js';
import { moduleText } from '../../../src/print/emit/typescript/module.js';
import { byCodeUnit } from '../../../src/base/foundation/sort.js';
import type {
  FunctionOptions,
  FunctionWriter,
} from '../../../src/print/typescript/function-writer.js';
import { banner, modulePlace, type ServerView } from '../view.js';
import { groupBy } from '../../../src/base/foundation/group.js';

type Writer = Pick<
  FunctionWriter<FunctionOptions>,
  'declarations' | 'beginFile' | 'asked' | 'named'
>;

interface Naming {
  /**
   * The prefix of function names: with `strip`, the function for the schema `Pet` is called
   * `stripPet`.
   */
  readonly prefix: string;
  /**
   * The name of the main file without `.ts`. It is also the folder of the other files if there are
   * several.
   */
  readonly root: string;
}

export class DeclarationFiles {
  readonly declarations = new Map<string, Code[]>();
  readonly #view: ServerView;
  readonly #root: string;
  readonly #files = new Map<string, string>();
  #current = '';

  constructor(view: ServerView, { prefix, root }: Naming) {
    this.#view = view;
    this.#root = root;
    for (const name of view.names.schemas.values()) {
      this.#files.set(prefix + name, this.#placed(view.checkFiles.schema(name)));
    }
  }

  ofSchema(id: SchemaId): string {
    return this.#placed(this.#view.checkFiles.schema(this.#view.names.schemas.get(id) ?? ''));
  }

  ofOperation(name: string): string {
    return this.#placed(this.#view.checkFiles.operation(name));
  }

  /**
   * Returns the file that contains the function `name`. A new function is assigned to the file that
   * is being written.
   */
  of(name: string): string {
    const known = this.#files.get(name) ?? this.#current;
    this.#files.set(name, known);
    return known;
  }

  /** Runs `declare`, and records that the functions it declares belong to `file`. */
  write(writer: Writer, file: string, declare: () => void): void {
    if (file !== this.#current) writer.beginFile();
    this.#current = file;
    const before = writer.declarations.length;
    declare();
    const known = this.declarations.get(file) ?? [];
    this.declarations.set(file, known);
    append(known, writer.declarations.slice(before));
  }

  /**
   * Writes the functions of all named schemas that have been called so far, and the functions that
   * those call in turn.
   */
  writeNamed(writer: Writer): void {
    const { schemas } = this.#view.names;
    const nameOf = (id: SchemaId): string => schemas.get(id) ?? '';
    const written = new Set<SchemaId>();
    for (;;) {
      const next = [...writer.asked].filter((id) => !written.has(id));
      if (next.length === 0) return;
      const byName = next.sort((a, b) => byCodeUnit(nameOf(a), nameOf(b)));
      for (const id of byFile(byName, (one) => this.ofSchema(one))) {
        written.add(id);
        this.write(writer, this.ofSchema(id), () => writer.named(id));
      }
    }
  }

  /**
   * Returns the path of the file that corresponds to the given file of checks: for
   * `validators/pets.ts`, it is `requests/pets.ts`. The functions that set defaults or remove
   * fields are divided among files in the same way as the checks.
   */
  #placed(checkFile: string): string {
    return checkFile.replace(/^validators/, this.#root);
  }
}

/** Groups items by file. Within a file, the items keep their order. */
export function byFile<Of>(all: readonly Of[], fileOf: (one: Of) => string): Of[] {
  return [...groupBy(all, fileOf).values()].flat();
}

interface Declared {
  readonly declarations: ReadonlyMap<string, readonly Code[]>;
}

/** Returns the sorted paths of all files that contain declarations. */
export function declarationPaths({ declarations }: Declared): string[] {
  return [...declarations].flatMap(([file, some]) => (some.length > 0 ? [file] : [])).sort();
}

/** Generates the file at one of the {@link declarationPaths}. */
export function declarationsFile(
  view: ServerView,
  file: string,
  { declarations }: Declared,
  about: string,
): string {
  const body = declarations.get(file) ?? [];
  return moduleText({ ...modulePlace(view, file), header: banner(about), body });
}
