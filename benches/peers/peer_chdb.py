"""chDB (ClickHouse in the process): NOT IN on lower(trim(email)). Usage: peer_chdb.py CONTACTS LIST OUT [FORM]"""

import sys

import chdb

if sys.argv[1:] == ["--version"]:
    print("chDB", chdb.__version__)
    sys.exit()

contacts, entries, out = (path.replace("\\", "\\\\").replace("'", "\\'") for path in sys.argv[1:4])
form = sys.argv[4] if len(sys.argv) > 4 else "clear"
key = "lower(trim(email))" if form == "clear" else f"lower(hex({form.upper()}(lower(trim(email)))))"
chdb.query(
    f"""
    INSERT INTO FUNCTION file('{out}', 'CSVWithNames')
    SELECT * FROM file('{contacts}', 'CSVWithNames')
    WHERE {key} NOT IN (SELECT lower(trim(email)) FROM file('{entries}', 'CSVWithNames'))
    SETTINGS input_format_csv_use_best_effort_in_schema_inference = 0, input_format_csv_trim_whitespaces = 0,
             engine_file_truncate_on_insert = 1
    """
)
