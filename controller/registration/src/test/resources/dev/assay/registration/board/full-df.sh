#!/bin/sh
# A disk with 3 MB left.
echo "Filesystem 1024-blocks Used Available Capacity Mounted on"
echo "/dev/mmcblk0p2 30000000 29997000 3000 100% /"
