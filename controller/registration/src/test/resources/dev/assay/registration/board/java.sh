#!/bin/sh
# A Java whose only program is an agent that does nothing but be there, unless its flags say "broken".
if [ "$1" = -version ]; then
  echo 'openjdk version "17.0.15" 2025-04-15' >&2
  exit 0
fi
flags=${1#@}
for argument in "$@"; do
  if [ "$before" = --home ]; then home=$argument; fi
  before=$argument
done
if grep -q broken "$flags"; then
  echo "the new agent cannot start"
  exit 4
fi
if [ -s "$home/enrolment.token" ]; then
  cp "$home/enrolment.token" "$home/device.token"
  chmod 600 "$home/device.token"
  rm "$home/enrolment.token"
fi
if ! grep -q good "$home/device.token"; then
  echo "the controller does not accept this agent's token (it is void); enrol this device again"
  exit 3
fi
echo "assay agent is there"
# Each is there whole or not at all: the test looks at any moment.
printf '%s\n' "$@" >"$home/seen-arguments.new"
mv "$home/seen-arguments.new" "$home/seen-arguments"
echo $$ >"$home/seen-pid.new"
mv "$home/seen-pid.new" "$home/seen-pid"
exec sleep 600
