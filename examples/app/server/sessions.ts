/** The sessions of users. An access token expires soon, and a refresh token works only once. */
import type { Person } from './types.ts';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

export class Sessions {
  readonly #access = new Map<string, { readonly person: Person; readonly until: number }>();
  readonly #refresh = new Map<string, Person>();
  readonly #seconds: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  start(person: Person): Tokens {
    const accessToken = crypto.randomUUID();
    const refreshToken = crypto.randomUUID();
    this.#access.set(accessToken, { person, until: Date.now() + this.#seconds * 1000 });
    this.#refresh.set(refreshToken, person);
    return { accessToken, refreshToken, expiresIn: this.#seconds };
  }

  /** Returns the person to whom a refresh token belongs. The token cannot be used again. */
  redeem(refreshToken: string): Person | undefined {
    const person = this.#refresh.get(refreshToken);
    this.#refresh.delete(refreshToken);
    return person;
  }

  /** Returns the person to whom an access token belongs, unless the token has expired. */
  find(accessToken: string): Person | undefined {
    const found = this.#access.get(accessToken);
    return found && found.until > Date.now() ? found.person : undefined;
  }

  /** Ends all sessions of a person. */
  end(person: Person): void {
    for (const [token, found] of this.#access)
      if (found.person.id === person.id) this.#access.delete(token);
    for (const [token, found] of this.#refresh)
      if (found.id === person.id) this.#refresh.delete(token);
  }
}
