PRAGMA application_id = 1330009163;

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

INSERT INTO meta (key, value) VALUES ('needs', '0.1.0');

CREATE TABLE journal (
  step INTEGER PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,
  made INTEGER NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  changes BLOB NOT NULL,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL CHECK (id = 'plan'),
  title TEXT NOT NULL,
  notes TEXT,
  currency TEXT NOT NULL,
  horizon TEXT NOT NULL,
  empty_lists TEXT
) STRICT;

CREATE TABLE materials (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  formula TEXT,
  composition TEXT,
  waste TEXT,
  intermediate INTEGER CHECK (intermediate IN (0, 1)),
  virgin_kgco2e_per_kg REAL,
  price_index TEXT REFERENCES indices (id) DEFERRABLE INITIALLY DEFERRED,
  us45x TEXT,
  role TEXT
) STRICT;

CREATE TABLE parties (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  country TEXT NOT NULL,
  foreign_entity INTEGER CHECK (foreign_entity IN (0, 1)),
  notes TEXT
) STRICT;

CREATE TABLE recipes (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  reference TEXT REFERENCES materials (id) DEFERRABLE INITIALLY DEFERRED,
  inputs TEXT,
  outputs TEXT,
  feeds TEXT,
  yields TEXT,
  electricity_kwh_per_t REAL,
  direct_kgco2e_per_t REAL,
  conversion_cost_per_t TEXT
) STRICT;

CREATE TABLE sites (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  party TEXT NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
  country TEXT,
  kind TEXT NOT NULL,
  stage TEXT,
  recipe TEXT REFERENCES recipes (id) DEFERRABLE INITIALLY DEFERRED,
  mode TEXT,
  planned_tpa TEXT,
  capacity_tpa TEXT,
  grid_kgco2e_per_kwh TEXT,
  origin TEXT,
  extraction_country TEXT,
  processing_country TEXT,
  kgco2e_per_kg REAL,
  x REAL,
  y REAL
) STRICT;

CREATE TABLE indices (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  unit TEXT,
  price_per_t TEXT NOT NULL,
  source TEXT
) STRICT;

CREATE TABLE agreements (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  number TEXT,
  title TEXT,
  seller TEXT NOT NULL REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
  buyer TEXT NOT NULL REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
  material TEXT NOT NULL REFERENCES materials (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT,
  start TEXT,
  "end" TEXT,
  signed TEXT,
  quantity TEXT NOT NULL,
  price TEXT,
  specification TEXT,
  delivery TEXT,
  transport TEXT,
  renewal TEXT,
  take_or_pay REAL,
  contract TEXT,
  mirror TEXT REFERENCES agreements (id) DEFERRABLE INITIALLY DEFERRED,
  promises TEXT,
  conditions TEXT,
  status_history TEXT,
  exclusive INTEGER CHECK (exclusive IN (0, 1)),
  documents TEXT,
  notes TEXT
) STRICT;

CREATE TABLE deliveries (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  agreement TEXT REFERENCES agreements (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT,
  t REAL,
  sigma_t REAL,
  assay TEXT,
  document TEXT
) STRICT;

CREATE TABLE scenarios (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  notes TEXT,
  changes TEXT,
  include_status TEXT
) STRICT;

CREATE TABLE rules (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  body TEXT
) STRICT;
