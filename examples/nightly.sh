#!/bin/sh
# A nightly job: refresh the store from tonight's exports. Every step stops the job when it fails; the store then keeps
# the state of the night before, and `clean` goes on refusing lists that became too old (max-age-days in scrub.toml).
#
#   nightly.sh EXPORT_DIR      (run it in the directory that holds scrub.toml)
#
# The store was made once, by hand, with `scrub init`. A job must never do that: where the disk of the store is not
# mounted, it would make an empty one, and everybody would pass.
set -eu
exports=$1

# The full list of the CRM: what it no longer has stays in force, and is counted.
scrub import "$exports/optouts-clear.txt" --list crm --kind optout --replace
# Feeds that only ever grow.
scrub import "$exports/complaints.csv" --list feedback-loop --kind complaint
scrub import "$exports/bounces.csv" --list bounces --kind bounce --channel email
scrub import "$exports/domains.txt" --list companies --kind optout

scrub store verify
scrub store status
