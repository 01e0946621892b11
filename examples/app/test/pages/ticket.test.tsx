/** One ticket: changes by the user and by others, comments and files. */
import { onlineManager } from '@tanstack/react-query';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import {
  onAddAttachment,
  onAddComment,
  onDeleteTicket,
  onGetTicket,
  onListAttachments,
  onListComments,
  onListLabels,
  onListTickets,
  onSetLabels,
  onUpdateTicket,
} from '../../generated/msw/index.ts';
import { renderApp } from './render-app.tsx';
import { COMMENT, TICKET } from './samples.ts';
import { service } from './service.ts';

/** Opens the page of a ticket that has no comments and no files. */
async function openTicket(): Promise<UserEvent> {
  service.use(
    onListTickets({ body: { items: [TICKET], cursor: undefined } }),
    onGetTicket({ body: TICKET }),
    onListComments({ body: { items: [], cursor: undefined } }),
    onListAttachments({ body: [] }),
  );
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: TICKET.title }));
  await screen.findByRole('article', { name: TICKET.title });
  return user;
}

function status(): HTMLElement {
  return screen.getByLabelText('Status');
}

test('a change is displayed before the response arrives', async () => {
  const user = await openTicket();
  service.use(onUpdateTicket({ delay: 'infinite' }));
  await user.selectOptions(status(), 'solved');
  await waitFor(() => expect(status()).toHaveProperty('value', 'solved'));
});

test('a failed change is reverted', async () => {
  const user = await openTicket();
  service.use(onUpdateTicket({ status: 500 }));
  await user.selectOptions(status(), 'solved');
  await screen.findByText('The desk answered 500.');
  expect(status()).toHaveProperty('value', 'open');
});

test('409: the page displays the version of the other user', async () => {
  const user = await openTicket();
  const current = { ...TICKET, status: 'waiting', version: 2 } as const;
  service.use(onUpdateTicket({ status: 409, body: { current } }));
  await user.selectOptions(status(), 'solved');
  await screen.findByText(/Somebody else has changed this ticket/);
  expect(status()).toHaveProperty('value', 'waiting');
});

test('403: the page displays the reason from the API', async () => {
  const user = await openTicket();
  service.use(onDeleteTicket({ status: 403, body: { title: 'Only leads delete tickets' } }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await screen.findByText('Only leads delete tickets');
});

test('404: a deleted ticket', async () => {
  service.use(
    onListTickets({ body: { items: [TICKET], cursor: undefined } }),
    onGetTicket({ status: 404 }),
  );
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: TICKET.title }));
  expect((await screen.findByRole('alert')).textContent).toContain('not there any more');
});

test('a comment waits while the browser is offline', async () => {
  const user = await openTicket();
  const sent: unknown[] = [];
  service.use(
    onAddComment(async ({ request }) => {
      sent.push(await request.json());
      return { status: 201, body: COMMENT };
    }),
    onListComments({ body: { items: [COMMENT], cursor: undefined } }),
  );
  act(() => onlineManager.setOnline(false));
  await screen.findByText(/You are offline/);
  await user.type(screen.getByLabelText('Comment'), COMMENT.text);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText(COMMENT.text, { exact: false });
  expect(sent).toEqual([]);
  act(() => onlineManager.setOnline(true));
  await waitFor(() => expect(sent).toEqual([{ text: COMMENT.text }]));
  await waitFor(() => expect(screen.queryByText(/You are offline/)).toBeNull());
});

test('comments that wait survive a reload, and are sent once', async () => {
  const sent: unknown[] = [];
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  service.use(
    onAddComment(async ({ request }) => {
      sent.push(await request.json());
      await answered;
      return { status: 201, body: COMMENT };
    }),
  );
  const user = await openTicket();
  act(() => onlineManager.setOnline(false));
  for (const text of ['First', 'Second']) {
    await user.clear(screen.getByLabelText('Comment'));
    await user.type(screen.getByLabelText('Comment'), text);
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByText(text, { exact: false });
  }
  cleanup();
  expect(sent).toEqual([]);
  const again = renderApp();
  await again.user.click(await screen.findByRole('button', { name: TICKET.title }));
  await screen.findByText('First', { exact: false });
  await screen.findByText('Second', { exact: false });
  answer();
  await waitFor(() => expect(sent).toEqual([{ text: 'First' }, { text: 'Second' }]));
  await waitFor(() => expect(sessionStorage.getItem('desk.waiting')).toBeNull());
});

test('labels that only the recording describes', async () => {
  service.use(
    onListLabels({ body: [{ id: 'printers', name: 'Printers', color: 'teal' }] }),
    onSetLabels({ body: { ticketId: TICKET.id, labels: ['printers'] } }),
  );
  const user = await openTicket();
  service.use(onGetTicket({ body: { ...TICKET, labels: ['printers'] } }));
  await user.click(await screen.findByLabelText('Printers'));
  await waitFor(() => expect(screen.getByLabelText('Printers')).toHaveProperty('checked', true));
});

const FILE = new File(['blank'], 'page.txt', { type: 'text/plain' });

test('a file is uploaded with its name', async () => {
  const user = await openTicket();
  let form = '';
  service.use(
    onAddAttachment(async ({ request }) => {
      form = await request.text();
      return { status: 201 };
    }),
    onListAttachments({
      body: [{ id: 'a-1', name: 'page.txt', mediaType: 'text/plain', size: 5 }],
    }),
  );
  await user.upload(screen.getByLabelText('Attach a file'), FILE);
  await screen.findByRole('button', { name: 'page.txt' });
  expect(form).toMatch(
    /name="file"; filename="page.txt"\r\ncontent-type: text\/plain\r\n\r\nblank/i,
  );
});

test('an upload is cancelled', async () => {
  const user = await openTicket();
  let isAborted = false;
  service.use(
    onAddAttachment(({ request }) => {
      request.signal.addEventListener('abort', () => (isAborted = true));
      return { delay: 'infinite' };
    }),
  );
  await user.upload(screen.getByLabelText('Attach a file'), FILE);
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  const files = screen.getByRole('region', { name: 'Attachments' });
  expect((await within(files).findByRole('alert')).textContent).toContain('Cancelled');
  expect(isAborted).toBe(true);
});

test('413: a file that is too large', async () => {
  const user = await openTicket();
  service.use(onAddAttachment({ status: 413 }));
  await user.upload(screen.getByLabelText('Attach a file'), FILE);
  await screen.findByText('This file is too large.');
});
