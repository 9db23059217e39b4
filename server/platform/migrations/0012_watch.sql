-- What watches over the cases: files by their content, incidents, the nightly pass, and the name of the key ring.

CREATE TABLE guitu.file (
  id         uuid NOT NULL,
  case_id    uuid NOT NULL,
  content    bytea NOT NULL,
  name       text NOT NULL,
  media_type text NOT NULL,
  size       bigint NOT NULL,
  created    timestamptz NOT NULL,
  by_account uuid NOT NULL,
  CONSTRAINT file_pk PRIMARY KEY (id),
  CONSTRAINT file_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT file_content_length CHECK (octet_length(content) = 32),
  CONSTRAINT file_size CHECK (size >= 0)
);
COMMENT ON TABLE guitu.file IS 'Papers and pictures of a case; the content lives in the file store under its hash';
COMMENT ON COLUMN guitu.file.content IS 'SHA-256 of the content';
CREATE INDEX file_by_case ON guitu.file (case_id);
ALTER TABLE guitu.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.file FORCE ROW LEVEL SECURITY;
CREATE POLICY file_read ON guitu.file FOR SELECT USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY file_add ON guitu.file FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.file TO guitu_app;

CREATE TABLE guitu.incident (
  id       uuid NOT NULL,
  kind     text NOT NULL,
  case_id  uuid,
  found_on date NOT NULL,
  found    timestamptz NOT NULL,
  detail   jsonb NOT NULL,
  settled  timestamptz,
  CONSTRAINT incident_pk PRIMARY KEY (id),
  CONSTRAINT incident_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id)
);
COMMENT ON TABLE guitu.incident IS 'Something that should not be: a derivation that differs, a chain that broke, a nightly pass that failed';
CREATE INDEX incident_by_case ON guitu.incident (case_id);
CREATE UNIQUE INDEX incident_once_a_day ON guitu.incident (kind, case_id, found_on) NULLS NOT DISTINCT;
ALTER TABLE guitu.incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.incident FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_read ON guitu.incident FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id)
    OR (case_id IS NULL AND ((SELECT guitu.scope_may('system')) OR (SELECT guitu.scope_may('audit')))));
CREATE POLICY incident_report ON guitu.incident FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT ON guitu.incident TO guitu_app;

CREATE TABLE guitu.nightly_run (
  day         date NOT NULL,
  started     timestamptz NOT NULL,
  finished    timestamptz,
  cases       integer NOT NULL DEFAULT 0,
  differences integer NOT NULL DEFAULT 0,
  unattended  integer NOT NULL DEFAULT 0,
  CONSTRAINT nightly_run_pk PRIMARY KEY (day)
);
COMMENT ON TABLE guitu.nightly_run IS 'When every open case was last re-derived, and how many. Counts of the whole house; a post sees its own from case.verified_on';
ALTER TABLE guitu.nightly_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.nightly_run FORCE ROW LEVEL SECURITY;
-- Whoever holds a scope may know that the pass ran; only the system writes.
CREATE POLICY nightly_run_read ON guitu.nightly_run FOR SELECT
  USING ((SELECT guitu.scope_account()) IS NOT NULL OR (SELECT guitu.scope_may('system')));
CREATE POLICY nightly_run_write ON guitu.nightly_run FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, UPDATE ON guitu.nightly_run TO guitu_app;

CREATE TABLE guitu.key_ring (
  fingerprint text NOT NULL,
  since       timestamptz NOT NULL,
  CONSTRAINT key_ring_pk PRIMARY KEY (fingerprint)
);
COMMENT ON TABLE guitu.key_ring IS 'Name of the key ring that sealed this database, so that a wrong or missing one is noticed at start. No key is here';
ALTER TABLE guitu.key_ring ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.key_ring FORCE ROW LEVEL SECURITY;
CREATE POLICY key_ring_system ON guitu.key_ring FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT ON guitu.key_ring TO guitu_app;
