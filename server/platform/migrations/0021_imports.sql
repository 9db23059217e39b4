-- Imports of ledgers: the file as uploaded, what became of each row, the names a county has for the columns, and each case's own row.

CREATE TABLE guitu.import (
  id          uuid NOT NULL,
  account     uuid,
  unit        uuid NOT NULL,
  region      text COLLATE "C" NOT NULL,
  kind        text NOT NULL,
  mode        text NOT NULL,
  state       text NOT NULL,
  file        uuid NOT NULL,
  file_name   text NOT NULL,
  file_bytes  bigint NOT NULL,
  own_names   jsonb NOT NULL DEFAULT '{}',
  layout      bytea,
  problem     jsonb,
  rows_read   integer NOT NULL DEFAULT 0,
  rows_total  integer,
  accepted    integer NOT NULL DEFAULT 0,
  refused     integer NOT NULL DEFAULT 0,
  unchanged   integer NOT NULL DEFAULT 0,
  warnings    integer NOT NULL DEFAULT 0,
  claim       uuid,
  heartbeat   timestamptz,
  attempts    integer NOT NULL DEFAULT 0,
  follows     uuid,
  created     timestamptz NOT NULL,
  started     timestamptz,
  finished    timestamptz,
  CONSTRAINT import_pk PRIMARY KEY (id),
  CONSTRAINT import_unit_fk FOREIGN KEY (unit) REFERENCES guitu.organisation (id),
  CONSTRAINT import_follows_fk FOREIGN KEY (follows) REFERENCES guitu.import (id),
  CONSTRAINT import_follows_once UNIQUE (follows),
  CONSTRAINT import_kind CHECK (kind IN ('corrections-ledger')),
  CONSTRAINT import_mode CHECK (mode IN ('dry-run', 'import')),
  CONSTRAINT import_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
  CONSTRAINT import_claimed_when_running CHECK (state <> 'running' OR (claim IS NOT NULL AND heartbeat IS NOT NULL)),
  CONSTRAINT import_failed_with_problem CHECK ((state = 'failed') = (problem IS NOT NULL))
);
COMMENT ON TABLE guitu.import IS 'One upload and how far it has come. Read by the account that uploaded it, since its rows may be anybody''s';
COMMENT ON COLUMN guitu.import.account IS 'Who uploads, and whose scope the rows are written in; NULL: the command line of the machine itself';
COMMENT ON COLUMN guitu.import.unit IS 'County agency or office the ledger is of';
COMMENT ON COLUMN guitu.import.region IS 'Six-digit code of the county whose towns and offices the rows name';
COMMENT ON COLUMN guitu.import.own_names IS 'Column names of this file → our columns, as given with the upload; null leaves a column out';
COMMENT ON COLUMN guitu.import.layout IS 'Sealed JSON: sheet, title rows, header, and which column was taken for which';
COMMENT ON COLUMN guitu.import.claim IS 'Fencing token of the process that works on it; a process that lost it writes nothing more';
COMMENT ON COLUMN guitu.import.attempts IS 'Times it was claimed since rows were last written; a file that kills its process every time is given up';
COMMENT ON COLUMN guitu.import.follows IS 'The dry run this import was confirmed from';
CREATE INDEX import_by_account ON guitu.import (account, created DESC);
CREATE INDEX import_to_do ON guitu.import (created) WHERE state IN ('queued', 'running');

CREATE TABLE guitu.import_file (
  file uuid NOT NULL,
  seq  integer NOT NULL,
  data bytea NOT NULL,
  CONSTRAINT import_file_pk PRIMARY KEY (file, seq)
);
COMMENT ON TABLE guitu.import_file IS 'The uploaded bytes in sealed pieces; removed once the rows are in';

CREATE TABLE guitu.import_row (
  import   uuid NOT NULL,
  row      integer NOT NULL,
  outcome  text NOT NULL,
  case_id  uuid,
  warnings integer NOT NULL DEFAULT 0,
  detail   bytea,
  CONSTRAINT import_row_pk PRIMARY KEY (import, row),
  CONSTRAINT import_row_import_fk FOREIGN KEY (import) REFERENCES guitu.import (id) ON DELETE CASCADE,
  CONSTRAINT import_row_outcome CHECK (outcome IN ('accepted', 'refused', 'unchanged')),
  CONSTRAINT import_row_refused_with_detail CHECK (outcome <> 'refused' OR detail IS NOT NULL)
);
COMMENT ON TABLE guitu.import_row IS 'What became of a row; written in the transaction that wrote its case, so a row is done or not, never half';
COMMENT ON COLUMN guitu.import_row.row IS 'As in Excel''s margin';
COMMENT ON COLUMN guitu.import_row.detail IS 'Sealed JSON: the issues and, of a refused row, its cells';
CREATE INDEX import_row_refused ON guitu.import_row (import, row) WHERE outcome = 'refused';
CREATE INDEX import_row_with_issues ON guitu.import_row (import, row) WHERE detail IS NOT NULL;

