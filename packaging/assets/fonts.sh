#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# fonts.sh PYTHON OUT INTER_DIR GENTIUM_DIR: cuts the fonts into a Latin part, which every page needs, and an extended
# part (Polish, Turkish, Vietnamese names), which a browser fetches only when such a letter is on the page.
set -eu
python=$1 out=$2 inter=$3 gentium=$4
latin=U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0300-0304,U+0308,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+2713,U+FEFF,U+FFFD
ext=U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+0300-036F,U+1E00-1EFF,U+20A0-20AB,U+20AD-20CF

cut_font() {
  # shellcheck disable=SC3013  # dash and bash know -nt
  [ -s "$out/$2" ] && [ "$out/$2" -nt "$0" ] && return
  # Silt: a table of SIL's own tools, which fontTools does not know.
  "$python" -m fontTools.subset "$1" --unicodes="$3" --flavor=woff2 --no-hinting --desubroutinize \
    --layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum,lnum --name-IDs=0,1,2,13,14 --drop-tables+=Silt --output-file="$out/$2"
}
cut_font "$inter/Inter-Regular.otf" inter-regular-latin.woff2 "$latin"
cut_font "$inter/Inter-Regular.otf" inter-regular-ext.woff2 "$ext"
cut_font "$inter/Inter-SemiBold.otf" inter-semibold-latin.woff2 "$latin"
cut_font "$inter/Inter-SemiBold.otf" inter-semibold-ext.woff2 "$ext"
cut_font "$gentium/GentiumPlus-Regular.ttf" gentium-regular-latin.woff2 "$latin"
cut_font "$gentium/GentiumPlus-Regular.ttf" gentium-regular-ext.woff2 "$ext"
cut_font "$gentium/GentiumPlus-Italic.ttf" gentium-italic-latin.woff2 "$latin"
cut_font "$gentium/GentiumPlus-Bold.ttf" gentium-bold-latin.woff2 "$latin"
