/**
 * The mismatches between traffic and an API. A `Fault` is a mismatch in one exchange. A `Misfit` combines all faults of
 * the same kind.
 */
import { byCodeUnit } from '../../base/foundation/sort.js';
import { isApiName } from '../../input/read/infer/api-name.js';
import { LEAST_OBJECTS } from '../../input/read/infer/field-names.js';
import type { Origin } from '../../model/origin.js';
import { pointerKeys } from '../../model/pointer.js';

/** A mismatch between one exchange and the API. */
export interface Fault {
  /**
   * The part of the exchange that contains the mismatch. The value `operation` means that no document declares the
   * operation.
   */
  readonly part: 'operation' | 'request' | 'response';
  /** The status of the response. */
  readonly status?: number;
  /** The location of the mismatch in the request or response. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'status';
  /** The name of the parameter, the header, or the form field. */
  readonly name?: string;
  /** A JSON Pointer into the body or the parameter. It contains `*` in place of array indices and of map keys. */
  readonly pointer?: string;
  /** The media type of the body. */
  readonly mediaType?: string;
  /**
   * A code for programs, such as `undeclared`, `required` or `type`. The code `unlisted` means that a property is
   * allowed but not declared.
   */
  readonly code: string;
  /** A message for people. */
  readonly message: string;
  /** The JSON type of the value that was found, or the value itself as text. */
  readonly found?: string;
}

/** A fault that occurs in one or more exchanges of an operation. */
export interface Misfit extends Omit<Fault, 'found'> {
  /** The key of the operation, such as `GET /pets/{}`. The operation may be undeclared. */
  readonly key: string;
  /** The operation in its readable form: `GET /pets/{id}`. */
  readonly operation: string;
  /** The types of the recorded values, sorted. */
  readonly found: readonly string[];
  /** The number of exchanges with this fault. */
  readonly count: number;
  /**
   * The number of recorded exchanges of this operation. For a fault in a response, only exchanges with the same
   * response status are counted.
   */
  readonly of: number;
  readonly first: Origin;
}

interface Kind {
  readonly fault: Fault;
  readonly found: Set<string>;
  count: number;
  readonly first: Origin;
}

/** Returns the name of an undeclared parameter or property; `undefined` for other faults. */
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

/** Returns true for an undeclared parameter or property whose name is not printed, because it may be private. */
export function isUnnamed(fault: Omit<Fault, 'found'>): boolean {
  return undeclaredName(fault) === '*';
}

export class MisfitList {
  readonly #kinds = new Map<string, Kind>();

  add(faults: readonly Fault[], origin: Origin): void {
    const own = new Set<string>();
    for (const fault of faults) {
      const { found, ...kind } = fault;
      const id = JSON.stringify(kind);
      const known = this.#kinds.get(id) ?? { fault, found: new Set(), count: 0, first: origin };
      this.#kinds.set(id, known);
      if (found !== undefined) known.found.add(found);
      // If several items of a list have the same fault, the exchange is still counted only once.
      if (!own.has(id)) known.count++;
      own.add(id);
    }
  }

  /**
   * Replaces the name of a property with `*`, unless public APIs use the name or several exchanges contain it. A name
   * that occurs in one exchange may be a private value.
   */
  #withoutPrivateNames(): [string, Kind][] {
    const kinds = new Map<string, Kind>();
    for (const [id, kind] of this.#kinds) {
      const fault = kind.count < LEAST_OBJECTS ? withoutName(kind.fault) : kind.fault;
      const whole = fault === kind.fault ? id : JSON.stringify(fault);
      const same = kinds.get(whole);
      const found = new Set([...(same?.found ?? []), ...kind.found]);
      const count = Math.max(same?.count ?? 0, kind.count);
      kinds.set(whole, { fault, found, count, first: same?.first ?? kind.first });
    }
    return [...kinds];
  }

  /**
   * Returns the misfits, sorted by part (operation, request, response) and status.
   * @param of returns the number of exchanges with a status; for `undefined`, the number of all exchanges
   */
  list(key: string, operation: string, of: (status: number | undefined) => number): Misfit[] {
    const misfits = this.#withoutPrivateNames().map(([id, { fault, found, count, first }]) => {
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
