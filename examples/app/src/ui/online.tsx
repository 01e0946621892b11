import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}

/**
 * Displays a note while the browser is offline. Queries and mutations wait, and continue
 * automatically.
 */
export function OfflineNote() {
  if (useOnline()) return null;
  return (
    <p role="status" className="offline">
      You are offline. What you do now is sent when you are back.
    </p>
  );
}
