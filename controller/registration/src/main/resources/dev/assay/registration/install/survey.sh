# What there is of an agent on this board: survey FOLDER RELEASE, the folder may be empty, the oldest
# release of Java that will do. One fact in each line, name and value with a tab between.
say() { printf '%s\t%s\n' "$1" "$2"; }
usual=$HOME/.local/share/assay-agent
pointer=$HOME/.config/assay-agent/folder
folder=$1
if [ -z "$folder" ] && [ -r "$pointer" ]; then folder=$(cat "$pointer"); fi
case $folder in
  '') folder=$usual ;;
  "~/"*) folder=$HOME/${folder#"~/"} ;;
  /*) ;;
  *) folder=$HOME/$folder ;;
esac
say uid "$(id -u)"
say user "$(id -un)"
say home "$HOME"
say machine "$(uname -m)"
say host "$(uname -n)"
say usual-folder "$usual"
say folder "$folder"

# Whether every file of a bundle is what its manifest says.
is_whole() {
  [ -r "$1/MANIFEST" ] || return 1
  (cd "$1" && while read -r hash _ path; do printf '%s  %s\n' "$hash" "$path"; done <MANIFEST | sha256sum -c >/dev/null 2>&1)
}
for name in current previous; do
  target=$(readlink "$folder/$name" 2>/dev/null) || continue
  say "$name" "${target##*/}"
  if is_whole "$folder/$name"; then say "$name-whole" yes; else say "$name-whole" no; fi
done

# Java runtimes by their homes: ours first, then the board's, up to the first that is new enough: each start costs a small board a second.
release_min=$2
is_enough=
say_java() {
  [ -z "$is_enough" ] && [ -x "$2/bin/java" ] || return 0
  version=$("$2/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  say "$1" "$version	$2"
  release=${version%%[!0-9]*}
  if [ "${release:-0}" -ge "$release_min" ]; then is_enough=yes; fi
}
if [ -e "$folder/java" ]; then say_java java-ours "$(cd -P "$folder/java" && pwd)"; fi
if [ -n "$JAVA_HOME" ]; then say_java java-found "$JAVA_HOME"; fi
java=$(command -v java 2>/dev/null)
if [ -n "$java" ]; then
  java=$(readlink -f "$java")
  say_java java-found "${java%/bin/java}"
fi
for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/jre*; do
  if [ ! -L "$home" ]; then say_java java-found "$home"; fi
done

if [ -s "$folder/home/device.token" ]; then say device-token "$(ls -l "$folder/home/device.token" | cut -c 1-10)"; fi
if [ -s "$folder/home/enrolment.token" ]; then say enrolment-token "$(ls -l "$folder/home/enrolment.token" | cut -c 1-10)"; fi

if [ -r "$folder/service.kind" ]; then say service-kind "$(cat "$folder/service.kind")"; fi
if grep -q ' assay-tunnel$' "$HOME/.ssh/authorized_keys" 2>/dev/null; then say tunnel-key yes; else say tunnel-key no; fi
for tool in sha256sum mkfifo; do
  command -v "$tool" >/dev/null || say missing-tool "$tool"
done
say complete yes
