#!/bin/sh
# A CI check: an export may go out only if nobody on it objected, and at most 5 % of its rows are unusable otherwise.
#
#   ci-check.sh EXPORT.csv OPTOUTS
set -eu

scrub check "$1" --suppress "$2" --fail-on optout
scrub check "$1" --suppress "$2" --max-rejects 5% --format json
