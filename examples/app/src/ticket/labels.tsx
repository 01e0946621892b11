import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Ticket } from '../../generated/client/index.ts';
import { getTicketKey, listLabelsQuery, setLabelsMutation } from '../../generated/query/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';

interface LabelsProps {
  readonly ticket: Ticket;
}

/** Displays the labels of a ticket. Only the recording describes these calls. */
export function Labels({ ticket: { id, labels } }: LabelsProps) {
  const desk = useDesk();
  const queries = useQueryClient();
  const all = useQuery({ ...listLabelsQuery(desk), staleTime: Infinity });
  const setting = useMutation({
    ...setLabelsMutation(desk),
    onSettled: () => queries.invalidateQueries({ queryKey: getTicketKey({ ticketId: id }) }),
  });

  function toggle(label: string): void {
    const others = labels.filter((one) => one !== label);
    const next = others.length < labels.length ? others : [...labels, label];
    setting.mutate({ ticketId: id, body: { labels: next } });
  }

  return (
    <fieldset disabled={setting.isPending}>
      <legend>Labels</legend>
      {all.data?.map((label) => (
        <label key={label.id}>
          <input
            type="checkbox"
            checked={labels.includes(label.id)}
            onChange={() => toggle(label.id)}
          />{' '}
          {label.name}
        </label>
      ))}
      <Failure error={all.error ?? setting.error} />
    </fieldset>
  );
}
