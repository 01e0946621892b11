/** The places of a description that are separate schemas, and their ids. */
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
import type { Dialect } from './dialect.js';
import type { PendingUnion } from './polymorphism/discriminator.js';
import type { References } from '../references/reference.js';
import { markedName } from '../../../base/foundation/free-name.js';

/** The parts of the description that reading a schema needs. */
export interface SchemaContext {
  readonly dialect: Dialect;
  readonly references: References;
  readonly table: SchemaTable;
  /** The targets of dynamic anchors in the schema that is being read. */
  scope: DynamicScope;
  /** The unions with a discriminator; their mapping is completed after all schemas have been read. */
  readonly unions: PendingUnion[];
}

/** A parent that also means the schemas that extend it with `allOf`. */
export interface Hierarchy {
  /** The id of the parent's own properties, without its children. */
  readonly base: SchemaId;
  /** Ids of all descendants, sorted. */
  readonly children: readonly SchemaId[];
  /** True when the parent itself lists its alternatives. */
  readonly stated: boolean;
}

/**
 * The schemas of one description: those with a name, and those that become separate schemas through a reference. Ids
 * do not depend on the order in which places are read.
 */
export class SchemaTable {
  private readonly named = new Map<string, SchemaId>();
  private readonly cursors = new Map<SchemaId, Cursor>();
  private readonly hoisted = new Map<string, SchemaId>();
  private readonly waiting: [SchemaId, Cursor, (Bindings | undefined)?][] = [];
  /** The ids of schemas in other files, each with its name there and the file. */
  readonly foreign = new Map<SchemaId, { readonly name: string; readonly source: SourceId }>();
  /** The values of named schemas: a quick check before a pointer is built, because most places are not named. */
  private readonly values = new Set<unknown>();
  private hierarchies: ReadonlyMap<SchemaId, Hierarchy> = new Map();
  /** All schemas that extend one, with `allOf`; sorted. */
  descendantsOf: (id: SchemaId) => readonly SchemaId[] = () => [];
  /** The targets of the description's references, by text: only references without a problem to report. */
  readonly referenced = new Map<string, SchemaId>();
  /** Anchors inside of schemas, by their values. */
  readonly anchors = new Map<unknown, AnchorIndex>();

  /**
   * @param section the object that names schemas; it may be missing
   * @param home the description itself: schemas of other files are named in the end
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

  /** The id of the schema at a place: its name, or one derived from its pointer, under which it will be read too. */
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

  /** The id of a schema for one meaning of its dynamic anchors: it is called by what the first of them means. */
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
   * The id of a place. In another file it is file and pointer until all schemas have been read: `foreign` keeps the
   * name it should get.
   */
  private wanted(place: Cursor): [SchemaId, string] {
    const { pointer, document } = place;
    if (document === this.home) return [hoistedId(pointer), pointer];
    const id = `${document.source}#${pointer}`;
    this.foreign.set(id, { name: schemaNameOf(document.source, pointer), source: document.source });
    return [id, id];
  }

  /** Gives a schema of another file a name of this description. */
  claim(place: Cursor, name: SchemaId): void {
    const key = keyOf(place);
    if (this.named.has(key)) return;
    this.named.set(key, name);
    this.cursors.set(name, place);
    this.values.add(place.value);
  }

  /** The id of the named schema at exactly this place. */
  nameAt(place: Cursor): SchemaId | undefined {
    return this.values.has(place.value) ? this.named.get(keyOf(place)) : undefined;
  }

  /** The named schema of this name, as the document has it. */
  byName(name: string): Cursor | undefined {
    const cursor = this.cursors.get(name);
    return cursor && this.named.get(keyOf(cursor)) === name ? cursor : undefined;
  }

  /** Names and places of all named schemas. */
  names(): [SchemaId, Cursor][] {
    return [...new Set(this.named.values())].flatMap((id): [SchemaId, Cursor][] => {
      const cursor = this.cursors.get(id);
      return cursor ? [[id, cursor]] : [];
    });
  }

  /**
   * Sets the parents whose references mean any of their children.
   * @param descendantsOf all schemas that extend one, with `allOf`
   */
  setHierarchies(
    hierarchies: ReadonlyMap<SchemaId, Hierarchy>,
    descendantsOf: (id: SchemaId) => readonly SchemaId[],
  ): void {
    this.hierarchies = hierarchies;
    this.descendantsOf = descendantsOf;
  }

  /** The parents whose references mean any of their children, in the order of the document. */
  parents(): (readonly [SchemaId, Hierarchy])[] {
    return [...this.hierarchies];
  }

  hierarchyOf(id: SchemaId): Hierarchy | undefined {
    return this.hierarchies.get(id);
  }

  /** An unused id: the wanted one if it is free, otherwise one made from the pointer. */
  free(wanted: SchemaId, pointer: string): SchemaId {
    return markedName(this.cursors.has(wanted) ? pointer : wanted, this.cursors, "'");
  }

  /**
   * Reads every named schema, then every place that a reference added, until no new one is added.
   * @param read reads one place; for a hierarchy it may return several schemas
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
 * The id of a reference's target.
 * @param from the place of the reference: the resources on the way there may change the meaning of the schema
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

/** The name of a schema in a file: by its place, or by the file's name if it is the whole file. */
export function schemaNameOf(source: SourceId, pointer: string): string {
  if (pointer !== '') return hoistedId(pointer);
  const base = source.replace(/^.*\//s, '').replace(/(?:\.schema)?\.(?:json|ya?ml)$/i, '');
  return base === '' ? 'Root' : base;
}

/** `/definitions/Pet/properties/tag/items` → `Pet.tag.items`. */
function hoistedId(pointer: string): SchemaId {
  const tokens = pointerKeys(pointer);
  if (tokens[0] === 'definitions' || tokens[0] === '$defs') tokens.splice(0, 1);
  else if (tokens[0] === 'components') tokens.splice(0, tokens[1] === 'schemas' ? 2 : 1);
  const kept = tokens.filter(
    (token, index) => token !== '$defs' && (token !== 'properties' || index % 2 === 0),
  );
  return kept.length === 0 ? 'Root' : kept.join('.');
}
