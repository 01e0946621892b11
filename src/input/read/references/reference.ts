/** Resolves `$ref` to the location that it refers to: by a JSON Pointer (RFC 6901), an anchor, or an `$id`. */
import { createReport } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import type { Example } from '../../../model/schema.js';
import { Cursor } from '../../source/cursor.js';
import { nearestSpelling } from '../../../base/foundation/suggest.js';
import { collectAnchors, type AnchorIndex } from './anchors.js';
import { keysOf, step, token } from './pointer-steps.js';
import { absolute, resolved } from '../../source/references/base.js';
import { isPlaceOfFile, ResourceTable, type Resource } from './resources.js';
import { PlaceCache } from './place-cache.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/**
 * Opens another file for a reference.
 * @param file the reference without its fragment, as it is written
 * @param from the location of the reference
 * @returns the root of the file; `undefined` if the file may not or cannot be read; this is reported
 */
export type OpenFile = (file: string, from: Cursor) => Cursor | undefined;

/** Resolves the references of one description. */
export class References {
  /** The anchors of each document. */
  private readonly anchors = new Map<SourceId, AnchorIndex>();
  /** The targets of references, cached because most are followed often. */
  private readonly found = new Map<string, Cursor>();
  /**
   * Like `found`, but only for references in the description itself. The keys are the references as they are written.
   */
  private readonly own = new Map<string, Cursor>();
  /** The locations in `found`. */
  private readonly places = new Set<Cursor>();
  private readonly resources = new ResourceTable();
  /** References that are being resolved. If resolving one leads to it again, the references form a circle. */
  private readonly following = new Set<string>();
  /**
   * The number of messages that may still suggest another name. To find a suggestion, all names are compared, so a
   * suggestion for each of thousands of broken references would take quadratic time.
   */
  private hints = 100;
  /** The named examples, cached because they are large and referenced often. */
  readonly examples = new PlaceCache<Example>();

  /**
   * @param root the root of the description
   * @param openFile opens other files; if absent, references to other files are errors
   */
  constructor(
    readonly root: Cursor,
    private readonly openFile?: OpenFile,
  ) {}

  /**
   * Returns the location that a reference refers to. If another reference is at that location, it is not followed. If
   * there is no target, this is reported.
   * @param ref the location of the `$ref` string
   * @param section the section in which short names are looked up, such as `/definitions`
   */
  target(ref: Cursor, section?: string): Cursor | undefined {
    const text = ref.string();
    if (text === undefined) return undefined;
    const isBased = this.isBased(ref);
    const known = isBased ? undefined : this.knownAt(ref, text);
    if (known) return known;
    const place = `${ref.document.source}#${ref.pointer}`;
    if (this.following.has(place) || this.following.size >= READING_LIMITS.references.most) {
      ref.add('ref/cycle', { ref: text });
      return undefined;
    }
    this.following.add(place);
    const found = (isBased && this.locateByBase(ref, text)) || this.locate(ref, text, section);
    this.following.delete(place);
    return found;
  }

  /**
   * Returns true if parts of a document have their own URLs. The target of a reference in such a document also depends
   * on the location of the reference.
   */
  isBased({ document }: Cursor): boolean {
    return this.resources.has(document);
  }

  /** Returns the resource that contains a location. */
  resourceOf(place: Cursor): Resource {
    return this.resources.around(place);
  }

  /**
   * Resolves a reference against the base URL of the schema that contains it, as JSON Schema 2020-12 Core §8.2
   * requires. This is not needed if the base URL is only the URL of the file.
   */
  private locateByBase(ref: Cursor, text: string): Cursor | undefined {
    const [file = '', fragment = ''] = text.split('#', 2);
    const from = this.resources.around(ref);
    const uri = file === '' ? from.uri : resolved(file, from.uri);
    const known =
      file === '' ? from : (this.resources.at(uri, ref) ?? this.resources.at(uri, this.root));
    if (known) {
      if (fragment === '') return known.root;
      if (fragment.startsWith('/')) return this.inside(known.root, fragment, ref, text);
      return known.anchors.get(fragment);
    }
    // If the base URL is only the URL of the file, the reference is resolved in the ordinary way.
    if (isPlaceOfFile(from) || !this.openFile) return undefined;
    // If no resource has the URL, the reference leads to a file, relative to the folder of the document.
    const root = this.openFile(uri, ref.as(text, createReport()));
    return root && this.inside(root, fragment, ref, text);
  }

