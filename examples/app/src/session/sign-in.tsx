import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isErrorOf, signIn } from '../../generated/client/index.ts';
import { signInMutation } from '../../generated/query/index.ts';
import { credentialsSchema } from '../../generated/zod/index.ts';
import { useDesk, useSessions } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';
import { Field } from '../ui/field.tsx';
import { NO_ERRORS, fromZod } from '../ui/field-errors.ts';

export function SignIn() {
  const sessions = useSessions();
  const [errors, setErrors] = useState(NO_ERRORS);
  const signingIn = useMutation({
    ...signInMutation(useDesk()),
    onSuccess: (session) => sessions.set(session),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    const { data, error } = credentialsSchema.safeParse(form);
    setErrors(error ? fromZod(error) : NO_ERRORS);
    if (data) signingIn.mutate({ body: data });
  }

  const { error } = signingIn;
  return (
    <form onSubmit={submit} noValidate aria-label="Sign in">
      <h1>Desk</h1>
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        error={errors['email']}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        error={errors['password']}
      />
      <button disabled={signingIn.isPending}>Sign in</button>
      {isErrorOf(signIn, error) ? (
        <p role="alert">{error.body.title}</p>
      ) : (
        <Failure error={error} />
      )}
    </form>
  );
}
