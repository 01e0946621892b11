# Installs and starts services that some tests need: PostgreSQL, pgbouncer and Chromium. If a service cannot be installed,
# the run fails. `run` sources this file.

services="$(mktemp -d)"
as_owner=()

postgres_programs() {
  find /usr/lib/postgresql -path '*/bin/pg_ctl' 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
}

# Installs missing services. A failed installation is reported, but does not fail the run.
install_services() {
  local missing=() sudo=() package
  [ -n "${DATABASE_URL:-}" ] || [ -n "$(postgres_programs)" ] || missing+=(postgresql)
  command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
  command -v chromium >/dev/null || missing+=(chromium)
  [ "${#missing[@]}" -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  export DEBIAN_FRONTEND=noninteractive
  timeout 120 "${sudo[@]}" apt-get update -qq || true
  # One call per package, so that a package that cannot be installed does not prevent the others.
  for package in "${missing[@]}"; do
    timeout 300 "${sudo[@]}" apt-get install -qq -y --no-install-recommends "$package" || true
  done
}

# Starts a temporary PostgreSQL cluster that listens only on the loopback interface. Sets DATABASE_URL. If that fails,
# prints why.
start_postgres() {
  [ -z "${DATABASE_URL:-}" ] || return 0
  if create_cluster >"$services/log" 2>&1; then
    DATABASE_URL="postgres://postgres@127.0.0.1:$(cat "$services/port")/postgres"
    export DATABASE_URL
  else
    echo "PostgreSQL could not be started, so the run will fail:"
    tail -n 3 "$services/log"
  fi
}

create_cluster() {
  local programs
  programs="$(postgres_programs)"
  [ -n "$programs" ] || { echo "it is not installed"; return 1; }
  mkdir "$services/data" || return 1
  # PostgreSQL refuses to run as root.
  if [ "$(id -u)" -eq 0 ]; then
    as_owner=(runuser -u postgres --)
    chown -R postgres "$services" || return 1
  fi
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); })' >"$services/port" || return 1
  "${as_owner[@]}" "$programs/initdb" -D "$services/data" -U postgres --auth=trust --no-locale \
    --encoding=UTF8 --no-sync || return 1
  # The data is deleted at the end of the run, so it does not have to be flushed to disk.
  local options="-p $(cat "$services/port") -k $services -c listen_addresses=127.0.0.1 -c fsync=off"
  "${as_owner[@]}" "$programs/pg_ctl" -D "$services/data" -l "$services/postgres.log" -o "$options" \
    -w start || return 1
}

stop_services() {
  if [ -e "$services/data/postmaster.pid" ]; then
    "${as_owner[@]}" "$(postgres_programs)/pg_ctl" -D "$services/data" -m immediate stop >/dev/null || true
  fi
  rm -rf "$services"
}
