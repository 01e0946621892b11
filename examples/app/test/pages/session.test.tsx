import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onListTickets, onRefreshSession, onSignIn } from '../../generated/msw/index.ts';
import { SESSION, renderApp } from './render-app.tsx';
import { service } from './service.ts';

async function signIn(email: string): Promise<void> {
  const { user } = renderApp({ session: null });
  await user.type(screen.getByLabelText('E-mail'), email);
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('a user signs in', async () => {
  service.use(onSignIn({ status: 200, body: SESSION }));
  await signIn('ada@desk.dev');
  await screen.findByRole('button', { name: 'Sign out' });
});

test('an incomplete form is not sent', async () => {
  const { user } = renderApp({ session: null });
  await user.type(screen.getByLabelText('E-mail'), 'ada');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  for (const label of ['E-mail', 'Password'])
    expect(screen.getByLabelText(label).getAttribute('aria-invalid')).toBe('true');
});

test('a wrong password', async () => {
  service.use(onSignIn({ status: 401, body: { title: 'The password is wrong' } }));
  await signIn('ada@desk.dev');
  expect((await screen.findByRole('alert')).textContent).toBe('The password is wrong');
});

test('an expired token is refreshed once, whatever the number of calls', async () => {
  const fresh = { ...SESSION, accessToken: 'access-2', refreshToken: 'refresh-2' };
  let refreshed = 0;
  service.use(
    onListTickets(({ request }) =>
      request.headers.get('authorization') === 'Bearer access-2'
        ? { status: 200, body: { items: [] } }
        : { status: 401 },
    ),
    onRefreshSession(() => {
      refreshed += 1;
      return { status: 200, body: fresh };
    }),
  );
  const { sessions } = renderApp();
  await screen.findByText('There are no tickets.');
  expect(refreshed).toBe(1);
  expect(sessions.get()).toMatchObject(fresh);
});

test('a refused refresh token ends the session', async () => {
  service.use(
    onListTickets({ status: 401 }),
    onRefreshSession({ status: 401, body: { title: 'Sign in again' } }),
  );
  const { sessions } = renderApp();
  await screen.findByRole('button', { name: 'Sign in' });
  await waitFor(() => expect(sessions.get()).toBeUndefined());
});

test('signing out ends the session', async () => {
  const { user, sessions } = renderApp();
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('button', { name: 'Sign in' });
  expect(sessions.get()).toBeUndefined();
});
