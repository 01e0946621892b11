import type { Ctx, Req, Res } from '../../generated/server/index.ts';

/** All users of this example have the same password. */
const PASSWORD = 'correct horse';

/** Sign in */
export function signIn(
  { body }: Req<'POST /session'>,
  { desk, sessions }: Ctx<'POST /session'>,
): Res<'POST /session'> {
  const person = desk.people.find(({ email }) => email === body.email);
  if (!person || body.password !== PASSWORD)
    return { status: 401, body: { title: 'The e-mail address or the password is wrong' } };
  return { status: 200, body: { ...sessions.start(person), person } };
}

/** Sign out */
export function signOut(
  _: Req<'DELETE /session'>,
  { auth, sessions }: Ctx<'DELETE /session'>,
): Res<'DELETE /session'> {
  sessions.end(auth.bearer);
  return { status: 204 };
}

/** Exchange a refresh token for a new session */
export function refreshSession(
  { body }: Req<'POST /session/refresh'>,
  { sessions }: Ctx<'POST /session/refresh'>,
): Res<'POST /session/refresh'> {
  const person = sessions.redeem(body.refreshToken);
  if (!person) return { status: 401, body: { title: 'Sign in again' } };
  return { status: 200, body: { ...sessions.start(person), person } };
}
