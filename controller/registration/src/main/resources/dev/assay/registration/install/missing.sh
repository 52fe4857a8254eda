# Which of some contents are not here: missing FOLDER SHA256…; prints their hashes. What is damaged is removed, and so is missing.
files=$1/files
shift
for hash in "$@"; do
  if [ -f "$files/$hash" ]; then
    read -r found _ <<FOUND
$(sha256sum "$files/$hash")
FOUND
    if [ "$found" = "$hash" ]; then continue; fi
    rm -f "$files/$hash"
  fi
  echo "$hash"
done
