import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  addCommentMutation,
  itemsOf,
  listCommentsInfiniteQuery,
  listCommentsKey,
} from '../../generated/query/index.ts';
import { newCommentSchema } from '../../generated/zod/index.ts';
import { useDesk, useSession } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';
import { Field } from '../ui/field.tsx';
import { NO_ERRORS, fromZod } from '../ui/field-errors.ts';

interface CommentsProps {
  readonly ticketId: string;
}

export function Comments({ ticketId }: CommentsProps) {
  const comments = useInfiniteQuery(listCommentsInfiniteQuery(useDesk(), { ticketId, limit: 10 }));
  const items = itemsOf(comments.data);
  const adding = useAddComment(ticketId);
  const name = useSession()?.person.name;

  return (
    <section aria-label="Comments">
      <h3>Comments</h3>
      <ul>
        {items.map(({ id, text, author }) => (
          <li key={id}>
            <b>{author.name}</b>: {text}
          </li>
        ))}
        {/* Shown while it is on its way, also while the browser is offline. */}
        {adding.isPending && (
          <li aria-busy="true">
            <b>{name}</b>: {adding.variables.body.text}
          </li>
        )}
      </ul>
      <Failure error={comments.error} onRetry={() => void comments.refetch()} />
      {comments.hasNextPage && (
        <button onClick={() => void comments.fetchNextPage()}>More comments</button>
      )}
      <CommentForm onSubmit={(text) => adding.mutate({ ticketId, body: { text } })} />
      <Failure
        error={adding.error}
        onRetry={() => adding.variables && adding.mutate(adding.variables)}
      />
    </section>
  );
}

function useAddComment(ticketId: string) {
  const queries = useQueryClient();
  return useMutation({
    ...addCommentMutation(useDesk()),
    onSuccess: () => queries.invalidateQueries({ queryKey: listCommentsKey({ ticketId }) }),
  });
}

interface CommentFormProps {
  readonly onSubmit: (text: string) => void;
}

function CommentForm({ onSubmit }: CommentFormProps) {
  const [errors, setErrors] = useState(NO_ERRORS);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const { data, error } = newCommentSchema.safeParse(Object.fromEntries(new FormData(form)));
    setErrors(error ? fromZod(error) : NO_ERRORS);
    if (!data) return;
    onSubmit(data.text);
    form.reset();
  }

  return (
    <form onSubmit={submit} noValidate aria-label="New comment">
      <Field label="Comment" name="text" error={errors['text']} />
      <button>Send</button>
    </form>
  );
}
