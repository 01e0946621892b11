import { BACKENDS, chooseBackend, isBackend, type Backend } from './backend.ts';

interface BackendChoiceProps {
  readonly chosen: Backend;
}

/** Chooses the backend of the page. It is for developers only. */
export function BackendChoice({ chosen }: BackendChoiceProps) {
  return (
    <footer>
      <label>
        Backend{' '}
        <select
          value={chosen}
          onChange={({ target }) => {
            if (isBackend(target.value)) chooseBackend(target.value);
          }}
        >
          {Object.entries(BACKENDS).map(([name, { label }]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}
