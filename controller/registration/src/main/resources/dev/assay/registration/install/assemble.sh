# Makes a folder of contents that are here: assemble FOLDER KIND HASH, with FOLDER/KIND/HASH.manifest there. Whole or not at all.
folder=$1
made=$1/$2/$3
part=$made.part
if [ -d "$made" ] && cmp -s "$made/MANIFEST" "$made.manifest"; then
  damaged=
  while read -r hash mode path; do
    [ -f "$made/$path" ] && [ "$made/$path" -ef "$folder/files/$hash" ] || damaged=yes
  done <"$made/MANIFEST"
  if [ -z "$damaged" ]; then rm -f "$made.manifest"; exit 0; fi
fi
rm -rf "$part"
mkdir -p "$part" || exit 1
while read -r hash mode path; do
  case $path in */*) mkdir -p "$part/${path%/*}" || exit 1 ;; esac
  # Where the file system has no links, a copy takes twice the room.
  ln "$folder/files/$hash" "$part/$path" 2>/dev/null || cp "$folder/files/$hash" "$part/$path" || exit 1
  chmod "$mode" "$part/$path" || exit 1
  printf '%s  %s\n' "$hash" "$path"
done <"$made.manifest" >"$part.sums" || exit 1
if ! (cd "$part" && sha256sum -c "$part.sums" >/dev/null); then
  rm -rf "$part" "$part.sums"
  echo "a file of $2/$3 is not what was sent" >&2
  exit 1
fi
mv "$made.manifest" "$part/MANIFEST" || exit 1
rm -rf "$made.old" "$part.sums"
if [ -e "$made" ]; then mv "$made" "$made.old" || exit 1; fi
mv "$part" "$made" && rm -rf "$made.old"
