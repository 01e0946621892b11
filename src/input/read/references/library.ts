/** Opens documents of a run for references from other documents. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { fileOf, referenceTarget, type Allowed } from '../../source/references/target.js';
import type { OpenFile } from './reference.js';
import { ResourceTable } from './resources.js';

/** The documents of a run, and which other files may be read. */
export interface DocumentSet {
  readonly documents: readonly Document[];
  /** Files that are only part of the run because other files refer to them. */
  readonly referenced: ReadonlySet<SourceId>;
  /** Files that the user names individually, and not only through a folder or a pattern. */
  readonly named: ReadonlySet<SourceId>;
  /** Files that could not be read. The value is the reason, or `undefined` if the reason was already reported. */
  readonly missing: ReadonlyMap<SourceId, string | undefined>;
  /** The folders and hosts that may be read in addition to the folder of each description. */
  readonly allowed: Allowed;
}

/** Opens documents for references from other documents, and records which were opened. */
export class Library {
  private readonly documents = new Map<SourceId, Document>();
  private readonly roots = new Map<SourceId, Cursor>();
  /** The documents and schemas that declare a URL of their own (`$self`, `$id`). */
  private addresses: ReadonlyMap<string, Cursor> | undefined;
  private readonly used = new Set<SourceId>();

  constructor(
    private readonly documentSet: DocumentSet,
    private readonly report: Report,
  ) {
    for (const document of documentSet.documents) {
      const file = fileOf(document.source);
      if (!this.documents.has(file)) this.documents.set(file, document);
    }
  }

  /** Returns true if a reference in another document leads to the given document. */
  isUsed(source: SourceId): boolean {
    return this.used.has(source);
  }

  /** Returns true for a document that is only part of the run because others refer to it. */
  isReferenced(source: SourceId): boolean {
    return this.documentSet.referenced.has(fileOf(source));
  }

  /** Returns true for a document that the user names individually, and not only through a folder or a pattern. */
  isNamed(source: SourceId): boolean {
    return this.documentSet.named.has(fileOf(source));
  }

  /**
   * Creates the function that opens other files for the references of one description.
   * @param entry the description; references must not lead out of its folder
   * @param opened the names of the opened files are added to this set
   */
  openerFor(entry: Document, opened: Set<SourceId>): OpenFile {
    return (file, from) => {
      const root = this.addressed(file) ?? this.find(file, from, entry);
      if (!root) return undefined;
      const { source } = root.document;
      if (source !== entry.source) {
        this.used.add(source);
        opened.add(source);
      }
      return root;
    };
  }

  private addressed(file: string): Cursor | undefined {
    if (!isAddress(file)) return undefined;
    if (this.addresses === undefined) {
      const [found, resources] = [new Map<string, Cursor>(), new ResourceTable()];
      for (const document of this.documentSet.documents) {
        if (!resources.has(document)) continue;
        for (const [uri, { root }] of resources.in(this.rootOf(document))) {
          if (!found.has(uri)) found.set(uri, root);
        }
      }
      this.addresses = found;
    }
    return this.addresses.get(file);
  }

  private find(file: string, ref: Cursor, entry: Document): Cursor | undefined {
    const text = String(ref.value);
    const { allowed } = this.documentSet;
    const target = referenceTarget(file, fileOf(ref.document.source), entry.source, allowed);
    const { source } = target;
    const document = source === undefined ? undefined : this.documents.get(source);
    if (target.kind !== 'refused') {
      if (document) return this.rootOf(document);
      const { missing } = this.documentSet;
      const why = missing.has(target.source)
        ? missing.get(target.source)
        : 'the file is not among the files that were read';
      if (why !== undefined) ref.add('ref/file', { ref: text, why, file: target.source });
      return undefined;
    }
    // A file that is itself an input may always be read.
    if (document && !this.isReferenced(document.source)) return this.rootOf(document);
    const { why, allow } = target;
    ref.add(isAddress(file) ? 'ref/remote' : 'ref/outside', {
      ref: text,
      why,
      ...(allow !== undefined && { allow }),
    });
    return undefined;
  }

  private rootOf(document: Document): Cursor {
    const known = this.roots.get(document.source);
    if (known) return known;
    const root = new Cursor(document, this.report, document.data);
    this.roots.set(document.source, root);
    return root;
  }
}

/** Returns true for a URL other than `file:`. Such a URL cannot refer to a local file. */
function isAddress(file: string): boolean {
  return /^(?:[a-z][a-z\d+.-]+:|\/\/)/i.test(file) && !/^file:/i.test(file);
}
