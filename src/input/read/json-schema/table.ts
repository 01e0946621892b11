/** Assigns ids to the schemas of a description. */
import { append } from '../../../base/foundation/lists.js';
import type { SourceId } from '../../../model/origin.js';
import { pointerKeys } from '../../../model/pointer.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import {
  bindingsAt,
  bindingsKey,
  relevantBindings,
  type Bindings,
  type DynamicScope,
} from './dynamic.js';
import type { AnchorIndex } from '../references/anchors.js';
import type { OpenValues } from './example-values.js';
import type { Dialect } from './dialect.js';
import type { PendingUnion } from './polymorphism/discriminator.js';
import type { References } from '../references/reference.js';
import { markedName } from '../../../base/foundation/free-name.js';

/** The parts of a description that are needed to read a schema. */
export interface SchemaContext {
  readonly dialect: Dialect;
  readonly references: References;
  readonly table: SchemaTable;
  /** The targets of dynamic anchors in the schema that is being read. */
  scope: DynamicScope;
  /** The unions with a discriminator. Their mappings are completed after all schemas were read. */
  readonly unions: PendingUnion[];
  /** The schemas with defaults or examples, which are validated after all schemas were read. */
  readonly declaredValues: OpenValues[];
}

/** A parent. A reference to it also means the schemas that extend it with `allOf`. */
export interface Hierarchy {
  /** The id of a schema that has only the parent's own properties. */
  readonly base: SchemaId;
  /** The ids of all descendants, sorted. */
  readonly children: readonly SchemaId[];
  /** True if the parent itself lists its alternatives. */
  readonly listsAlternatives: boolean;
}

/**
 * The schemas of one description that have an id: schemas with a name, and schemas to which a reference leads. The ids
 * do not depend on the order in which schemas are read.
 */
export class SchemaTable {
  private readonly named = new Map<string, SchemaId>();
  private readonly cursors = new Map<SchemaId, Cursor>();
  private readonly hoisted = new Map<string, SchemaId>();
  private readonly waiting: [SchemaId, Cursor, (Bindings | undefined)?][] = [];
  /** The ids of schemas in other files, each with its name in its file and with the file. */
  readonly foreign = new Map<SchemaId, { readonly name: string; readonly source: SourceId }>();
  /**
   * The values of named schemas. A location is looked up here first, because most locations are not named and
   * building a pointer is slow.
   */
  private readonly values = new Set<unknown>();
  private hierarchies: ReadonlyMap<SchemaId, Hierarchy> = new Map();
  private readonly ancestors = new Map<SchemaId, SchemaId[]>();
  /** Returns all schemas that extend a schema with `allOf`, sorted. */
  descendantsOf: (id: SchemaId) => readonly SchemaId[] = () => [];
  /** The targets of references, by the text of the reference. Contains only references without a problem to report. */
  readonly referenced = new Map<string, SchemaId>();
  /** The anchors inside schemas, by the value of the schema. */
  readonly anchors = new Map<unknown, AnchorIndex>();

  /**
   * @param section the object that contains the named schemas; it need not exist
   * @param home the description itself; schemas of other files get names at the end
   */
  constructor(
    section: Cursor,
    private readonly home: Document,
  ) {
    for (const [key, cursor] of section.entries()) {
      const name = cursor.get(EXTENSION.name).text() ?? key;
      this.named.set(keyOf(cursor), name);
      this.cursors.set(name, cursor);
      this.values.add(cursor.value);
    }
  }

  /**
   * Returns the id of the schema at a location: its name, or an id derived from its pointer. The schema will then be
   * read under this id.
   */
  idOf(place: Cursor, bindings?: Bindings): SchemaId {
    const key = keyOf(place) + (bindings ? ` ${bindingsKey(bindings)}` : '');
    const known = this.named.get(key) ?? this.hoisted.get(key);
    if (known !== undefined) return known;
    const id = bindings ? this.boundId(place, bindings) : this.free(...this.wanted(place));
    this.hoisted.set(key, id);
    this.cursors.set(id, place);
    this.waiting.push([id, place, bindings]);
    return id;
  }

  /** Returns the id of a schema for certain targets of its dynamic anchors. The id contains the first target. */
  private boundId(place: Cursor, bindings: Bindings): SchemaId {
    const plain = this.idOf(place);
    const [bound] = bindings.values();
    const ending = bound === undefined ? '' : `.${hoistedId(bound.pointer)}`;
    const id = this.free(plain + ending, plain + ending);
    const foreign = this.foreign.get(plain);
    if (foreign) this.foreign.set(id, { ...foreign, name: foreign.name + ending });
    return id;
  }

  /**
   * Returns the preferred id for a location, and a text to derive another id from if the preferred one is not unique. A
   * schema in another file gets its name only after all schemas were read. Until then, its id consists of the file and
   * the pointer, and the map `foreign` contains the name that it should get.
   */
  private wanted(place: Cursor): [SchemaId, string] {
    const { pointer, document } = place;
    if (document === this.home) return [hoistedId(pointer), pointer];
    const id = `${document.source}#${pointer}`;
    this.foreign.set(id, { name: schemaNameOf(document.source, pointer), source: document.source });
    return [id, id];
  }

