#!/bin/bash
# Signs a disk image, has Apple look at it, and staples the answer to it: APPLE_ID, PASSWORD, TEAM in the environment.
set -euo pipefail
image="${1:?usage: notarize.sh IMAGE.dmg}"
codesign --sign "Developer ID Application" --timestamp "$image"
xcrun notarytool submit "$image" --apple-id "$APPLE_ID" --password "$PASSWORD" --team-id "$TEAM" --wait
xcrun stapler staple "$image"
