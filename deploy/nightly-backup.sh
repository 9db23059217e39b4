#!/bin/sh
# nightly-backup.sh FOLDER KEYFILE: one backup named after the moment; those older than KEEP_DAYS (35) go, once the new one is there.
set -eu
folder=${1:?folder for the backups}
key=${2:?file with the passphrase}
here=$(cd "$(dirname "$0")/.." && pwd)
file="$folder/guitu-$(date -u +%Y%m%dT%H%M%SZ).backup"
mkdir -p "$folder"
"$here/node_modules/node/bin/node" --disable-warning=ExperimentalWarning "$here/tools/guitu.ts" backup "$file" --key "$key"
find "$folder" -maxdepth 1 -name 'guitu-*.backup' ! -newer "$file" ! -path "$file" -mtime "+${KEEP_DAYS:-35}" -delete
