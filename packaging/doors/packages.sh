#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# packages.sh GROUP...: installs those packages of debian-packages.txt that are missing. Silent when none is.
set -eu
list=$(dirname "$0")/../debian-packages.txt

say() { printf '%s\n' "$*" >&2; }
command -v dpkg-query >/dev/null || {
    say "Plenaria builds on Debian 12, and this system has no dpkg. What it needs is listed in $list."
    exit 1
}
export LC_ALL=C
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')

missing=
group=
while read -r package program; do
    case $package in
        '##') group=$program; continue ;;
        '#' | '') continue ;;
    esac
    case " $* " in *" $group "*) ;; *) continue ;; esac
    [ -z "$program" ] || ! command -v "$program" >/dev/null || continue
    printf '%s\n' "$installed" | grep -qx -- "$package" || missing="$missing $package"
done <"$list"
[ -n "$missing" ] || exit 0

as=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        say "These Debian packages are missing:$missing"
        say "Ask somebody who may install them: apt-get install --no-install-recommends$missing"
        exit 1
    }
    as="sudo -E"
fi
say "Installing Debian packages:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
apt="$as apt-get -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2"
# The lists of a fresh machine are empty or old: fetched only when needed, because that takes a while.
# shellcheck disable=SC2086
if $apt install -y --no-install-recommends $missing >"$log" 2>&1 ||
    { $apt update >>"$log" 2>&1 && $apt install -y --no-install-recommends $missing >>"$log" 2>&1; }; then
    exit 0
fi
tail -n 15 "$log" >&2
if grep -qiE "no space left|enough free space" "$log"; then
    say "The disk is full: the Debian packages were not installed. Make room and start again."
elif grep -qiE "could not resolve|failed to fetch|could not connect|unable to fetch|connection (failed|timed out)" "$log"; then
    say "The package mirror could not be reached, so these packages are missing:$missing"
    say "Check the network and /etc/apt/sources.list, then start again."
elif grep -qi "unable to locate package" "$log"; then
    say "The package sources of this machine do not have everything: Plenaria needs those of Debian 12 (main)."
elif grep -qi "could not get lock" "$log"; then
    say "Another program is installing packages. Wait until it has finished, then start again."
else
    say "apt-get could not install the packages; its last words are above."
fi
exit 1
