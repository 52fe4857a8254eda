#!/bin/sh
# The agent of FOLDER as a service: service run|supervise|start|stop|status FOLDER
#   run        one agent in the foreground, ending with its exit code; what systemd starts
#   supervise  the same again and again, for boards without systemd
#   start      supervise in the background, surviving the end of this session
#   stop       ends what start began
#   status     exit code 0 when the supervisor runs, and its agent is not between two starts
# FOLDER/home/arguments holds the agent's arguments, one in each line; FOLDER/java is the Java runtime.
verb=$1
folder=$2
log=$folder/log/agent.log
log_bytes=1000000
pid_file=$folder/service.pid
would_not_help=3
umask 077

# Copies standard input into the log, of which four files are kept. A full disk loses lines and nothing else.
keep_log() {
  size=$(wc -c 2>/dev/null <"$log" || echo 0)
  while IFS= read -r line; do
    if [ "$size" -ge "$log_bytes" ]; then
      for n in 2 1; do
        if [ -e "$log.$n" ]; then mv -f "$log.$n" "$log.$((n + 1))"; fi
      done
      mv -f "$log" "$log.1"
      size=0
    fi
    printf '%s\n' "$line" 2>/dev/null >>"$log"
    size=$((size + ${#line} + 1))
  done
}

note() {
  printf '%s service: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" 2>/dev/null >>"$log"
}

run() {
  cd "$folder/home" || return 4
  set --
  while IFS= read -r argument; do set -- "$@" "$argument"; done <"$folder/home/arguments"
  pipe=$folder/log/pipe
  rm -f "$pipe"
  mkfifo "$pipe" || return 4
  # The log outlives the agent's end, so that its last words are kept.
  (trap '' TERM INT HUP; keep_log <"$pipe") &
  keeper=$!
  "$folder/current/agent" "$folder/java" "$@" </dev/null >"$pipe" 2>&1 &
  agent=$!
  echo "$agent" >"$folder/agent.pid"
  trap 'stopping=yes; kill -TERM "$agent" 2>/dev/null' TERM INT HUP
  if [ -n "$stopping" ]; then kill -TERM "$agent" 2>/dev/null; fi
  while :; do
    wait "$agent"
    code=$?
    # A trap ends "wait" as well: whoever is still there was not waited for.
    kill -0 "$agent" 2>/dev/null || break
  done
  wait "$keeper"
  rm -f "$pipe" "$folder/agent.pid"
  return "$code"
}

# A moment; a second where sleep knows no less.
nap() { sleep 0.1 2>/dev/null || sleep 1; }

# Whether the process that the file names is this folder's supervisor: a number alone may have gone to somebody else.
is_supervised() {
  pid=$(cat "$pid_file" 2>/dev/null)
  [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] || return 1
  case $(tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline") in
    *"service
supervise
$folder") return 0 ;;
    *) return 1 ;;
  esac
}

# Whether the supervisor's agent is there.
is_up() {
  is_supervised || return 1
  agent=$(cat "$folder/agent.pid" 2>/dev/null)
  [ -n "$agent" ] && kill -0 "$agent" 2>/dev/null
}

supervise() {
  # Two at once (a reboot's and a person's): the one that makes the file goes on.
  if is_supervised; then return 0; fi
  rm -f "$pid_file"
  (set -C; echo $$ >"$pid_file") 2>/dev/null || return 0
  : >"$folder/service.began"
  stopping=
  trap 'stopping=yes' TERM INT HUP
  pause=1
  while :; do
    began=$(date +%s)
    run
    code=$?
    if [ -n "$stopping" ]; then break; fi
    if [ "$code" -eq "$would_not_help" ]; then
      note "the agent ended with exit code $code: starting it again would not help"
      break
    fi
    if [ $(($(date +%s) - began)) -ge 60 ]; then pause=1; fi
    note "the agent ended with exit code $code; it is started again in $pause s"
    sleep "$pause" &
    pausing=$!
    wait "$pausing"
    if [ -n "$stopping" ]; then kill "$pausing" 2>/dev/null; break; fi
    pause=$((pause * 2))
    if [ "$pause" -gt 60 ]; then pause=60; fi
  done
  rm -f "$pid_file"
  return "$code"
}

start() {
  if is_supervised; then return 0; fi
  apart=
  if command -v setsid >/dev/null; then apart=setsid; fi
  rm -f "$folder/service.began"
  $apart nohup "$0" supervise "$folder" </dev/null >/dev/null 2>&1 &
  tries=0
  # An agent that would not be helped by another start may have ended its supervisor already: that is not a failure of this.
  until [ -e "$folder/service.began" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then return 1; fi
    nap
  done
}

stop() {
  is_supervised || return 0
  kill -TERM "$pid" 2>/dev/null
  tries=0
  while is_supervised && [ "$tries" -lt 200 ]; do
    nap
    tries=$((tries + 1))
  done
  is_supervised || return 0
  # It does not listen. The agent's runs end with their agent.
  agent=$(cat "$folder/agent.pid" 2>/dev/null)
  case $(tr '\0' ' ' 2>/dev/null <"/proc/${agent:-none}/cmdline") in
    *"$folder/"*) kill -KILL "$agent" 2>/dev/null ;;
  esac
  kill -KILL "$pid" 2>/dev/null
  rm -f "$pid_file" "$folder/agent.pid"
}

mkdir -p "$folder/log" || exit 4
stopping=
case $verb in
  run) run ;;
  supervise) supervise ;;
  start) start ;;
  stop) stop ;;
  status) is_up ;;
  *) echo "service: \"$verb\"; expected run, supervise, start, stop or status" >&2; exit 3 ;;
esac
