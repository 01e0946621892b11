/** The methods of HTTP, WebDAV and caches. Any other word in the place of a method may be private data. */
const METHODS: ReadonlySet<string> = new Set(
  (
    'ACL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

export function isKnownMethod(method: string): boolean {
  return METHODS.has(method);
}
