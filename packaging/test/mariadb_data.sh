#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Makes the data of a MariaDB for tests.
#   mariadb_data.sh DIR   of `nobody` if you are root, as mariadbd refuses to run as root
# What the server says is printed when it fails. It is tried twice: it was seen to end in the middle of this, for a
# reason that its words did not reach us to tell, and no test is about that.
set -eu
dir=${1:?the folder of the data}
as=
if [ "$(id -u)" = 0 ]; then
    chown nobody "$(dirname "$dir")"
    as="setpriv --reuid=nobody --regid=nogroup --clear-groups"
fi

install() {
    rm -rf "$dir"
    mkdir "$dir"
    [ -z "$as" ] || chown nobody "$dir"
    $as mariadb-install-db --no-defaults --datadir="$dir" --auth-root-authentication-method=normal --skip-test-db 2>&1
}

said=$(install) || { echo "$said" >&2; install >&2; }
