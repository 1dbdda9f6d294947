#!/bin/bash
# Puts the owner's certificate (CERTIFICATE: base64 of a .p12, PASSWORD) into a keychain of its own, for codesign.
set -euo pipefail
keychain="$RUNNER_TEMP/owner.keychain-db"
secret="$(openssl rand -hex 16)"
base64 --decode <<< "$CERTIFICATE" > "$RUNNER_TEMP/owner.p12"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 3600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
security import "$RUNNER_TEMP/owner.p12" -P "$PASSWORD" -f pkcs12 -k "$keychain" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
rm "$RUNNER_TEMP/owner.p12"
