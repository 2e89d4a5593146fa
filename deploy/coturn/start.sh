#!/bin/sh
# Runs coturn with turnserver.conf and what the environment says:
#   TURN_SECRET       the same as that of Chat-JS
#   TURN_REALM        the name of this server, such as turn.example.org
#   TURN_EXTERNAL_IP  where people reach it, if this machine does not have that address itself: PUBLIC or PUBLIC/PRIVATE
#   TURN_CERT, TURN_KEY  files of a certificate, for turns:
#   TURN_RUN          a folder that nobody else may write to; without it a new one
set -eu
umask 077
run="${TURN_RUN:-${RUNTIME_DIRECTORY:-$(mktemp -d)}}"
conf="$run/turnserver.conf"

case "${TURN_SECRET:-}" in
  ????????????????*) ;;
  *) echo "TURN_SECRET: expected at least 16 characters, the same as Chat-JS has." >&2; exit 1 ;;
esac
if [ -z "${TURN_REALM:-}" ]; then
  echo "TURN_REALM: expected the name of this server, such as turn.example.org." >&2
  exit 1
fi

{
  cat "$(dirname "$0")/turnserver.conf"
  echo "static-auth-secret=$TURN_SECRET"
  echo "realm=$TURN_REALM"
  [ -z "${TURN_EXTERNAL_IP:-}" ] || echo "external-ip=$TURN_EXTERNAL_IP"
  if [ -n "${TURN_CERT:-}" ]; then
    echo "cert=$TURN_CERT"
    echo "pkey=$TURN_KEY"
  else
    echo "no-tls"
  fi
  echo "log-file=stdout"
  echo "simple-log"
  echo "pidfile=$run/turnserver.pid"
  echo "userdb=$run/turndb"
} > "$conf"

# The secret is in the file, which only this user reads; nobody sees it in the list of processes.
unset TURN_SECRET
exec turnserver -c "$conf" "$@"
