/** Recognizes the errors that database drivers throw if the database cannot be reached. */
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { Unavailable } from '../domain/store.js';

/**
 * SQLSTATEs that do not depend on the statement: connection exceptions, too many connections, no
 * space, no memory, and a server that shuts down, has crashed, starts or has become a standby
 * (PostgreSQL, appendix A).
 */
const STATES = /^(08...|53...|57P0[1-5]|25006)$/;
/**
 * Error codes of the operating system and of name resolution which mean that the database cannot be
 * reached.
 */
const SYSTEM =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|ENOSPC)$/;
/** Messages of errors for which `pg` sets no code. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * The `errno` of a full disk in WebAssembly's system interface. PGlite throws an object with this
 * `errno` that is not an `Error`.
 */
const NO_SPACE = 51;

/**
 * Returns `Unavailable` if the error means that the database cannot be reached; otherwise returns
 * the error itself.
 */
export function orUnavailable(error: unknown): unknown {
  if (typeof error === 'object' && error !== null && 'errno' in error && error.errno === NO_SPACE) {
    return new Unavailable('The database does not answer: no space is left on its disk');
  }
  if (!(error instanceof Error)) return error;
  // If a host name has several addresses, the error contains one error for each of them.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = 'code' in error ? String(error.code) : '';
  const gone = STATES.test(code) || SYSTEM.test(code) || WORDS.test(error.message);
  if (!gone) return error;
  const words = error.message === '' && first instanceof Error ? first.message : error.message;
  return new Unavailable(`The database does not answer: ${words}`, { cause: error });
}

async function converted<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw orUnavailable(error);
  }
}

/** Wraps a dialect so that it throws `Unavailable` if the database cannot be reached. */
export function tellingUnavailable(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => convertingDriver(dialect.createDriver()),
  };
}

function convertingDriver(driver: Driver): Driver {
  const inner = (connection: DatabaseConnection): DatabaseConnection =>
    connection instanceof ConvertingConnection ? connection.inner : connection;
  return {
    init: () => converted(() => driver.init()),
    acquireConnection: async () =>
      new ConvertingConnection(await converted(() => driver.acquireConnection())),
    releaseConnection: (connection) => driver.releaseConnection(inner(connection)),
    beginTransaction: (connection, settings) =>
      converted(() => driver.beginTransaction(inner(connection), settings)),
    commitTransaction: (connection) => converted(() => driver.commitTransaction(inner(connection))),
    rollbackTransaction: async (connection) => {
      try {
        await driver.rollbackTransaction(inner(connection));
      } catch (error) {
        // If the connection is lost, the database rolls back by itself. Kysely then throws the
        // error that has caused the rollback.
        if (!(orUnavailable(error) instanceof Unavailable)) throw error;
      }
    },
    destroy: () => driver.destroy(),
  };
}

class ConvertingConnection implements DatabaseConnection {
  constructor(readonly inner: DatabaseConnection) {}

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return converted(() => this.inner.executeQuery<Row>(query));
  }

  streamQuery<Row>(query: CompiledQuery, size?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.inner.streamQuery<Row>(query, size);
  }
}
