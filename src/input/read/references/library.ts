/** Opens documents of a run for references from other documents. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { fileOf, referenceTarget, type Allowed } from '../../source/references/target.js';
import type { ReferencedFiles } from '../../source/load.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { own } from '../../source/root.js';
import type { OpenFile } from './reference.js';
import { withoutForeignKeywords } from './vocabulary.js';
import { ResourceTable } from './resources.js';

/** The inputs of a run, and which other files may be read. */
export interface DocumentSet {
  readonly documents: readonly Document[];
  /** Files that are only part of the run because other files refer to them. */
  readonly referenced: ReferencedFiles;
  /** Files that the user names individually, and not only through a folder or a pattern. */
  readonly named: ReadonlySet<SourceId>;
  /** Files that could not be read. The value is the reason, or `undefined` if the reason was already reported. */
  readonly missing: ReadonlyMap<SourceId, string | undefined>;
  /** The folders and hosts that may be read in addition to the folder of each description. */
  readonly allowed: Allowed;
}

/** Opens documents for references from other documents, and records which were opened. */
export class Library {
  /** The inputs. */
  readonly documents: readonly Document[];
  /** The first document of each file that was opened; `undefined` if a file has none. */
  private readonly files = new Map<SourceId, Document | undefined>();
  private readonly roots = new Map<SourceId, Cursor>();
  /** The documents and schemas that declare a URL of their own (`$self`, `$id`). */
  private addresses: ReadonlyMap<string, Cursor> | undefined;
  private readonly used = new Set<SourceId>();

  constructor(
    private readonly documentSet: DocumentSet,
    private readonly report: Report,
  ) {
    this.documents = documentSet.documents.map((document) => this.readable(document));
    for (const document of this.documents) {
      const file = fileOf(document.source);
      if (!this.files.has(file)) this.files.set(file, document);
    }
  }

  /** Returns the inputs, and the referenced files that were opened. */
  opened(): readonly Document[] {
    const files = [...this.files.values()].filter((document) => document !== undefined);
    return [...new Set([...this.documents, ...files])];
  }

  /** Returns true if a reference in another document leads to the given document. */
  isUsed(source: SourceId): boolean {
    return this.used.has(source);
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
      for (const document of [...this.documents, ...this.withAddresses()]) {
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
    if (target.kind !== 'refused') {
      const document = this.document(target.source);
      if (document) return this.rootOf(document);
      const { missing } = this.documentSet;
      const why = missing.has(target.source)
        ? missing.get(target.source)
        : 'the file is not among the files that were read';
      if (why !== undefined) ref.add('ref/file', { ref: text, why, file: target.source });
      return undefined;
    }
    // A file that is itself an input may always be read.
    const input = this.documents.find((document) => fileOf(document.source) === source);
    if (input) return this.rootOf(input);
    const { why, allow } = target;
    ref.add(isAddress(file) ? 'ref/remote' : 'ref/outside', {
      ref: text,
      why,
      ...(allow !== undefined && { allow }),
    });
    return undefined;
  }

  /** Returns the first document of a file. A referenced file is parsed when it is opened for the first time. */
  private document(file: SourceId): Document | undefined {
    if (!this.files.has(file)) {
      const document = this.documentSet.referenced.open(file, this.report);
      this.files.set(file, document && this.readable(document));
    }
    return this.files.get(file);
  }

  /** Returns the referenced files in which a schema or a document may declare its own URL. */
  private withAddresses(): Document[] {
    return this.documentSet.referenced.withAddresses().flatMap((file) => this.document(file) ?? []);
  }

  /** Returns a document without the keywords that its metaschema excludes. */
  private readable(document: Document): Document {
    return withoutForeignKeywords(document, (address) => {
      const file = fileOf(document.source);
      const { documents, referenced, allowed } = this.documentSet;
      const target = referenceTarget(address.split('#', 1)[0] ?? '', file, file, allowed);
      const open = (name: SourceId): Document | undefined =>
        documents.find(({ source }) => source === name) ?? referenced.open(name, this.report);
      const isMeant = ({ data }: Document): boolean =>
        isPlainObject(data) && own(data, '$id') === address;
      return (
        (target.kind === 'refused' ? undefined : open(target.source)) ??
        [...documents, ...referenced.withAddresses().flatMap((name) => open(name) ?? [])].find(
          isMeant,
        )
      );
    });
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
