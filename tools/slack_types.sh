#!/bin/sh
# Makes a JSON Schema of Slack's own types of blocks and views: tools/slack_types.sh FILE
# Needs node and npm. The tests check what we send by it where SLACK_TYPES names the file.
set -eu

file=$1
types=@slack/types@3.2.0
maker=ts-json-schema-generator@2.4.0

command -v node >/dev/null && command -v npm >/dev/null || {
    echo "$0: needs node and npm" >&2
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo '{"private": true}' >"$folder/package.json"
(cd "$folder" && npm install --silent --no-audit --no-fund "$types" "$maker")
(cd "$folder" && npx --no-install ts-json-schema-generator --no-type-check --type '*' \
    --path node_modules/@slack/types/dist/index.d.ts --out schema.json)
mkdir -p "$(dirname "$file")"
mv "$folder/schema.json" "$file"
