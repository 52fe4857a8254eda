# Replaces the controller's lines in authorized_keys: authorize [LINE]…; every line ends with " assay-tunnel". Other lines stay as they are.
umask 077
# "restrict" and "permitlisten" are known to OpenSSH since 7.8, of 2018.
mkdir -p "$HOME/.ssh" || exit 1
file=$HOME/.ssh/authorized_keys
if [ -L "$file" ]; then file=$(readlink -f "$file"); fi
if [ $# -eq 0 ] && [ ! -e "$file" ]; then exit 0; fi
new=$file.assay-new
{
  if [ -e "$file" ]; then grep -v ' assay-tunnel$' "$file"; fi
  for line in "$@"; do printf '%s\n' "$line"; done
} >"$new"
# A disk that is full must not lock anybody out: nothing but our own lines may be missing.
was=$(grep -c -v ' assay-tunnel$' "$file" 2>/dev/null)
is=$(grep -c -v ' assay-tunnel$' "$new")
ours=$(grep -c ' assay-tunnel$' "$new")
if [ "${was:-0}" -ne "$is" ] || [ "$ours" -ne $# ]; then
  rm -f "$new"
  echo "$file could not be written: No space left, or it may not be written" >&2
  exit 1
fi
if [ -e "$file" ]; then chmod "$(stat -c %a "$file")" "$new"; fi
mv -f "$new" "$file"
