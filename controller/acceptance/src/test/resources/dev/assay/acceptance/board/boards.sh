#!/usr/bin/env bash
# Boards on one machine: each has a network, a host name, processes, mounts, a boot id, an unprivileged user and an OpenSSH
# server of its own. Needs root.
#
#   boards.sh TAG FOLDER up                                  the controller's network, and a router with address translation
#   boards.sh TAG FOLDER board NAME LINK ADDRESS [home=SIZE] [java=no] [inside=ADDRESS]
#   boards.sh TAG FOLDER start|stop|rekey NAME               power, and a new host key
#   boards.sh TAG FOLDER cut|mend NAME                       a silent partition, and its end
#   boards.sh TAG FOLDER grow NAME SIZE                      more room in a home of limited size
#   boards.sh TAG FOLDER on NAME COMMAND…                    on a board as root, or in the network "controller"
#   boards.sh TAG FOLDER down                                everything away
#   boards.sh - - sweep                                      what tests left behind whose process is gone
#
# TAG is p and the process id of the test. LINK is "controller" (10.77.0.0/24, the controller has .1) or "inside" (10.88.0.0/24,
# behind the router 10.77.0.254, whose port 2222 leads to 10.88.0.2:22 and which lets nothing out).
set -euo pipefail

tag=$1 folder=$2 command=$3
shift 3

space() { printf 'assay-%s-%s' "$tag" "$1"; }
user() { printf 'assay-%s-%s' "$tag" "$1"; }
within() { ip netns exec "$(space "$1")" "${@:2}"; }

# plug NAME LINK ADDRESS SOCKET: a cable from a namespace to the switch of its network.
plug() {
  local name=$1 link=$2 address=$3 socket=$4
  local switch=controller
  [ "$link" = controller ] || switch=router
  ip link add "to-$name" netns "$(space "$switch")" type veth peer name "$socket" netns "$(space "$name")"
  ip -n "$(space "$switch")" link set "to-$name" master "$link" up
  ip -n "$(space "$name")" addr add "$address/24" dev "$socket"
  ip -n "$(space "$name")" link set "$socket" up
}

network() {
  ip netns add "$(space "$1")"
  ip -n "$(space "$1")" link set lo up
}

switch() {
  ip -n "$(space "$1")" link add "$2" type bridge
  ip -n "$(space "$1")" addr add "$3/24" dev "$2"
  ip -n "$(space "$1")" link set "$2" up
}

up() {
  mkdir -p "$folder"
  chmod 755 "$folder"
  network controller
  switch controller controller 10.77.0.1
  network router
  switch router inside 10.88.0.1
  plug router controller 10.77.0.254 eth0
  within router sysctl -q -w net.ipv4.ip_forward=1
  within router nft -f - <<'RULES'
table ip translate {
  chain incoming {
    type nat hook prerouting priority -100; policy accept;
    iifname "eth0" tcp dport 2222 dnat to 10.88.0.2:22
  }
}
table ip guard {
  chain passing {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname "eth0" ct status dnat accept
    # A kernel may send even what one switch passes on through here.
    iifname "inside" oifname "inside" accept
  }
}
RULES
}

