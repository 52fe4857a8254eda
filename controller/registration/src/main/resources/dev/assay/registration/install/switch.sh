# Makes a bundle the current one: switch FOLDER HASH. The one before it stays as "previous".
cd "$1" || exit 1
[ -d "bundles/$2" ] || { echo "there is no bundle $2 in $1" >&2; exit 1; }
point() {
  rm -f "$1.new"
  ln -s "$2" "$1.new" || exit 1
  # A rename replaces the old link at once. Tools without -T would move into the folder that it points to.
  mv -fT "$1.new" "$1" 2>/dev/null || { rm -f "$1"; mv -f "$1.new" "$1"; } || exit 1
}
was=$(readlink current 2>/dev/null)
if [ "$was" = "bundles/$2" ]; then exit 0; fi
if [ -n "$was" ] && [ -d "$was" ]; then point previous "$was"; fi
point current "bundles/$2"
