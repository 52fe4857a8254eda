#!/bin/sh
# A user's systemd that knows one unit: it starts what the unit's ExecStart says, once.
[ "$1" = --user ] || exit 1
shift
for last in "$@"; do :; done
unit=$HOME/.config/systemd/user/$last
pid=$HOME/unit.pid
is_active() { [ -s "$pid" ] && kill -0 "$(cat "$pid")" 2>/dev/null; }
stop() {
  if is_active; then
    kill -TERM "$(cat "$pid")"
    while is_active; do sleep 0.1; done
  fi
  rm -f "$pid"
}
case $1 in
  show-environment | daemon-reload | reset-failed) exit 0 ;;
  enable) [ -f "$unit" ] && touch "$HOME/enabled" ;;
  restart)
    stop
    [ -f "$unit" ] || exit 5
    eval "setsid $(sed -n 's/^ExecStart=//p' "$unit") </dev/null >/dev/null 2>&1 & echo \$! >'$pid'"
    ;;
  stop) stop ;;
  disable)
    stop
    rm -f "$HOME/enabled"
    ;;
  is-active) is_active ;;
  *) exit 1 ;;
esac
