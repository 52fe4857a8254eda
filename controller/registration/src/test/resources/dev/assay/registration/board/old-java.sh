#!/bin/sh
echo 'openjdk version "1.8.0_402"' >&2
