/** What does not fit: single faults of exchanges, and each kind of them once. */
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { Origin } from '../../model/origin.js';

/** One thing that is wrong with one exchange. */
export interface Fault {
  /** `operation` is for what nobody declares. */
  readonly part: 'operation' | 'request' | 'answer';
  /** Of answers. */
  readonly status?: number;
  /** Which part of the message is wrong. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'status';
  /** Of a parameter, a header or a field of a form. */
  readonly name?: string;
  /** Into the body or the parameter: a JSON Pointer with `*` for any item or key. */
  readonly pointer?: string;
  /** The media type of the body. */
  readonly mediaType?: string;
  /** `undeclared`, `required`, `type`, …: for programs. `unlisted`: a property that is allowed, and that nobody declares. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** What stands there instead. */
  readonly found?: string;
}

/** A kind of fault of one operation, with all exchanges that show it. */
export interface Misfit extends Omit<Fault, 'found'> {
  /** `GET /pets/{}`: of the operation, or of what nobody declares. */
  readonly key: string;
  /** `GET /pets/{id}`. */
  readonly operation: string;
  /** The types that were found there, sorted. */
  readonly found: readonly string[];
  /** How many exchanges show it. */
  readonly count: number;
  /** How many exchanges could: of the operation, and for answers of the status. */
  readonly of: number;
  /** The first exchange that shows it. */
  readonly first: Origin;
}

/** Gathers the misfits of one operation. */
export class MisfitList {
  readonly #kinds = new Map<
    string,
    { fault: Fault; found: Set<string>; count: number; first: Origin }
  >();

  /** Adds what is wrong with one exchange. */
  add(faults: readonly Fault[], origin: Origin): void {
    const own = new Set<string>();
    for (const fault of faults) {
      const { found, ...kind } = fault;
      const id = JSON.stringify(kind);
      const known = this.#kinds.get(id) ?? { fault, found: new Set(), count: 0, first: origin };
      this.#kinds.set(id, known);
      if (found !== undefined) known.found.add(found);
      // A list may be wrong in each of its items: it is one exchange.
      if (!own.has(id)) known.count++;
      own.add(id);
    }
  }

  /**
   * Each kind once, in the order in which a message is read.
   * @param of how many exchanges there were for a status, or in all
   */
  list(key: string, operation: string, of: (status: number | undefined) => number): Misfit[] {
    const misfits = [...this.#kinds].map(([id, { fault, found, count, first }]) => {
      const { found: _, ...kind } = fault;
      const misfit = {
        ...kind,
        key,
        operation,
        found: [...found].sort(),
        count,
        of: of(fault.status),
        first,
      };
      return { id: `${PARTS.indexOf(fault.part)} ${fault.status ?? ''} ${id}`, misfit };
    });
    return misfits.sort((a, b) => byCodeUnit(a.id, b.id)).map(({ misfit }) => misfit);
  }
}

const PARTS: readonly Fault['part'][] = ['operation', 'request', 'answer'];
