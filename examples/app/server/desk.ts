/** The data of the support desk. It is in memory, so it is lost when the process ends. */
import type { Attachment, Comment, DeskEvent, Label, Person, Ticket } from './types.ts';
import { Feed } from './feed.ts';

interface StoredFile {
  readonly ticketId: string;
  readonly attachment: Attachment;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class Desk {
  readonly people: readonly Person[] = [
    { id: 'p-1', name: 'Ada Quist', role: 'lead', email: 'ada@desk.dev' },
    { id: 'p-2', name: 'Bo Lindqvist', role: 'agent', email: 'bo@desk.dev' },
  ];
  readonly labels: readonly Label[] = [
    { id: 'printers', name: 'Printers', color: 'teal' },
    { id: 'billing', name: 'Billing', color: 'amber' },
    { id: 'access', name: 'Access', color: 'violet' },
  ];
  readonly tickets = new Map<string, Ticket>();
  readonly comments = new Map<string, Comment[]>();
  readonly files = new Map<string, StoredFile>();
  readonly feed = new Feed<DeskEvent>();
  #count = 0;

  /** Returns a new id such as `t-7`. */
  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}-${this.#count}`;
  }

  /** Stores a new or changed ticket, and notifies everybody who watches the desk. */
  save(ticket: Ticket): Ticket {
    this.tickets.set(ticket.id, ticket);
    this.feed.send({ kind: 'ticket.saved', ticket });
    return ticket;
  }

  remove(ticketId: string): boolean {
    const existed = this.tickets.delete(ticketId);
    if (existed) this.feed.send({ kind: 'ticket.deleted', ticketId });
    return existed;
  }

  comment(ticketId: string, comment: Comment): Comment {
    this.comments.set(ticketId, [...(this.comments.get(ticketId) ?? []), comment]);
    this.feed.send({ kind: 'comment.added', ticketId, comment });
    return comment;
  }
}