  /** Gives a schema of another file a name in this description. */
  claim(place: Cursor, name: SchemaId): void {
    const key = keyOf(place);
    if (this.named.has(key)) return;
    this.named.set(key, name);
    this.cursors.set(name, place);
    this.values.add(place.value);
  }

  /** Returns the id of the named schema at exactly this location. */
  nameAt(place: Cursor): SchemaId | undefined {
    return this.values.has(place.value) ? this.named.get(keyOf(place)) : undefined;
  }

  /** Returns the named schema with this name in the document. */
  byName(name: string): Cursor | undefined {
    const cursor = this.cursors.get(name);
    return cursor && this.named.get(keyOf(cursor)) === name ? cursor : undefined;
  }

  names(): [SchemaId, Cursor][] {
    return [...new Set(this.named.values())].flatMap((id): [SchemaId, Cursor][] => {
      const cursor = this.cursors.get(id);
      return cursor ? [[id, cursor]] : [];
    });
  }

  /**
   * Sets the parents. A reference to a parent means any of its children.
   * @param descendantsOf returns all schemas that extend a schema with `allOf`
   */
  setHierarchies(
    hierarchies: ReadonlyMap<SchemaId, Hierarchy>,
    descendantsOf: (id: SchemaId) => readonly SchemaId[],
  ): void {
    this.hierarchies = hierarchies;
    for (const [parent, { children }] of hierarchies) {
      for (const child of children) {
        this.ancestors.set(child, [...(this.ancestors.get(child) ?? []), parent]);
      }
    }
    this.descendantsOf = descendantsOf;
  }

  /** Returns the parents, in the order of the document. */
  parents(): (readonly [SchemaId, Hierarchy])[] {
    return [...this.hierarchies];
  }

  /** Returns the parents that a schema extends, directly or indirectly. */
  parentsOf(id: SchemaId): readonly SchemaId[] {
    return this.ancestors.get(id) ?? [];
  }

  hierarchyOf(id: SchemaId): Hierarchy | undefined {
    return this.hierarchies.get(id);
  }

  /** Returns an unused id: the wanted one if no schema has it, otherwise one derived from the pointer. */
  free(wanted: SchemaId, pointer: string): SchemaId {
    return markedName(this.cursors.has(wanted) ? pointer : wanted, this.cursors, "'");
  }

  /**
   * Reads every named schema, then every schema to which a reference leads, until there are no more.
   * @param read reads one schema; for a parent, it may return several schemas
   */
  readAll(
    read: (
      id: SchemaId,
      cursor: Cursor,
      bindings?: Bindings,
    ) => readonly (readonly [SchemaId, Schema])[],
  ): Map<SchemaId, Schema> {
    const schemas = new Map<SchemaId, Schema>();
    const queue: [SchemaId, Cursor, (Bindings | undefined)?][] = this.names();
    for (;;) {
      for (const [id, cursor, bindings] of queue) {
        for (const [key, schema] of read(id, cursor, bindings)) schemas.set(key, schema);
      }
      queue.length = 0;
      append(queue, this.waiting.splice(0));
      if (queue.length === 0) return schemas;
    }
  }
}

function keyOf(place: Cursor): string {
  return `${place.document.source}#${place.pointer}`;
}

/**
 * Returns the id of a reference's target.
 * @param from the location of the reference; the schemas around it may change the meaning of dynamic references in
 * the target
 */
export function schemaIdAt(
  target: Cursor,
  { references, table, scope }: SchemaContext,
  from?: Cursor,
): SchemaId {
  const place = references.beyondAliases(target);
  const isDynamic = from && (scope.bindings.size > 0 || references.isBased(from));
  if (!isDynamic) return table.idOf(place);
  const bindings = bindingsAt(from, scope, references);
  return table.idOf(place, relevantBindings(place, bindings, references));
}

/**
 * Returns the name of a schema in a file: derived from its location, or from the file's name if the schema is the
 * whole file.
 */
export function schemaNameOf(source: SourceId, pointer: string): string {
  if (pointer !== '') return hoistedId(pointer);
  const base = source.replace(/^.*\//s, '').replace(/(?:\.schema)?\.(?:json|ya?ml)$/i, '');
  return base === '' ? 'Root' : base;
}

/** Returns the id for a location: `/definitions/Pet/properties/tag/items` → `Pet.tag.items`. */
function hoistedId(pointer: string): SchemaId {
  const tokens = pointerKeys(pointer);
  if (tokens[0] === 'definitions' || tokens[0] === '$defs') tokens.splice(0, 1);
  else if (tokens[0] === 'components') tokens.splice(0, tokens[1] === 'schemas' ? 2 : 1);
  const kept = tokens.filter(
    (token, index) => token !== '$defs' && (token !== 'properties' || index % 2 === 0),
  );
  return kept.length === 0 ? 'Root' : kept.join('.');
}
