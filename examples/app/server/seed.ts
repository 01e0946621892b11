import type { Desk } from './desk.ts';

const TITLES = ['The printer prints blanks', 'I cannot sign in', 'My invoice has a wrong address'];

/** Creates thirty tickets, so that lists have two pages. */
export function seed(desk: Desk): void {
  const [ada, bo] = desk.people;
  if (!ada || !bo) throw new Error('The desk needs at least two people to create sample tickets.');
  for (let index = 1; index <= 30; index++) {
    const at = new Date(Date.UTC(2026, 2, index, 8)).toISOString();
    desk.save({
      id: desk.id('t'),
      title: `${TITLES[index % TITLES.length]} (${index})`,
      text: 'It has done so since Monday.',
      status: index % 4 === 0 ? 'solved' : 'open',
      priority: index % 5 === 0 ? 'urgent' : 'normal',
      requester: bo,
      ...(index % 2 === 0 && { assignee: ada }),
      labels: index % 3 === 0 ? ['printers'] : [],
      version: 1,
      createdAt: at,
      updatedAt: at,
    });
  }
}
