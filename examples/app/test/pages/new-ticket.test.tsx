/** The form for a new ticket, and how it displays errors of the API. */
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onCreateTicket, onGetTicket } from '../../generated/msw/index.ts';
import { renderApp } from './render-app.tsx';
import { TICKET } from './samples.ts';
import { service } from './service.ts';

async function create(title: string): Promise<void> {
  const { user } = renderApp();
  if (title) await user.type(screen.getByLabelText('Title'), title);
  await user.type(screen.getByLabelText('Text'), 'It has done so since Monday.');
  await user.click(screen.getByRole('button', { name: 'Create' }));
}

/** Returns the message that belongs to a field, as a screen reader finds it. */
function errorOf(label: string): string | undefined {
  const id = screen.getByLabelText(label).getAttribute('aria-describedby');
  return id === null ? undefined : document.getElementById(id)?.textContent;
}

test('a new ticket is created', async () => {
  const bodies: unknown[] = [];
  service.use(
    onCreateTicket(async ({ request }) => {
      bodies.push(await request.json());
      return { status: 201, body: { ...TICKET, id: 't-9' } };
    }),
    onGetTicket({ body: { ...TICKET, id: 't-9' } }),
  );
  await create(TICKET.title);
  await screen.findByRole('article', { name: TICKET.title });
  expect(bodies).toEqual([{ title: TICKET.title, text: TICKET.text, priority: 'normal' }]);
});

test('a title that the description calls too short is reported, and nothing is sent', async () => {
  await create('ab');
  expect(errorOf('Title')).toMatch(/3/);
  expect(errorOf('Text')).toBeUndefined();
});

test('422: the message is next to its field', async () => {
  const fields = [{ name: 'title', message: 'This title is taken' }];
  service.use(onCreateTicket({ status: 422, body: { fields } }));
  await create(TICKET.title);
  await waitFor(() => expect(errorOf('Title')).toBe('This title is taken'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('429: the user sees how long to wait', async () => {
  service.use(onCreateTicket({ status: 429, headers: { 'retry-after': '30' } }));
  await create(TICKET.title);
  expect((await screen.findByRole('alert')).textContent).toContain('in 30 seconds');
});

test('a new ticket is sent once, even if the server fails', async () => {
  let calls = 0;
  service.use(
    onCreateTicket(() => {
      calls += 1;
      return { status: 503 };
    }),
  );
  await create(TICKET.title);
  expect((await screen.findByRole('alert')).textContent).toContain('closed for maintenance');
  expect(calls).toBe(1);
});
