import type { Ctx, Req, Res } from '../../generated/server/index.ts';

/** Count the tickets of everybody */
export function getWorkload(
  { query }: Req<'GET /reports/workload'>,
  { desk }: Ctx<'GET /reports/workload'>,
): Res<'GET /reports/workload'> {
  const { since } = query;
  const recent = [...desk.tickets.values()].filter(({ updatedAt }) => updatedAt >= since);
  const rows = desk.people.map(({ id, name }) => {
    const own = recent.filter(({ assignee }) => assignee?.id === id);
    const solved = own.filter(({ status }) => status === 'solved').length;
    return { personId: id, name, open: own.length - solved, solved };
  });
  return { status: 200, body: { since, rows } };
}