  private locate(ref: Cursor, text: string, section?: string): Cursor | undefined {
    const hash = text.indexOf('#');
    const file = hash < 0 ? text : text.slice(0, hash);
    const fragment = hash < 0 ? '' : text.slice(hash + 1);
    if (file === '') return this.within(ref, fragment, text);
    const own = this.rootOf(ref);
    const self = String(own.get('$self').value);
    if (file === self || absolute(file, self) === self) return this.within(ref, fragment, text);
    const found = this.byShortName(text, section, ref) ?? this.anchored(text, own);
    if (found) return found;
    const based = this.anchored(file, own);
    if (based) return this.inside(based, fragment, ref, text);
    if (!this.openFile) ref.add('ref/remote', { ref: text, why: 'other files are not read here' });
    const root = this.openFile?.(file, ref);
    return root && this.inside(root, fragment, ref, text);
  }

  /**
   * Reads a part of a description in which the standard does not allow references. An object that only consists of a
   * reference is followed and reported as `ref/misplaced`.
   * @returns the target; an empty location if there is none
   */
  part(cursor: Cursor): Cursor {
    if (!isBareReference(cursor)) return cursor;
    const ref = cursor.get('$ref');
    const found = this.follow(cursor);
    if (!found) return cursor.as({});
    ref.add('ref/misplaced', { ref: String(ref.value) });
    return found;
  }

  /**
   * Reads the value at a location. If references lead to the location, the value is read only once.
   * @param known the results of earlier calls
   * @param key everything else that the result depends on
   */
  readCached<T>(known: PlaceCache<T>, place: Cursor, key: string, read: () => T): T {
    return this.places.has(place) ? known.read(place, key, read) : read();
  }

  /** Returns true for a location in a file other than the description. */
  isElsewhere(place: Cursor): boolean {
    return place.document !== this.root.document;
  }

  /**
   * Follows objects in other files that only consist of a reference, because such an alias must not replace the name
   * of its target.
   * @param place the target of a reference
   * @returns the end of the chain; `place` itself if a reference in the chain has no target
   */
  beyondAliases(place: Cursor): Cursor {
    let last = place;
    for (
      let hops = 0;
      hops < READING_LIMITS.references.most && this.isElsewhere(last) && isBareReference(last);
      hops++
    ) {
      const next = this.target(last.get('$ref'));
      if (!next) return place;
      last = next;
    }
    return last;
  }

  /**
   * Follows `{ $ref }` objects to the first object that is not a reference.
   * @param cursor an object that may be a reference
   * @param section the section that should contain the target (`/parameters`); a target in another section is reported,
   * but still used
   * @returns the object; `undefined` if the chain has no target or is circular; this is reported
   */
  follow(cursor: Cursor, section?: string): Cursor | undefined {
    let place: Cursor = cursor;
    for (let hops = 0; hops < READING_LIMITS.references.most; hops++) {
      const text = place.rawMember('$ref');
      if (typeof text !== 'string') return place;
      const next = this.knownAt(place, text) ?? this.target(place.get('$ref'), section);
      if (!next) return undefined;
      if (
        section !== undefined &&
        !this.isElsewhere(next) &&
        isForeignSection(next.pointer, section)
      ) {
        place.get('$ref').add('ref/section', { ref: text, section });
      }
      place = next;
    }
    cursor.add('ref/cycle', { ref: String(cursor.get('$ref').value) });
    return undefined;
  }

  /** Returns the cached target of a reference, if the reference is in the description itself. */
  private knownAt({ document }: Cursor, text: string): Cursor | undefined {
    const isPlain = document === this.root.document && !this.isBased(this.root);
    return isPlain ? this.own.get(text) : undefined;
  }

