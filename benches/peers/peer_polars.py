"""polars, streaming engine: anti-join on lower(trim(email)). Usage: peer_polars.py CONTACTS LIST OUT [FORM]"""

import sys

import polars as pl

if sys.argv[1:] == ["--version"]:
    print("polars", pl.__version__)
    sys.exit()

contacts, entries, out = sys.argv[1:4]
if sys.argv[4:] not in ([], ["clear"]):
    sys.exit("polars computes no digest of this kind")
key = pl.col("email").str.strip_chars().str.to_lowercase()
kept = pl.scan_csv(contacts, infer_schema=False).join(
    pl.scan_csv(entries, infer_schema=False),
    left_on=key,
    right_on=key,
    how="anti",
    maintain_order="left",
)
kept.sink_csv(out)