CREATE TABLE guitu.import_mapping (
  region   text COLLATE "C" NOT NULL,
  header   text NOT NULL,
  key      text,
  updated  timestamptz NOT NULL,
  updated_by uuid,
  CONSTRAINT import_mapping_pk PRIMARY KEY (region, header)
);
COMMENT ON TABLE guitu.import_mapping IS 'A county''s own column names, remembered from one import to the next; names of columns are no secret';
COMMENT ON COLUMN guitu.import_mapping.key IS 'Our column; NULL: left out';

CREATE TABLE guitu.ledger_entry (
  case_id uuid NOT NULL,
  key     bytea NOT NULL,
  import  uuid NOT NULL,
  row     integer NOT NULL,
  texts   bytea NOT NULL,
  CONSTRAINT ledger_entry_pk PRIMARY KEY (case_id),
  CONSTRAINT ledger_entry_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT ledger_entry_key_length CHECK (octet_length(key) = 16)
);
COMMENT ON TABLE guitu.ledger_entry IS 'The row a case came from, so that the same row again adds nothing and nothing the sheet said is lost';
COMMENT ON COLUMN guitu.ledger_entry.key IS 'Keyed hash of ID number and 矫正开始日期';
COMMENT ON COLUMN guitu.ledger_entry.texts IS 'Sealed JSON: the row''s cells as written, by our column';
CREATE INDEX ledger_entry_by_key ON guitu.ledger_entry (key);

ALTER TABLE guitu.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.import FORCE ROW LEVEL SECURITY;
CREATE POLICY import_own ON guitu.import
  USING ((SELECT guitu.scope_may('system')) OR (account = (SELECT guitu.scope_account())
    AND (unit IS NULL OR unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])))))
  WITH CHECK ((SELECT guitu.scope_may('system')) OR (account = (SELECT guitu.scope_account())
    AND (unit IS NULL OR unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])))));
GRANT SELECT, INSERT ON guitu.import TO guitu_app;
GRANT UPDATE (state, layout, problem, rows_read, rows_total, accepted, refused, unchanged, warnings, claim, heartbeat, attempts,
  started, finished)
  ON guitu.import TO guitu_app;

ALTER TABLE guitu.import_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.import_file FORCE ROW LEVEL SECURITY;
CREATE POLICY import_file_own ON guitu.import_file 
  USING (EXISTS (SELECT 1 FROM guitu.import i WHERE i.file = import_file.file))
  WITH CHECK (EXISTS (SELECT 1 FROM guitu.import i WHERE i.file = import_file.file));
CREATE INDEX import_by_file ON guitu.import (file);
GRANT SELECT, INSERT, DELETE ON guitu.import_file TO guitu_app;

ALTER TABLE guitu.import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY import_row_own ON guitu.import_row 
  USING (EXISTS (SELECT 1 FROM guitu.import i WHERE i.id = import_row.import))
  WITH CHECK (EXISTS (SELECT 1 FROM guitu.import i WHERE i.id = import_row.import));
GRANT SELECT, INSERT, DELETE ON guitu.import_row TO guitu_app;

ALTER TABLE guitu.import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY import_mapping_read ON guitu.import_mapping FOR SELECT
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.organisation o
    WHERE o.id = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])) AND left(o.region, 6) = import_mapping.region));
CREATE POLICY import_mapping_write ON guitu.import_mapping FOR INSERT
  WITH CHECK ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.organisation o
    WHERE o.id = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])) AND left(o.region, 6) = import_mapping.region));
CREATE POLICY import_mapping_change ON guitu.import_mapping FOR UPDATE
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.organisation o
    WHERE o.id = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])) AND left(o.region, 6) = import_mapping.region));
GRANT SELECT, INSERT, UPDATE ON guitu.import_mapping TO guitu_app;

ALTER TABLE guitu.ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_read ON guitu.ledger_entry FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY ledger_entry_add ON guitu.ledger_entry FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.ledger_entry TO guitu_app;
