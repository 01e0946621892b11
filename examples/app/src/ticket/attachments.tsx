import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { addAttachment, downloadAttachment } from '../../generated/client/index.ts';
import { listAttachmentsKey, listAttachmentsQuery } from '../../generated/query/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';

interface AttachmentsProps {
  readonly ticketId: string;
}

export function Attachments({ ticketId }: AttachmentsProps) {
  const desk = useDesk();
  const id = useId();
  const attachments = useQuery(listAttachmentsQuery(desk, { ticketId }));
  const { upload, cancel, isUploading, error } = useUpload(ticketId);

  async function download(attachmentId: string, name: string): Promise<void> {
    const file = await downloadAttachment(desk, { attachmentId });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <section aria-label="Attachments">
      <h3>Attachments</h3>
      <ul>
        {attachments.data?.map(({ id: attachmentId, name, size }) => (
          <li key={attachmentId}>
            <button className="link" onClick={() => void download(attachmentId, name)}>
              {name}
            </button>{' '}
            <small>{size} bytes</small>
          </li>
        ))}
      </ul>
      <label htmlFor={id}>Attach a file</label>{' '}
      <input id={id} type="file" disabled={isUploading} onChange={(event) => upload(event)} />
      {isUploading && <button onClick={cancel}>Cancel</button>}
      <Failure error={error ?? attachments.error} />
    </section>
  );
}

/**
 * Uploads a file. The upload can be cancelled. TanStack Query passes no signal to a mutation, so
 * the call gets a signal of its own.
 */
function useUpload(ticketId: string) {
  const desk = useDesk();
  const queries = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const [isUploading, setUploading] = useState(false);
  const [error, setError] = useState<unknown>();

  async function send(file: File): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    setError(undefined);
    setUploading(true);
    try {
      const { signal } = controller;
      await addAttachment(desk, { ticketId, body: { file } }, { signal, timeout: false });
      await queries.invalidateQueries({ queryKey: listAttachmentsKey({ ticketId }) });
    } catch (reason) {
      setError(reason);
    } finally {
      setUploading(false);
    }
  }

  return {
    upload({ target }: ChangeEvent<HTMLInputElement>): void {
      const file = target.files?.[0];
      target.value = '';
      if (file) void send(file);
    },
    cancel: () => running.current?.abort(),
    isUploading,
    error,
  };
}
