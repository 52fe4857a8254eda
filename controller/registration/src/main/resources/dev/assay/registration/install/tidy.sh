# Removes what neither the current nor the previous bundle needs, and what interrupted work left: tidy FOLDER
cd "$1" || exit 1
current=$(readlink current 2>/dev/null)
previous=$(readlink previous 2>/dev/null)
java=$(readlink java 2>/dev/null)
for made in bundles/* runtimes/*; do
  [ -e "$made" ] || continue
  case $made in "$current" | "$previous" | "$java") ;; *) rm -rf "$made" ;; esac
done
for file in files/*; do
  [ -f "$file" ] || continue
  used=
  for manifest in bundles/*/MANIFEST runtimes/*/MANIFEST; do
    if grep -q "^${file#files/} " "$manifest" 2>/dev/null; then used=yes; break; fi
  done
  if [ -z "$used" ]; then rm -f "$file"; fi
done
