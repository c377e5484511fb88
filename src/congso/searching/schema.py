"""The index that the press builds and the front reads: one SQLite file, never written by readers.

Each page stands twice: as it is written, so that exact tones come first, and folded, so that
“ban kinh phuc vu” finds “Bán kính phục vụ”. Figures answer by their names; old places name the new.

A file that readers have is never written to. It may be once another has taken its place, so who
asks one looks afterwards whether it was in its place all the while.
"""

FILE = "search.sqlite"
"""Its name in the built tree, beside the manifest."""
FORMAT = 2

TABLES = """
CREATE TABLE page(
    id INTEGER PRIMARY KEY, address TEXT UNIQUE NOT NULL, checksum TEXT NOT NULL,
    title TEXT NOT NULL, section TEXT NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX page_by_section ON page(section, day);
CREATE VIRTUAL TABLE exact USING fts5(
    title, text, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE folded USING fts5(
    title, text, content='', tokenize="unicode61 remove_diacritics 0"
);
CREATE TABLE figure(
    name TEXT NOT NULL, names TEXT NOT NULL, said TEXT NOT NULL, period TEXT NOT NULL,
    address TEXT NOT NULL, place TEXT NOT NULL
);
CREATE TABLE renamed(
    folded TEXT NOT NULL, name TEXT NOT NULL, now TEXT NOT NULL, day TEXT NOT NULL
);
CREATE INDEX renamed_by_name ON renamed(folded);
CREATE TABLE round(state TEXT NOT NULL, before TEXT NOT NULL);
CREATE TABLE lately(address TEXT PRIMARY KEY);
"""
"""`figure.names` holds the folded names, one a line; `renamed.folded` the bare old name, folded.

`round` names the state of the file and the state that it followed, by the pages of `lately`.
"""
VOCABULARY = "CREATE VIRTUAL TABLE temp.{0}_words USING fts5vocab(main, {0}, row)"
"""Every word of a table with how many pages have it and how often."""
TABLES_OF_WORDS = ("exact", "folded")
