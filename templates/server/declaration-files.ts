/** Distributes functions generated from schemas over files: one file, or several in large APIs. */
import { append } from '../../src/base/foundation/lists.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import type { SchemaId } from '../../src/model/schema.js';
import type { ServerView } from './view.js';
import { groupBy } from '../../src/base/foundation/group.js';

/** Writes functions, one file after another. */
interface Writer {
  readonly declarations: readonly Code[];
  beginFile(): void;
}

/** The names of functions and files. */
interface Naming {
  /** The prefix of functions of named schemas. */
  readonly prefix: string;
  /** The file without its extension, and the folder of its parts. */
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

  /** Returns the file of a function; for a new one, the file being written. */
  of(name: string): string {
    const known = this.#files.get(name) ?? this.#current;
    this.#files.set(name, known);
    return known;
  }

  /** Assigns everything declared by the callback to a file. */
  write(writer: Writer, file: string, declare: () => void): void {
    if (file !== this.#current) writer.beginFile();
    this.#current = file;
    const before = writer.declarations.length;
    declare();
    const known = this.declarations.get(file) ?? [];
    this.declarations.set(file, known);
    append(known, writer.declarations.slice(before));
  }

  /** All kinds of functions are distributed in the same way. */
  #placed(checkFile: string): string {
    return checkFile.replace(/^validators/, this.#root);
  }
}

/** Groups items by file, otherwise in their order. */
export function byFile<Of>(all: readonly Of[], fileOf: (one: Of) => string): Of[] {
  return [...groupBy(all, fileOf).values()].flat();
}
