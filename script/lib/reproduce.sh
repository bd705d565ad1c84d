#!/usr/bin/env bash
# usage: reproduce.sh
# Builds the site once more from the same sources in another folder, and compares: the same bytes must come out, so that
# anyone can check that a site was made from these sources. Needs a built dist/.
set -euo pipefail
source "$(dirname "$0")/common.sh"
cd "$root"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
# The files that git knows, and those that it may come to know, as they are now.
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  if [ -e "$file" ]; then printf '%s\0' "$file"; fi
done | tar --create --null --files-from - | tar --extract --directory "$copy"
"$copy/script/build" site
diff "$copy/dist/SHA256SUMS" dist/SHA256SUMS || die 'another folder gave other bytes: see above'
say "$(wc -l < dist/SHA256SUMS) files are the same, built in $copy"
