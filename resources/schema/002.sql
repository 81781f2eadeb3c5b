CREATE TABLE editions (
  number INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  made TEXT NOT NULL,
  prepared_by TEXT NOT NULL,
  scenario TEXT NOT NULL,
  program TEXT NOT NULL,
  digest TEXT NOT NULL,
  pages_digest TEXT NOT NULL,
  model BLOB NOT NULL,
  rules BLOB NOT NULL,
  results BLOB NOT NULL,
  pages BLOB NOT NULL
) STRICT;
