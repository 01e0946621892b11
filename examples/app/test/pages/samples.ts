import type { Comment, Ticket } from '../../generated/client/index.ts';

export const TICKET: Ticket = {
  id: 't-1',
  title: 'The printer prints blanks',
  text: 'It has done so since Monday.',
  status: 'open',
  priority: 'normal',
  requester: { id: 'p-2', name: 'Bo Lindqvist', role: 'agent' },
  labels: [],
  version: 1,
  createdAt: '2026-03-02T08:30:00Z',
  updatedAt: '2026-03-02T08:30:00Z',
};

export const COMMENT: Comment = {
  id: 'c-1',
  text: 'Have you tried another cable?',
  author: { id: 'p-1', name: 'Ada Quist', role: 'lead' },
  createdAt: '2026-03-02T09:00:00Z',
};

/** Returns tickets with consecutive numbers. */
export function tickets(from: number, to: number): Ticket[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const number = from + index;
    return { ...TICKET, id: `t-${number}`, title: `Ticket ${number}` };
  });
}
