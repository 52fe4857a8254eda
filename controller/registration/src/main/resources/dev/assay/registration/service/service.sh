# Looks after the agent's service: service VERB KIND FOLDER [UNIT]; KIND is user-unit, system-unit or supervisor.
#   linger   makes this user's systemd start at boot
#   install  makes KIND start the agent at boot; the unit's text is FOLDER/UNIT
#   restart, stop, running
#   remove   stops it and takes away all that starts it
verb=$1
kind=$2
folder=$3
unit=$4
user=$(id -un)
: "${XDG_RUNTIME_DIR:=/run/user/$(id -u)}"
export XDG_RUNTIME_DIR
user_units=$HOME/.config/systemd/user
system_units=/etc/systemd/system
mark='# assay-agent'

of_user() { systemctl --user "$@"; }
of_system() { sudo -n systemctl "$@"; }
lingers() { [ "$(loginctl show-user "$user" -p Linger --value 2>/dev/null)" = yes ] || [ -e "/var/lib/systemd/linger/$user" ]; }
without_us() { crontab -l 2>/dev/null | grep -v " $mark\$" || true; }

case $verb-$kind in
  linger-*)
    lingers || loginctl enable-linger >/dev/null 2>&1 || sudo -n loginctl enable-linger "$user" >/dev/null 2>&1
    lingers
    ;;
  install-user-unit)
    mkdir -p "$user_units" && cp "$folder/$unit" "$user_units/$unit" && of_user daemon-reload && of_user enable "$unit"
    ;;
  install-system-unit)
    sudo -n install -m 644 "$folder/$unit" "$system_units/$unit" && of_system daemon-reload && of_system enable "$unit"
    ;;
  install-supervisor)
    command -v crontab >/dev/null || exit 0
    { without_us; printf '@reboot "%s/current/service" start "%s" %s\n' "$folder" "$folder" "$mark"; } | crontab -
    ;;
  restart-user-unit) of_user reset-failed "$unit" 2>/dev/null; of_user restart "$unit" ;;
  restart-system-unit) of_system reset-failed "$unit" 2>/dev/null; of_system restart "$unit" ;;
  restart-supervisor) "$folder/current/service" stop "$folder" && "$folder/current/service" start "$folder" ;;
  stop-user-unit) of_user stop "$unit" ;;
  stop-system-unit) of_system stop "$unit" ;;
  stop-supervisor) "$folder/current/service" stop "$folder" ;;
  running-user-unit) of_user is-active --quiet "$unit" ;;
  running-system-unit) systemctl is-active --quiet "$unit" ;;
  running-supervisor) "$folder/current/service" status "$folder" ;;
  remove-user-unit)
    of_user disable --now "$unit" 2>/dev/null
    rm -f "$user_units/$unit"
    of_user daemon-reload
    ;;
  remove-system-unit)
    of_system disable --now "$unit" 2>/dev/null
    sudo -n rm -f "$system_units/$unit" && of_system daemon-reload
    ;;
  remove-supervisor)
    if [ -x "$folder/current/service" ]; then "$folder/current/service" stop "$folder"; fi
    if crontab -l 2>/dev/null | grep -q " $mark\$"; then without_us | crontab -; fi
    ;;
  *) echo "service: $verb $kind is unknown" >&2; exit 3 ;;
esac