board() {
  local name=$1 link=$2 address=$3
  local at=$folder/$name size="" java=yes second="" option
  for option in "${@:4}"; do
    case $option in
      home=*) size=${option#home=} ;;
      inside=*) second=${option#inside=} ;;
      java=*) java=${option#java=} ;;
    esac
  done
  mkdir -p "$at/home/.ssh"
  network "$name"
  plug "$name" "$link" "$address" eth0
  [ -z "$second" ] || plug "$name" inside "$second" eth1
  [ "$link" = controller ] || ip -n "$(space "$name")" route add default via 10.88.0.1
  useradd --no-create-home --home-dir "/home/$(user "$name")" --shell /bin/bash --password '*' "$(user "$name")"
  mkdir -p "/home/$(user "$name")"
  cp "$folder/authorized_keys" "$at/home/.ssh/authorized_keys"
  chown -R "$(user "$name"):" "$at/home"
  chmod 700 "$at/home/.ssh"
  cat /proc/sys/kernel/random/uuid >"$at/boot_id"
  rekey "$name"
  cat >"$at/sshd_config" <<CONFIG
Port 22
HostKey /run/board/host_key
PidFile none
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowUsers $(user "$name")
ClientAliveInterval 5
ClientAliveCountMax 3
LogLevel VERBOSE
CONFIG
  cat >"$at/boot.sh" <<BOOT
set -eu
hostname $name
mount --bind "$at/boot_id" /proc/sys/kernel/random/boot_id
if [ -n "$size" ]; then
  mount -t tmpfs -o size=$size,mode=755 tmpfs "/home/$(user "$name")"
  cp -a "$at/home/.ssh" "/home/$(user "$name")/"
  chown -R "$(user "$name"):" "/home/$(user "$name")"
else
  mount --bind "$at/home" "/home/$(user "$name")"
fi
[ "$java" = yes ] || mount -t tmpfs tmpfs /usr/lib/jvm
if [ -d /var/spool/cron ]; then
  mount -t tmpfs tmpfs /var/spool/cron
  mkdir -m 1730 /var/spool/cron/crontabs
fi
mkdir -p /mnt
mount -t tmpfs tmpfs /mnt
mkdir /mnt/board
mount --bind "$at" /mnt/board
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd /run/board
mount --move /mnt/board /run/board
umount /mnt
# Last: the test's own folder may be in there, and a board has no view of that.
mount -t tmpfs -o mode=1777 tmpfs /tmp
exec /usr/sbin/sshd -D -e -f /run/board/sshd_config
BOOT
  start "$name"
}

rekey() {
  rm -f "$folder/$1/host_key" "$folder/$1/host_key.pub"
  ssh-keygen -q -t ed25519 -N '' -C "$1" -f "$folder/$1/host_key"
}

start() {
  local at=$folder/$1 wait
  setsid ip netns exec "$(space "$1")" unshare --uts --mount --pid --fork --kill-child --mount-proc \
    --propagation private sh "$at/boot.sh" >>"$at/console.log" 2>&1 </dev/null &
  echo $! >"$at/pid"
  for wait in $(seq 100); do
    # Asked from inside: the line of a socket that listens on port 22, in hexadecimal digits.
    if within "$1" grep -q ':0016 00000000:0000 0A' /proc/net/tcp 2>/dev/null; then return; fi
    kill -0 "$(cat "$at/pid")" 2>/dev/null || break
    sleep 0.1
  done
  echo "the SSH server of $1 does not listen (looked $wait times):" >&2
  cat "$at/console.log" >&2
  exit 1
}

# As when the cable is pulled out: no process of the board lives on.
stop() {
  local pid
  pid=$(cat "$folder/$1/pid" 2>/dev/null) || return 0
  kill -9 "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
  rm -f "$folder/$1/pid"
}

init_of() { pgrep -P "$(cat "$folder/$1/pid")" | head -n 1; }

on() {
  local name=$1
  shift
  if [ "$name" = controller ]; then within controller "$@"; else
    nsenter --target "$(init_of "$name")" --mount --uts --net --pid -- "$@"
  fi
}

cut_off() {
  within "$1" nft -f - <<'RULES'
table inet partition {
  chain incoming { type filter hook input priority -10; policy accept; iifname "eth0" drop
  }
  chain outgoing { type filter hook output priority -10; policy accept; oifname "eth0" drop
  }
}
RULES
}

remove_all() {
  local space user pid
  # Not only the boards: whatever a test left running in one of the networks.
  for space in $(ip netns list | awk '{ print $1 }' | grep "^assay-$tag-" || true); do
    for pid in $(ip netns pids "$space"); do kill -9 "$pid" 2>/dev/null || true; done
    ip netns del "$space"
  done
  for user in $(awk -F: -v start="assay-$tag-" 'index($1, start) == 1 { print $1 }' /etc/passwd); do
    userdel "$user"
    rmdir "/home/$user" 2>/dev/null || true
  done
}

sweep() {
  local left
  for left in $({ ip netns list; cut -d: -f1 /etc/passwd; } | sed -n 's/^assay-p\([0-9]*\)-.*/\1/p' | sort -u); do
    if ! kill -0 "$left" 2>/dev/null; then
      tag=p$left
      remove_all
    fi
  done
}

case $command in
  up | board | start | stop | rekey | on | sweep) "$command" "$@" ;;
  cut) cut_off "$1" ;;
  mend) within "$1" nft delete table inet partition ;;
  grow) on "$1" mount -o "remount,size=$2" "/home/$(user "$1")" ;;
  down) remove_all ;;
  *)
    echo "boards.sh: unknown command $command" >&2
    exit 3
    ;;
esac
