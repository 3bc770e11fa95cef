#!/bin/sh
# Prints the name of a file with Discord's own description of its requests, for DISCORD_OPENAPI:
#
#     DISCORD_OPENAPI=$(tools/discord-schemas.sh) make test ARGS=tests/cogs
#
# It is made once, from npm's discord-api-spec, and kept. Needs npm and Node 20.
set -eu
spec=10.0.266135 zod=4.6.7
here=$(cd "$(dirname "$0")" && pwd)
at=${XDG_CACHE_HOME:-$HOME/.cache}/corobot-discord/$spec
if [ ! -s "$at/openapi.json" ]; then
  mkdir -p "$at"
  npm install --prefix "$at" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
    "discord-api-spec@$spec" "zod@$zod" >&2
  cp "$here/discord-schemas.mjs" "$at/"
  (cd "$at" && node discord-schemas.mjs openapi.part && mv openapi.part openapi.json) >&2
fi
echo "$at/openapi.json"
