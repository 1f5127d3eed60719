#!/bin/sh
# Miller: unpaired rows of a join on a key made for it. -S: nothing is a number. Usage:
# peer_miller.sh CONTACTS LIST OUT [FORM]
[ "$1" = --version ] && { mlr --version | sed 's/^mlr/Miller/'; exit; }
key='tolower(strip($email))'
[ "${4:-clear}" = clear ] || key="$4($key)"
exec mlr -S --csv put "\$key = $key" then join --np --ur -j key -l email -f "$2" \
    then cut -x -f key "$1" >"$3"
