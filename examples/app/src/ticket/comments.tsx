import { useInfiniteQuery, useMutation, useMutationState } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  addCommentMutation,
  itemsOf,
  listCommentsInfiniteQuery,
} from '../../generated/query/index.ts';
import {
  addCommentBodySchema,
  addCommentParamsSchema,
  newCommentSchema,
} from '../../generated/zod/index.ts';
import { useDesk, useSession } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';
import { Field } from '../ui/field.tsx';
import { NO_ERRORS, fromZod } from '../ui/field-errors.ts';

interface CommentsProps {
  readonly ticketId: string;
}

export function Comments({ ticketId }: CommentsProps) {
  const desk = useDesk();
  const comments = useInfiniteQuery(listCommentsInfiniteQuery(desk, { ticketId, limit: 10 }));
  const items = itemsOf(comments.data);
  const adding = useMutation(addCommentMutation(desk));
  const waiting = useWaitingComments(ticketId);
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
        {/* Comments that are not sent yet, because the browser is offline or the page was reloaded. */}
        {waiting.map((text, at) => (
          <li key={`waiting ${at}`} aria-busy="true">
            <b>{name}</b>: {text}
          </li>
        ))}
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

const argumentsSchema = addCommentParamsSchema.extend({ body: addCommentBodySchema });

/**
 * Returns the texts of comments that are not sent yet, including those that were written before a
 * reload.
 */
function useWaitingComments(ticketId: string): string[] {
  const { mutationKey } = addCommentMutation(useDesk());
  const all = useMutationState({
    filters: { mutationKey, status: 'pending' },
    // The cache contains mutations of all kinds, some of which were restored from storage. Their
    // arguments are therefore checked.
    select: ({ state }) => argumentsSchema.safeParse(state.variables).data,
  });
  return all.flatMap((one) => (one?.ticketId === ticketId ? [one.body.text] : []));
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
