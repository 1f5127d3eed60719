#!/bin/sh
# xan: anti-join, letters of any case. It has no way to trim, so rows with blanks around the address slip through.
# Usage: peer_xan.sh CONTACTS LIST OUT [FORM]
[ "$1" = --version ] && { echo "xan $(xan --version)"; exit; }
[ "${4:-clear}" = clear ] || { echo "xan joins on no digest"; exit 1; }
exec xan join --anti -i email "$1" email "$2" -o "$3"
