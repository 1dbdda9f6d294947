#!/bin/sh
# Unpacks a small Debian without Python into a folder: only what Qt needs of a system. The built program must
# run there (SELLERCALL_CLEAN_ROOT=FOLDER python3 -m pytest tests/test_bundle.py). Needs root and debootstrap.
set -eu
folder="${1:?usage: clean_root.sh FOLDER [RELEASE]}"
debootstrap --variant=minbase --include=libegl1,libgl1,libx11-6,libfontconfig1,fonts-dejavu-core,libxkbcommon0 \
    "${2:-bookworm}" "$folder"
! ls "$folder"/usr/bin/python3* 2>/dev/null
