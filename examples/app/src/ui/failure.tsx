import { ApiError, ConnectionError } from '../../generated/client/index.ts';

interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Displays an error in words, and a button to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  if (!error) return null;
  return (
    <p role="alert" className="failure">
      {messageOf(error)} {onRetry && <button onClick={onRetry}>Try again</button>}
    </p>
  );
}

export function messageOf(error: unknown): string {
  if (error instanceof ConnectionError) return 'The desk cannot be reached.';
  if (error instanceof ApiError) return messageOfStatus(error);
  if (error instanceof Error && error.name === 'TimeoutError')
    return 'The desk did not answer in time.';
  if (error instanceof Error && error.name === 'AbortError') return 'Cancelled.';
  return 'Something went wrong.';
}

function messageOfStatus({ status, headers }: ApiError): string {
  if (status === 401) return 'Please sign in again.';
  if (status === 403) return 'You are not allowed to do this.';
  if (status === 404) return 'This is not there any more.';
  if (status === 413) return 'This file is too large.';
  if (status === 429) {
    const seconds = headers.get('retry-after');
    return seconds ? `Too many at once. Try again in ${seconds} seconds.` : 'Too many at once.';
  }
  if (status === 503) return 'The desk is closed for maintenance.';
  return `The desk answered ${status}.`;
}
