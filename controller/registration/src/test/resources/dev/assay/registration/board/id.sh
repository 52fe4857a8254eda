#!/bin/sh
# A user who is not root.
case $1 in
  -u) echo 1000 ;;
  -un) echo pi ;;
  *) echo "uid=1000(pi) gid=1000(pi)" ;;
esac
