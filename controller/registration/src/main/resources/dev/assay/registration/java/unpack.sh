# Unpacks a Java runtime: unpack FOLDER HASH, with FOLDER/runtimes/HASH.tar.gz there; prints its home, relative to FOLDER. Whole or not at all.
cd "$1/runtimes" || exit 1
part=$2.part
rm -rf "$part" "$2"
mkdir "$part" || exit 1
if ! tar -xzf "$2.tar.gz" -C "$part"; then
  rm -rf "$part" "$2.tar.gz"
  exit 1
fi
rm -f "$2.tar.gz"
for java in "$part"/bin/java "$part"/*/bin/java "$part"/*/*/bin/java; do
  if [ -x "$java" ]; then
    mv "${java%/bin/java}" "$2" && rm -rf "$part" && echo "runtimes/$2"
    exit
  fi
done
rm -rf "$part"
echo "there is no bin/java in the archive" >&2
exit 1
