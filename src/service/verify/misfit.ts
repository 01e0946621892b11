/** Misfits: the faults of single exchanges, and each kind of fault once. */
import { byCodeUnit } from '../../base/foundation/sort.js';
import { isApiName } from '../../input/read/infer/api-name.js';
import { LEAST_OBJECTS } from '../../input/read/infer/field-names.js';
import type { Origin } from '../../model/origin.js';
import { pointerKeys } from '../../model/pointer.js';

/** One fault of one exchange. */
export interface Fault {
  /** `operation` is for calls of undeclared operations. */
  readonly part: 'operation' | 'request' | 'response';
  /** The status of the response. */
  readonly status?: number;
  /** The part of the message with the mismatch. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'status';
  /** The name of the parameter, the header or the form field. */
  readonly name?: string;
  /** A JSON Pointer into the body or the parameter, with `*` for any item or key. */
  readonly pointer?: string;
  /** The media type of the body. */
  readonly mediaType?: string;
  /**
   * A code for programs: `undeclared`, `required`, `type`, …. `unlisted` is a property that is allowed, but not
   * declared.
   */
  readonly code: string;
  /** The human-readable message. */
  readonly message: string;
  /** The type or the word that was found instead. */
  readonly found?: string;
}

/** A kind of fault of one operation, with all its exchanges. */
export interface Misfit extends Omit<Fault, 'found'> {
  /** `GET /pets/{}`: the key of the declared or undeclared operation. */
  readonly key: string;
  /** `GET /pets/{id}`. */
  readonly operation: string;
  /** The types of the recorded values, sorted. */
  readonly found: readonly string[];
  /** The number of exchanges with this mismatch. */
  readonly count: number;
  /** The number of exchanges with this operation, and with this status if it is about a response. */
  readonly of: number;
  /** The first exchange with this mismatch. */
  readonly first: Origin;
}

interface Kind {
  readonly fault: Fault;
  readonly found: Set<string>;
  count: number;
  readonly first: Origin;
}

/** The name of an undeclared parameter or property; `undefined` for other faults. */
function undeclaredName({
  code,
  in: place,
  name,
  pointer,
}: Omit<Fault, 'found'>): string | undefined {
  if (code === 'unlisted') return pointerKeys(pointer ?? '').at(-1);
  const isParameter = place === 'query' || place === 'header';
  return code === 'undeclared' && isParameter && name !== 'content-type' ? name : undefined;
}

function withoutName(fault: Fault): Fault {
  const name = undeclaredName(fault);
  if (name === undefined || isApiName(name)) return fault;
  if (fault.code !== 'unlisted') return { ...fault, name: '*' };
  const { pointer = '' } = fault;
  return { ...fault, pointer: `${pointer.slice(0, pointer.lastIndexOf('/') + 1)}*` };
}

/** True for an undeclared parameter or property whose name is not printed. */
export function isUnnamed(fault: Omit<Fault, 'found'>): boolean {
  return undeclaredName(fault) === '*';
}

/** Gathers the misfits of one operation. */
export class MisfitList {
  readonly #kinds = new Map<string, Kind>();

  /** Adds the faults of one exchange. */
  add(faults: readonly Fault[], origin: Origin): void {
    const own = new Set<string>();
    for (const fault of faults) {
      const { found, ...kind } = fault;
      const id = JSON.stringify(kind);
      const known = this.#kinds.get(id) ?? { fault, found: new Set(), count: 0, first: origin };
      this.#kinds.set(id, known);
      if (found !== undefined) known.found.add(found);
      // If several items of a list have the same fault, the exchange is counted once.
      if (!own.has(id)) known.count++;
      own.add(id);
    }
  }

  /** Shows `*` for a name that is in no list of words, until several exchanges have it: it may be a private value. */
  #shown(): [string, Kind][] {
    const shown = new Map<string, Kind>();
    for (const [id, kind] of this.#kinds) {
      const fault = kind.count < LEAST_OBJECTS ? withoutName(kind.fault) : kind.fault;
      const whole = fault === kind.fault ? id : JSON.stringify(fault);
      const same = shown.get(whole);
      const found = new Set([...(same?.found ?? []), ...kind.found]);
      const count = Math.max(same?.count ?? 0, kind.count);
      shown.set(whole, { fault, found, count, first: same?.first ?? kind.first });
    }
    return [...shown];
  }

  /**
   * Each kind once, in the order in which a message is read.
   * @param returns the number of exchanges with a status, or of all exchanges
   */
  list(key: string, operation: string, of: (status: number | undefined) => number): Misfit[] {
    const misfits = this.#shown().map(([id, { fault, found, count, first }]) => {
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

const PARTS: readonly Fault['part'][] = ['operation', 'request', 'response'];
