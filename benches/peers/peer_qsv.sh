#!/bin/sh
# qsv: exclude, letters of any case; it trims keys by itself. Usage: peer_qsv.sh CONTACTS LIST OUT [FORM]
[ "$1" = --version ] && { qsv --version | cut -d' ' -f1-2; exit; }
[ "${4:-clear}" = clear ] || { echo "qsv joins on no digest"; exit 1; }
exec qsv exclude --ignore-case email "$1" email "$2" -o "$3"
