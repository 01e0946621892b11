import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}

/** Queries and mutations wait while the browser is offline, and continue automatically. */
export function OfflineNote() {
  if (useOnline()) return null;
  return (
    <p role="status" className="offline">
      You are offline. What you do now is sent when you are back.
    </p>
  );
}
