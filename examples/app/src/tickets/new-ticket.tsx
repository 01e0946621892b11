import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { createTicket, isErrorOf } from '../../generated/client/index.ts';
import { createTicketMutation, getTicketKey, listTicketsKey } from '../../generated/query/index.ts';
import { newTicketSchema, prioritySchema } from '../../generated/zod/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';
import { Field } from '../ui/field.tsx';
import { NO_ERRORS, fromFields, fromZod } from '../ui/field-errors.ts';

interface NewTicketProps {
  readonly onCreated: (ticketId: string) => void;
}

export function NewTicket({ onCreated }: NewTicketProps) {
  const queries = useQueryClient();
  const [errors, setErrors] = useState(NO_ERRORS);
  const creating = useMutation({
    ...createTicketMutation(useDesk()),
    onSuccess: async (ticket) => {
      queries.setQueryData(getTicketKey({ ticketId: ticket.id }), ticket);
      onCreated(ticket.id);
      await queries.invalidateQueries({ queryKey: listTicketsKey() });
    },
    onError: (error) => {
      // Displays the errors that only the API can find.
      if (isErrorOf(createTicket, error) && error.status === 422)
        setErrors(fromFields(error.body.fields));
    },
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    const { data, error } = newTicketSchema.safeParse(form);
    setErrors(error ? fromZod(error) : NO_ERRORS);
    if (data) creating.mutate({ body: data });
  }

  const { error } = creating;
  const isInvalid = isErrorOf(createTicket, error) && error.status === 422;
  return (
    <form onSubmit={submit} noValidate aria-label="New ticket">
      <h2>New ticket</h2>
      <Field label="Title" name="title" error={errors['title']} />
      <Field label="Text" name="text" error={errors['text']} />
      <p className="field">
        <label>
          Priority{' '}
          <select name="priority" defaultValue="normal">
            {prioritySchema.options.map((priority) => (
              <option key={priority}>{priority}</option>
            ))}
          </select>
        </label>
      </p>
      <button disabled={creating.isPending}>Create</button>
      {!isInvalid && <Failure error={error} />}
    </form>
  );
}
