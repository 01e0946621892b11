import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  onListTickets,
  onRefreshSession,
  onSignIn,
  onWatchEvents,
} from '../generated/msw/index.ts';
import { SESSION, renderApp } from './render-app.tsx';
import { service } from './service.ts';

test('a user signs in', async () => {
  service.use(onSignIn({ status: 200, body: SESSION }));
  const { user } = renderApp(undefined);
  await user.type(screen.getByLabelText('E-mail'), 'ada@desk.dev');
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('a form that is not complete is not sent', async () => {
  const { user } = renderApp(undefined);
  await user.type(screen.getByLabelText('E-mail'), 'ada');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByLabelText('E-mail')).toBeInvalid();
  expect(screen.getByLabelText('Password')).toBeInvalid();
});
