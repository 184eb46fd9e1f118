#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# build.sh SOURCE_DIR OUT_DIR: makes the assets that the host serves. Third-party parts come from npm (by the
# lockfile) and from Debian's fonts, are copied here and never committed. Called by the CMake target "assets".
set -eu
source=$1
out=$2
work=$out.work
mkdir -p "$work/npm" "$work/fonts"

# npm ci only when the lockfile is not the one that was installed last.
cp "$source/packaging/npm/package.json" "$source/packaging/npm/package-lock.json" "$work/npm/"
if ! cmp -s "$work/npm/package-lock.json" "$work/npm/installed.json"; then
  if ! (cd "$work/npm" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1); then
    cat "$work/npm/npm.log" >&2
    echo "The assets need the npm registry once, and it did not answer. Let npm reach a registry (npm config get" \
         "registry), or copy node_modules of an earlier build to $work/npm, with its package-lock.json as" \
         "installed.json." >&2
    exit 1
  fi
  cp "$work/npm/package-lock.json" "$work/npm/installed.json"
fi

# The first python3 that has Debian's python3-fonttools and python3-brotli.
for python in python3 /usr/bin/python3 none; do
  "$python" -c 'import fontTools.subset, brotli' 2>/dev/null && break
done
if [ "$python" = none ]; then
  echo "The assets need the Debian packages python3-fonttools and python3-brotli." >&2
  exit 1
fi
inter=/usr/share/fonts/opentype/inter
gentium=/usr/share/fonts/truetype/gentiumplus
for need in "$inter/Inter-Regular.otf:fonts-inter" "$gentium/GentiumPlus-Regular.ttf:fonts-sil-gentiumplus"; do
  if [ ! -f "${need%%:*}" ]; then
    echo "The assets need the Debian package ${need##*:}." >&2
    exit 1
  fi
done
sh "$source/packaging/assets/fonts.sh" "$python" "$work/fonts" "$inter" "$gentium"

NODE_PATH='' node "$source/packaging/assets/assets.mjs" "$source" "$work" "$out"
