#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# new-plugin.sh ID [FOLDER]: copies plugins/hello under another name, to FOLDER (default plugins/ID).
set -eu
id=${1:?the id of the new plugin, e.g. side-trips}
folder=${2:-plugins/$id}
case $id in
    *[!a-z0-9-]* | [!a-z]*) echo "An id is made of small letters, digits and hyphens and starts with a letter." >&2; exit 2 ;;
esac
[ ! -e "$folder" ] || { echo "$folder exists already." >&2; exit 1; }
name=$(printf %s "$id" | tr - _)
capital=$(printf %s "$name" | awk -F_ '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')
cp -R plugins/hello "$folder"
# In the order of length: the class, then the id where it is an id, then the namespace.
find "$folder" -type f -exec sed -i \
    -e "s/HelloPlugin/${capital}Plugin/g" \
    -e "s/namespace plenaria::hello/namespace plenaria::$name/g" -e "s/plenaria::hello/plenaria::$name/g" \
    -e "s/plenaria_add_plugin(hello/plenaria_add_plugin($id/" -e "s/project(hello/project($name/" \
    -e "s/\"id\": *\"hello\"/\"id\": \"$id\"/" -e "s/\"hello\./\"$id./g" -e "s/\"hello\//\"$id\//g" \
    -e "s/\"\/hello/\"\/$id/g" -e "s/\"tables\": *\"hello_\"/\"tables\": \"${name}_\"/" {} +
echo "$folder is ready. In this tree, add its name to plugins/CMakeLists.txt; then: ./dev room $id"
