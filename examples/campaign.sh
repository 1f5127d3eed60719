#!/bin/sh
# A campaign export in a pipe: the clean list goes straight on, the evidence is kept.
#
#   campaign.sh CONTACTS.csv OPTOUTS EVIDENCE_DIR > send.csv
set -eu

scrub clean "$1" --suppress "$2" --purpose newsletter -o - \
    --rejects "$3/rejected.csv" --report "$3/report.json" --force
