PRAGMA application_id = 1330009163;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
INSERT INTO meta VALUES('needs','0.1.0');
INSERT INTO meta VALUES('rows.meta','51ab4bd6c0c0639ca27aa24b618669339cbeddbfa7d0fef1208c1db617493f13');
INSERT INTO meta VALUES('rows.journal','0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO meta VALUES('rows.plan','6e9180250ab5015a181b572a853f2e7efa4a1d627d229268b0c0572730414849');
INSERT INTO meta VALUES('rows.materials','f6a6ae8199afa26390d39e0df534ca8a8e11f2ddd72f149132d90b83c9bcd7b8');
INSERT INTO meta VALUES('rows.parties','d7f797dd4150ea24a20e675b9652daefab5f7502062d02b0bfa73acdf3ba68c5');
INSERT INTO meta VALUES('rows.recipes','5d4bf712106fbc727681cf9101c9826ca4def4e4c98d9fd2da15dac75abcdf7e');
INSERT INTO meta VALUES('rows.sites','560e0f1a7e40bae250de545b3c293330a2e5bf153451056696b4b4d1461e1bf6');
INSERT INTO meta VALUES('rows.indices','a1ec1c57a46757ea9c5c6eb88a5ecba531310b64614b063a4ffc190840a3e83c');
INSERT INTO meta VALUES('rows.agreements','e95eef9a013a1b8407612f7364dcc0f2c94db41c41b22bddfbcde2d9924641f1');
INSERT INTO meta VALUES('rows.deliveries','340827b4b44a6e440e367fa37c411311f9b1139087a941886c13f5f693dc7f24');
INSERT INTO meta VALUES('rows.scenarios','ebe6ce81b3edfe117e171fdcb1a114d1de57b971e7e963ac1aaa232ab2f267e9');
INSERT INTO meta VALUES('rows.rules','143debe9a515d45fc460c149cd6041046231b28413bfb0d00c28cb43ad102e3f');
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
INSERT INTO "plan" VALUES('plan','Every key','','EUR','{"from":2024,"to":2030,"step":"year"}','["materials","parties","recipes","sites","indices","agreements","deliveries","scenarios","rules"]');
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
INSERT INTO materials VALUES(0,'niso4','Nickel sulphate "hexahydrate"','NiSO4.6H2O','{"Ni":0.2233,"Co":0}','none',0,5.4000000000000003552,'lme-ni','acm','salt');
INSERT INTO materials VALUES(1,'cam',NULL,NULL,'{"Ni":0.4827}',NULL,NULL,NULL,NULL,'eam','cam');
INSERT INTO materials VALUES(2,'scrap','',NULL,'{"Ni":0.4827}','pre',NULL,NULL,NULL,NULL,'scrap');
INSERT INTO materials VALUES(3,'eol',NULL,NULL,'{"Ni":0.1}','post',NULL,NULL,NULL,NULL,'cell');
INSERT INTO materials VALUES(4,'bm',NULL,NULL,'{"Ni":0.25}',NULL,1,NULL,NULL,NULL,'black_mass');
INSERT INTO materials VALUES(5,'ni',NULL,NULL,'{"Ni":1}',NULL,NULL,0.0,NULL,NULL,'metal');
INSERT INTO materials VALUES(6,'pcam',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,'pcam');
INSERT INTO materials VALUES(7,'water',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'other');
CREATE TABLE parties (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  country TEXT NOT NULL,
  foreign_entity INTEGER CHECK (foreign_entity IN (0, 1)),
  notes TEXT
) STRICT;
INSERT INTO parties VALUES(0,'p','Party','US',0,replace('line one\nline two'||char(9)||'tab \ ü €','\n',char(10)));
INSERT INTO parties VALUES(1,'q',NULL,'CN',1,NULL);
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
INSERT INTO recipes VALUES(0,'cathode','Cathode','cam','[{"material":"niso4","t_per_t":2.25}]','[{"material":"cam","t_per_t":1,"allocation":1},{"material":"scrap","t_per_t":0.01,"allocation":0}]',NULL,NULL,8500.0,1.0000000000000000817e-05,'{"2024":3500,"2026Q2":3200.5}');
INSERT INTO recipes VALUES(1,'cells',NULL,'cam','[{"material":"cam","t_per_t":1}]','[{"material":"eol","t_per_t":3},{"material":"scrap","t_per_t":0.1}]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO recipes VALUES(2,'shred','Shredding',NULL,NULL,NULL,'["scrap","eol"]','[{"product":"bm","of":"Ni","fraction":0.97,"allocation":2.5}]',NULL,NULL,'-12.75');
INSERT INTO recipes VALUES(3,'refine',NULL,NULL,NULL,NULL,'["bm"]','[{"product":"niso4","of":"Ni","fraction":0.95},{"product":"water","of":"mass","fraction":0.2,"allocation":0}]',NULL,NULL,NULL);
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
INSERT INTO sites VALUES(0,'mine','Mine','q','ID','source','mine',NULL,NULL,NULL,'100000','{"2024":0.7,"2030":0.4}','virgin','ID','CN',9.0000000000000002281e-06,0.0,-1.5);
INSERT INTO sites VALUES(1,'collector',NULL,'p',NULL,'source','collector',NULL,NULL,NULL,NULL,NULL,'recycled_post',NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(2,'shredder',NULL,'p',NULL,'process','shredder','shred',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(3,'refiner',NULL,'p',NULL,'process','refiner','refine','push',NULL,'{"2025":10000}',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(4,'line',NULL,'p',NULL,'process','cam','cathode','fixed','{"2028":13000,"2024Q4":0,"2026":1500}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(5,'line-2',NULL,'p',NULL,'process',NULL,'cathode','pull',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(6,'gigafactory',NULL,'p',NULL,'process','cell','cells','push',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(7,'hub',NULL,'p',NULL,'hub','other',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO sites VALUES(8,'maker',NULL,'p','MX','sink','oem',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE indices (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  unit TEXT,
  price_per_t TEXT NOT NULL,
  source TEXT
) STRICT;
INSERT INTO indices VALUES(0,'lme-ni','LME nickel','EUR/t','{"2024":17000,"2025":16500.25}','LME');
INSERT INTO indices VALUES(1,'flat',NULL,NULL,'1',NULL);
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
INSERT INTO agreements VALUES(0,'001','A-1','Sulphate','refiner','line','niso4','binding','2024-03-01','2034-02-28','2023-12-24','{"kind":"share_of_need","share":{"2024":0.1,"2027":0.3},"min_tpa":0,"max_tpa":{"2024":9000},"tolerance":0.05,"basis":"Ni"}','{"kind":"index","terms":[{"index":"lme-ni","payable":1.02,"element":"Ni"},{"index":"flat"}],"premium_per_t":{"2024":-100},"floor_per_t":2000,"cap_per_t":{"2024":6000}}','[{"property":"Fe","min":0,"max":10,"unit":"ppm"},{}]','{"incoterm":"DAP","place":"Reno"}','[{"mode":"truck","km":1234.5,"kgco2e_per_tkm":0.1},{}]','{"months":12,"notice_months":6,"automatic":true}',0.8000000000000000444,'C-1','002','[{"kind":"recycled_share","element":"Ni","min":0.5,"max":1},{"kind":"country_share","element":"Ni","min":0.1,"countries":["US","CA"]},{"kind":"recycled_post_share"},{"kind":"no_foreign_entity","countries":[]},{"kind":"kgco2e_per_t","max":5000}]','[{"text":"Qualification","owner":"QA","due":"2024-02-29","done":false},{}]','[{"date":"2023-06-01","status":"loi","reason":"letter"},{"status":"mou"}]',1,'[{"title":"Press release","uri":"https://example.org/a","sha256":"00"}]','');
INSERT INTO agreements VALUES(1,'002',NULL,NULL,'line','gigafactory','cam','active',NULL,NULL,NULL,'{"kind":"share_of_output","share":1}','{"kind":"fixed","per_t":25000,"floor_per_t":0,"cap_per_t":1e17}',NULL,NULL,NULL,NULL,NULL,NULL,'001',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO agreements VALUES(2,'003',NULL,NULL,'gigafactory','shredder','scrap','draft','2030-01-01','2029-01-01',NULL,'{"kind":"fixed","tpa":{},"tolerance":0,"basis":"material"}',NULL,'[]','{}','[]','{}',NULL,NULL,NULL,'[]','[]','[]',NULL,'[]',NULL);
INSERT INTO agreements VALUES(3,'004',NULL,NULL,'collector','shredder','eol','terminated',NULL,NULL,NULL,'{"kind":"fixed"}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL);
INSERT INTO agreements VALUES(4,'005',NULL,NULL,'mine','line-2','niso4','expired',NULL,NULL,NULL,'{"kind":"share_of_need","share":0.5}','{"kind":"index","terms":[]}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO deliveries VALUES(0,'d1','001','2024Q2',120.5,1.1999999999999999555,'{"Ni":[0.2231,0.0004],"Co":[0,0]}','note 1');
INSERT INTO deliveries VALUES(1,'d2',NULL,NULL,NULL,NULL,'{}',NULL);
CREATE TABLE scenarios (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  notes TEXT,
  changes TEXT,
  include_status TEXT
) STRICT;
INSERT INTO scenarios VALUES(0,'fast','Fast ramp','n','[{"list":"sites","id":"line","set":{"planned_tpa":13000,"mode":"fixed"}},{"list":"parties","add":{"id":"r","country":"DE"}},{"list":"agreements","id":"003","remove":true}]','["mou","loi","draft"]');
INSERT INTO scenarios VALUES(1,'empty',NULL,NULL,'[]','[]');
INSERT INTO scenarios VALUES(2,'bare',NULL,NULL,NULL,NULL);
CREATE TABLE rules (
  position INTEGER NOT NULL UNIQUE,
  id TEXT PRIMARY KEY NOT NULL,
  body TEXT
) STRICT;
INSERT INTO rules VALUES(0,'own-1','{"id":"own-1","threshold":0.26,"values":[1,2.5,null,true],"nested":{"z":{},"a":[]}}');
COMMIT;