  private within(ref: Cursor, fragment: string, text: string): Cursor | undefined {
    const key = `${ref.document.source}#${fragment}`;
    const found = this.found.get(key) ?? this.inside(this.rootOf(ref), fragment, ref, text);
    if (found) {
      this.found.set(key, found);
      this.places.add(found);
      if (ref.document === this.root.document) this.own.set(text, found);
    }
    return found;
  }

  private rootOf(ref: Cursor): Cursor {
    return ref.document === this.root.document
      ? this.root
      : new Cursor(ref.document, ref.report, ref.document.data);
  }

  private inside(root: Cursor, fragment: string, ref: Cursor, text: string): Cursor | undefined {
    if (fragment === '') return root;
    if (!fragment.startsWith('/')) {
      const anchored = this.anchorsOf(root).places.get('#' + fragment);
      if (!anchored) ref.add('ref/unresolved', { ref: text });
      return anchored;
    }
    let place = root;
    let hops = 0;
    for (const raw of fragment.slice(1).split('/')) {
      let next = step(place, raw);
      while (!next && place.has('$ref') && hops++ < READING_LIMITS.references.most) {
        const target = this.target(place.get('$ref'));
        if (!target) return undefined;
        place = target;
        next = step(place, raw);
      }
      if (!next) {
        const hasHint = place.type === 'object' && this.hints-- > 0;
        const hint = hasHint ? nearestSpelling(token(raw), keysOf(place)) : undefined;
        ref.add('ref/unresolved', { ref: text, ...(hint !== undefined && { hint }) });
        return undefined;
      }
      place = next;
    }
    return place;
  }

  /** Resolves a short name: `Pet` or `/definitions/Pet` in place of `#/definitions/Pet`. */
  private byShortName(text: string, section: string | undefined, ref: Cursor): Cursor | undefined {
    if (section === undefined) return undefined;
    const name = text.startsWith(section + '/') ? text.slice(section.length + 1) : text;
    let place: Cursor | undefined = this.rootOf(ref);
    for (const part of section.slice(1).split('/')) place = place && step(place, part);
    const found = place?.type === 'object' && place.has(name) ? place.get(name) : undefined;
    if (found) ref.add('ref/shorthand', { ref: text, pointer: `#${section}/${name}` });
    return found;
  }

  /**
   * Finds the resource with the given `$id`, in the document of the reference or in the description. A relative `$id`
   * is resolved against the URL of every resource in the document (JSON Schema 2020-12 §8.2.1). This rarely finds a
   * wrong resource, because the same name seldom occurs twice.
   */
  private anchored(name: string, own: Cursor): Cursor | undefined {
    const anchors = this.anchorsOf(own).places;
    const found = anchors.get(name) ?? this.anchorsOf(this.root).places.get(name);
    if (found || URL.canParse(name)) return found;
    const bases = [String(own.get('$self').value), ...anchors.keys()].filter((base) =>
      /^https?:/.test(base),
    );
    for (const base of bases) {
      const place = anchors.get(absolute(name, base) ?? '');
      if (place) return place;
    }
    return undefined;
  }

  /** Returns the anchors of the document that contains a location. */
  anchorsOf({ document, report }: Cursor): AnchorIndex {
    const { source, data } = document;
    const known = this.anchors.get(source);
    if (known) return known;
    const found = collectAnchors(new Cursor(document, report, data));
    this.anchors.set(source, found);
    return found;
  }
}

export function isBareReference(place: Cursor): boolean {
  return (
    typeof place.rawMember('$ref') === 'string' &&
    place.type === 'object' &&
    keysOf(place).length === 1
  );
}

/**
 * Returns true for a pointer to an entry of another standard section, such as `/definitions/X` instead of
 * `/parameters`.
 */
export function isForeignSection(pointer: string, section: string): boolean {
  if (pointer.startsWith(section) && pointer[section.length] === '/') return false;
  const match = SECTION_ENTRY.exec(pointer);
  return match !== null && match[1] !== section;
}

const SECTION_ENTRY =
  /^(\/(?:definitions|parameters|responses|securityDefinitions|components\/[A-Za-z]+))\/[^/]+$/;
