# Makes a Java runtime the agent's: link FOLDER HOME; HOME is absolute, or runtimes/HASH in FOLDER.
cd "$1" 2>/dev/null || { mkdir -p "$1" && chmod 700 "$1" && cd "$1"; } || exit 1
[ -x "$2/bin/java" ] || { echo "there is no bin/java in $2" >&2; exit 1; }
"$2/bin/java" -version >/dev/null 2>java.said || {
  echo "$2/bin/java does not start: $(head -c 300 java.said)" >&2
  rm -f java.said
  exit 1
}
sed -n 's/.*version "\([^"]*\)".*/\1/p' java.said | head -n 1
rm -f java.said java.new
ln -s "$2" java.new || exit 1
mv -fT java.new java 2>/dev/null || { rm -f java; mv -f java.new java; }
