"""DuckDB: anti-join on lower(trim(email)). Usage: peer_duckdb.py CONTACTS LIST OUT [FORM]"""

import sys

import duckdb

if sys.argv[1:] == ["--version"]:
    print("DuckDB", duckdb.__version__)
    sys.exit()

contacts, entries, out = (path.replace("'", "''") for path in sys.argv[1:4])
form = sys.argv[4] if len(sys.argv) > 4 else "clear"
key = "lower(trim(c.email))" if form == "clear" else f"{form}(lower(trim(c.email)))"
# A join of DuckDB does not keep the order of the rows either way, and this is faster.
duckdb.sql("SET preserve_insertion_order = false")
duckdb.sql(
    f"""
    COPY (
        SELECT c.*
        FROM read_csv('{contacts}', header = true, all_varchar = true) c
        ANTI JOIN read_csv('{entries}', header = true, all_varchar = true) l ON {key} = lower(trim(l.email))
    ) TO '{out}' (FORMAT csv, HEADER true)
    """
)
