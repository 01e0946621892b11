/** The storage for the notes of every server: rows of a database, with a secret column. */

export const TOKEN = 'secret';

export interface Row {
  readonly id: number;
  readonly title: string;
  readonly weight: number;
  readonly kind: 'plain' | 'starred';
  readonly passwordHash: string;
}

export type NewRow = Pick<Row, 'title' | 'weight' | 'kind'>;

export class Notes {
  readonly #rows = new Map<number, Row>();
  /** Streams of events whose readers have left. */
  left = 0;
  /** Whether a handler got an object with `__proto__`. */
  gotProto = false;

  list(limit: number): Row[] {
    return [...this.#rows.values()].slice(0, limit);
  }

  find(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  put(id: number, sent: NewRow): Row {
    const { title, weight, kind } = sent;
    this.gotProto ||= Object.hasOwn(sent, '__proto__');
    // A mistake of the server, for the comparison: the row has no title.
    const row = { id, weight, kind, passwordHash: 'LEAK', ...(title !== 'untitled' && { title }) };
    if (title !== 'untitled') this.#rows.set(id, row as Row);
    return row as Row;
  }

  add(row: NewRow): Row {
    return this.put(this.#rows.size + 1, row);
  }

  remove(id: number): void {
    this.#rows.delete(id);
  }

  async *counts(): AsyncGenerator<{ count: number }> {
    try {
      for (;;) {
        yield { count: this.#rows.size };
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    } finally {
      this.left += 1;
    }
  }
}

/** An event of a stream, for frameworks that leave the format to the handler. */
export const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
