# Looks at a board and changes nothing. POSIX sh, as busybox has it. Prints lines of a key, a tab and a value.
# $1 install folder   $2 URL of the controller   $3 its host   $4 its port
LC_ALL=C
export LC_ALL
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin

say() { printf '%s\t%s\n' "$1" "$(printf '%s' "$2" | tr '\n\t\r' '   ')"; }
has() { command -v "$1" >/dev/null 2>&1; }
# Prints a file of the kernel; says so where it is there and cannot be read.
show() {
  [ -e "$2" ] || return 1
  if text=$(tr -d '\000' <"$2" 2>/dev/null) && [ -n "$text" ]; then say "$1" "$text"; else say miss "$2 cannot be read by this user"; fi
}
# The program's answer within some seconds, where the board can limit it.
within() {
  seconds=$1
  shift
  if has timeout && timeout 1 true 2>/dev/null; then timeout "$seconds" "$@"; else "$@"; fi
}

say arch "$(uname -m)"
say bits "$(getconf LONG_BIT 2>/dev/null)"
say user "$(id -un 2>/dev/null)"
say uid "$(id -u)"
home=$(cd && pwd -P) || { home=$(pwd -P); say miss "the home folder cannot be entered"; }
say home "$home"
case $1 in /*) folder=$1 ;; *) folder=$home/$1 ;; esac
say folder "$folder"

if [ -e /proc/device-tree/model ]; then
  show dt-model /proc/device-tree/model
  tr '\000' '\n' </proc/device-tree/compatible 2>/dev/null | while read -r line; do say dt-compatible "$line"; done
fi
show dmi-vendor /sys/class/dmi/id/sys_vendor
show dmi-product /sys/class/dmi/id/product_name

if [ -r /proc/cpuinfo ]; then
  grep -E '^(processor|model name|CPU implementer|CPU part)[[:space:]]*:' /proc/cpuinfo |
    while IFS= read -r line; do say cpuinfo "$line"; done
  grep -E '^(Features|flags)[[:space:]]*:' /proc/cpuinfo | head -n 1 | while IFS= read -r line; do say cpuinfo "$line"; done
else
  say miss "/proc/cpuinfo cannot be read"
fi
for file in /sys/devices/system/cpu/cpu[0-9]*/cpufreq/cpuinfo_max_freq; do
  [ -r "$file" ] || continue
  cpu=${file#/sys/devices/system/cpu/cpu}
  say hertz "${cpu%%/*} $(cat "$file" 2>/dev/null)"
done
show cpu-core /sys/devices/cpu_core/cpus
show cpu-atom /sys/devices/cpu_atom/cpus
show governors /sys/devices/system/cpu/cpu0/cpufreq/scaling_available_governors
say memory "$(sed -n 's/^MemTotal:[[:space:]]*\([0-9]*\) kB.*/\1/p' /proc/meminfo 2>/dev/null)"

libc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || libc=
if [ -z "$libc" ] && has ldd; then
  libc=$(ldd --version 2>&1 | sed -n -e 's/.*(.*) \([0-9][0-9.]*\)$/glibc \1/p' -e 's/^Version \([0-9.]*\).*/musl \1/p' | head -n 1)
fi
if [ -z "$libc" ]; then
  for file in /lib/ld-musl-*; do [ -e "$file" ] && libc=musl; done
fi
say libc "$libc"

seen=
for java in "$(command -v java 2>/dev/null)" "${JAVA_HOME:-/none}/bin/java" "$folder"/java/bin/java "$folder"/java/*/bin/java \
  "$home"/.sdkman/candidates/java/current/bin/java /usr/lib/jvm/*/bin/java /opt/java/*/bin/java /opt/*/bin/java /usr/local/*/bin/java; do
  [ -f "$java" ] && [ -x "$java" ] || continue
  real=$(readlink -f "$java" 2>/dev/null) || real=$java
  case " $seen " in *" $real "*) continue ;; esac
  seen="$seen $real"
  version=$(within 20 "$java" -version 2>&1 </dev/null | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  if [ -n "$version" ]; then say java "$version $java"; else say miss "$java does not run"; fi
done

for zone in /sys/class/powercap/intel-rapl:*; do
  [ -e "$zone/energy_uj" ] || continue
  if [ -r "$zone/energy_uj" ]; then say power "rapl $zone/energy_uj"; else say miss "$zone/energy_uj cannot be read by this user"; fi
done
for chip in /sys/class/hwmon/hwmon*; do
  driver=$(cat "$chip/name" 2>/dev/null) || continue
  case $driver in
    ina3221*) pattern='curr*_input' ;;
    ina2* | power_meter) pattern='power1_*' ;;
    amd_energy) pattern='energy*_input' ;;
    *) continue ;;
  esac
  for file in "$chip"/$pattern; do
    case $file in *_input | *_average) ;; *) continue ;; esac
    [ -e "$file" ] || continue
    if [ -r "$file" ]; then say power "$driver $file"; else say miss "$file cannot be read by this user"; fi
  done
done
for file in /sys/bus/iio/devices/iio:device*/in_power*_input; do
  [ -r "$file" ] && say power "ina3221 $file"
done
for file in /sys/class/power_supply/*/power_now; do
  [ -r "$file" ] && say power "battery $file"
done
for zone in /sys/class/thermal/thermal_zone*; do
  [ -e "$zone/type" ] && say thermal "$zone $(cat "$zone/type" 2>/dev/null)"
done
for node in /dev/nvidia[0-9]* /dev/nvhost-gpu /dev/nvhost-nvdla* /dev/nvgpu/igpu0/* /dev/apex_[0-9]* /dev/dri/renderD* /dev/accel/accel* \
  /dev/mali[0-9]* /dev/galcore /dev/ethosu[0-9]* /dev/hailo[0-9]* /dev/kgsl-3d0 /dev/fastrpc-* /dev/adsprpc-smd* /dev/rknpu* \
  /dev/vha[0-9]* /dev/kfd /dev/xclmgmt* /dev/dpu*; do
  [ -e "$node" ] && say accelerator "$node"
done

for tool in sha256sum tar setsid curl wget crontab; do has "$tool" && say tool "$tool"; done
if [ "$(id -u)" = 0 ] || { has sudo && sudo -n true >/dev/null 2>&1; }; then say sudo yes; fi
[ -d /run/systemd/system ] && say systemd yes
if has systemctl; then
  [ -n "${XDG_RUNTIME_DIR:-}" ] || export XDG_RUNTIME_DIR="/run/user/$(id -u)"
  say user-manager "$(within 5 systemctl --user is-system-running 2>/dev/null)"
fi
if has loginctl && [ -d /run/systemd/system ]; then
  say linger "$(within 5 loginctl show-user "$(id -un)" --property=Linger 2>/dev/null)"
  [ -e "/var/lib/systemd/linger/$(id -un)" ] && say linger Linger=yes
fi

place=$folder
while [ ! -e "$place" ] && [ -n "$place" ]; do place=${place%/*}; done
say free "$(df -Pk "${place:-/}" 2>/dev/null | awk 'END { print $4 }')"
if [ -d "$folder" ]; then
  say existing "$folder"
  for entry in "$folder"/* "$folder"/.[!.]*; do [ -e "$entry" ] && say entry "${entry##*/}"; done
  [ -L "$folder/current" ] && say current "$(readlink "$folder/current")"
  if [ -f "$folder/agent.pid" ]; then
    pid=$(head -n 1 "$folder/agent.pid" 2>/dev/null | tr -cd 0-9)
    # A process that nobody has waited for yet still answers to kill -0.
    if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && ! grep -q '^State:[[:space:]]*Z' "/proc/$pid/status" 2>/dev/null; then say pid "$pid"; fi
  fi
fi

# Each prints what it says and ends with 0 when anything answered, even a refusal.
by_curl() { curl --noproxy '*' -ksS -o /dev/null --connect-timeout 5 --max-time 10 "$1" 2>&1 </dev/null; }
by_wget() {
  said=$(unset http_proxy https_proxy; wget -O /dev/null -T 8 --no-check-certificate "$1" 2>&1 </dev/null)
  code=$?
  printf '%s' "$said" | tail -n 1
  case $said in *HTTP/1* | *"ERROR 4"* | *"ERROR 5"*) code=0 ;; esac
  return "$code"
}
by_bash() { within 8 bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$2" "$3" 2>&1; }
by_nc() { within 10 nc -w 5 "$2" "$3" </dev/null 2>&1 >/dev/null; }
for tool in curl wget bash nc; do
  has "$tool" || continue
  error=$("by_$tool" "$2" "$3" "$4")
  code=$?
  say reach "$tool $code $error"
  # 126 and more: the tool itself is broken, so the next one is asked.
  [ "$code" -ge 126 ] || break
done
say now "$(date +%s)"
say end yes
