-- A case is a history: what happened is appended and never edited. Everything else on this page is worked out from it by the law and
-- stored only so that lists are fast; `guitu verify` and the nightly pass check that it still follows from the history.

CREATE FUNCTION guitu.scope_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('guitu.today', true), '')::date $$;
COMMENT ON FUNCTION guitu.scope_today IS 'The day the current transaction lives on; unset, statuses that depend on the day are unknown';

CREATE TABLE guitu."case" (
  id              uuid NOT NULL,
  domain          text NOT NULL,
  kind            text NOT NULL,
  person          uuid,
  unit            uuid NOT NULL,
  region          text COLLATE "C" NOT NULL,
  juvenile        boolean NOT NULL,
  sealed          boolean NOT NULL,
  facts           jsonb NOT NULL,
  settings        jsonb,
  opening         text NOT NULL,
  version         integer NOT NULL,
  head            bytea NOT NULL,
  state           text NOT NULL,
  next_state      text,
  next_state_on   date,
  grade           text,
  term_from       date,
  term_to         date,
  closed          boolean NOT NULL,
  derived_on      date NOT NULL,
  derived_through date NOT NULL,
  verified_on     date,
  unattended      text,
  created         timestamptz NOT NULL,
  updated         timestamptz NOT NULL,
  CONSTRAINT case_pk PRIMARY KEY (id),
  CONSTRAINT case_unit_fk FOREIGN KEY (unit) REFERENCES guitu.organisation (id),
  -- What duty rows repeat, so that they are checked without a join and can never disagree with their case.
  CONSTRAINT case_scope UNIQUE (id, unit, juvenile, sealed),
  CONSTRAINT case_version_counts CHECK (version >= 0),
  CONSTRAINT case_head_length CHECK (octet_length(head) = 32),
  CONSTRAINT case_next_state_has_day CHECK ((next_state IS NULL) = (next_state_on IS NULL)),
  CONSTRAINT case_term_order CHECK (term_to >= term_from),
  CONSTRAINT case_horizon CHECK (derived_through >= derived_on)
);
COMMENT ON TABLE guitu."case" IS 'One matter with one history; a row says where it stands as last derived';
COMMENT ON COLUMN guitu."case".unit IS 'Judicial office or agency that answers for the case now; who may see it follows from it';
COMMENT ON COLUMN guitu."case".region IS 'Division code of the unit, so that a county''s rows share a prefix';
COMMENT ON COLUMN guitu."case".juvenile IS 'Visible only to posts that hold the compartment `juvenile`';
COMMENT ON COLUMN guitu."case".sealed IS 'Visible only to posts that hold the compartment `sealed` (records sealed by law)';
COMMENT ON COLUMN guitu."case".facts IS 'Facts as opened, sensitive ones replaced by {sealed, commitment}; corrections of facts are events';
COMMENT ON COLUMN guitu."case".opening IS 'Canonical record of the opening, exactly as hashed: place 0 of the chain';
COMMENT ON COLUMN guitu."case".version IS 'Number of events; what a caller must know to act';
COMMENT ON COLUMN guitu."case".head IS 'Hash of the last record of the chain';
COMMENT ON COLUMN guitu."case".state IS 'State as derived on derived_on; case_now gives the state of the day';
COMMENT ON COLUMN guitu."case".closed IS 'In a final state: nothing is owed any more';
COMMENT ON COLUMN guitu."case".derived_on IS 'Day the duties were last derived';
COMMENT ON COLUMN guitu."case".derived_through IS 'Last day duties that open by then are stored for; at least 62 days ahead for an open case';
COMMENT ON COLUMN guitu."case".verified_on IS 'Day the nightly pass last re-derived the case and checked its chain';
COMMENT ON COLUMN guitu."case".unattended IS 'Why nobody answers for the case, as the last nightly pass saw it; NULL when somebody does';
CREATE INDEX case_by_unit ON guitu."case" (unit, id);
CREATE INDEX case_by_person ON guitu."case" (person);
CREATE INDEX case_to_verify ON guitu."case" (verified_on NULLS FIRST, id) WHERE NOT closed;

CREATE TABLE guitu.case_event (
  case_id    uuid NOT NULL,
  seq        integer NOT NULL,
  id         uuid NOT NULL,
  type       text NOT NULL,
  on_date    date NOT NULL,
  at         timestamptz,
  proceeding text,
  recorded   timestamptz NOT NULL,
  by_account uuid,
  by_name    text,
  letter     uuid,
  record     text NOT NULL,
  prev       bytea NOT NULL,
  hash       bytea NOT NULL,
  CONSTRAINT case_event_pk PRIMARY KEY (case_id, seq),
  CONSTRAINT case_event_id UNIQUE (id),
  CONSTRAINT case_event_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT case_event_no_fork UNIQUE (case_id, prev),
  -- A letter delivered twice is one event.
  CONSTRAINT case_event_letter_once UNIQUE (case_id, letter),
  CONSTRAINT case_event_seq CHECK (seq >= 1),
  CONSTRAINT case_event_hash_length CHECK (octet_length(prev) = 32 AND octet_length(hash) = 32)
);
COMMENT ON TABLE guitu.case_event IS 'What happened, in the order of recording; only ever added to. Who and when of recording is inside the hash';
COMMENT ON COLUMN guitu.case_event.on_date IS 'Day it happened; recorded is when Guitu learned of it';
COMMENT ON COLUMN guitu.case_event.record IS 'Canonical JSON of the event, exactly as hashed; sealed fields are {sealed: id, commitment}';
COMMENT ON COLUMN guitu.case_event.hash IS 'SHA-256(prev || byte length of record as 32 bits, big end first || record in UTF-8)';

CREATE TABLE guitu.sealed_value (
  id         uuid NOT NULL,
  case_id    uuid NOT NULL,
  seq        integer NOT NULL,
  field      text NOT NULL,
  commitment bytea NOT NULL,
  value      bytea,
  deleted    timestamptz,
  deleted_by uuid,
  deleted_why text,
  CONSTRAINT sealed_value_pk PRIMARY KEY (id),
  CONSTRAINT sealed_value_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT sealed_value_commitment_length CHECK (octet_length(commitment) = 32),
  CONSTRAINT sealed_value_gone_with_reason CHECK ((value IS NULL) = (deleted IS NOT NULL AND deleted_why IS NOT NULL))
);
COMMENT ON TABLE guitu.sealed_value IS 'Names, health and free text of events, encrypted; may be lawfully deleted, the commitment in the chain stays';
COMMENT ON COLUMN guitu.sealed_value.seq IS 'Place of its record in the chain; 0 for the opening';
COMMENT ON COLUMN guitu.sealed_value.commitment IS 'SHA-256(32 bytes of salt || canonical JSON of the value); the salt is inside the encrypted value';
CREATE INDEX sealed_value_by_case ON guitu.sealed_value (case_id, seq);

CREATE FUNCTION guitu.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
COMMENT ON FUNCTION guitu.refuse_change IS 'Second lock beside the missing privilege: also the owner does not edit history by accident';
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON guitu.case_event FOR EACH ROW EXECUTE FUNCTION guitu.refuse_change();
CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON guitu.case_event FOR EACH STATEMENT EXECUTE FUNCTION guitu.refuse_change();
CREATE TRIGGER sealed_value_no_delete BEFORE DELETE ON guitu.sealed_value FOR EACH ROW EXECUTE FUNCTION guitu.refuse_change();

CREATE TABLE guitu.duty (
  id          uuid NOT NULL DEFAULT gen_random_uuid(),
  case_id     uuid NOT NULL,
  unit        uuid NOT NULL,
  juvenile    boolean NOT NULL,
  sealed      boolean NOT NULL,
  rule        text NOT NULL,
  clock       text NOT NULL,
  proceeding  text NOT NULL DEFAULT '',
  who         text NOT NULL,
  opens       date NOT NULL,
  due         date,
  due_at      timestamptz,
  done_on     date,
  late        boolean NOT NULL,
  lifted      boolean NOT NULL,
  lifts_on    date,
  paused      boolean NOT NULL,
  pauses_on   date,
  provisional boolean NOT NULL,
  cite        text[] NOT NULL,
  reasons     jsonb NOT NULL,
  CONSTRAINT duty_pk PRIMARY KEY (id),
  CONSTRAINT duty_once UNIQUE (case_id, rule, clock, proceeding, opens),
  CONSTRAINT duty_case_fk FOREIGN KEY (case_id, unit, juvenile, sealed)
    REFERENCES guitu."case" (id, unit, juvenile, sealed) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT duty_late_when_done CHECK (NOT late OR done_on IS NOT NULL)
);
COMMENT ON TABLE guitu.duty IS 'Who must do what by when, as the law derived it. No row says "overdue": the day says it, in duty_now';
COMMENT ON COLUMN guitu.duty.proceeding IS 'Run of a procedure it belongs to; empty where a case has only one';
COMMENT ON COLUMN guitu.duty.due IS 'Last day; NULL where the law says promptly';
COMMENT ON COLUMN guitu.duty.done_on IS 'Day it was met; late tells whether the law calls it met late';
COMMENT ON COLUMN guitu.duty.lifts_on IS 'Day from which it is no longer owed though nothing happens (the term ends)';
COMMENT ON COLUMN guitu.duty.pauses_on IS 'Day from which it rests though nothing happens';
COMMENT ON COLUMN guitu.duty.reasons IS 'What a reader is told: act, because, counting, missed, lifted, doneBy';
-- The lists ask for what is still owed, nearest first: of an office by its unit, of many units by the day.
CREATE INDEX duty_owed_by_unit ON guitu.duty (unit, due, id) WHERE done_on IS NULL AND NOT lifted;
CREATE INDEX duty_owed_by_day ON guitu.duty (due, id) WHERE done_on IS NULL AND NOT lifted;

-- Who may see and change what. The sub-select makes the scope one value per query instead of one call per row; COALESCE closes it when unset.
ALTER TABLE guitu."case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu."case" FORCE ROW LEVEL SECURITY;
CREATE POLICY case_read ON guitu."case" FOR SELECT
  USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY case_open ON guitu."case" FOR INSERT
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY case_change ON guitu."case" FOR UPDATE
  USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY case_juvenile ON guitu."case" AS RESTRICTIVE FOR ALL
  USING (NOT juvenile OR (SELECT guitu.scope_may('juvenile')))
  WITH CHECK (NOT juvenile OR (SELECT guitu.scope_may('juvenile')));
CREATE POLICY case_sealed ON guitu."case" AS RESTRICTIVE FOR ALL
  USING (NOT sealed OR (SELECT guitu.scope_may('sealed')))
  WITH CHECK (NOT sealed OR (SELECT guitu.scope_may('sealed')));
GRANT SELECT, INSERT ON guitu."case" TO guitu_app;
GRANT UPDATE (unit, region, juvenile, sealed, kind, version, head, state, next_state, next_state_on, grade, term_from, term_to, closed,
  derived_on, derived_through, verified_on, unattended, updated) ON guitu."case" TO guitu_app;

ALTER TABLE guitu.case_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.case_event FORCE ROW LEVEL SECURITY;
CREATE POLICY case_event_read ON guitu.case_event FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY case_event_append ON guitu.case_event FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.case_event TO guitu_app;

ALTER TABLE guitu.sealed_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.sealed_value FORCE ROW LEVEL SECURITY;
CREATE POLICY sealed_value_read ON guitu.sealed_value FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY sealed_value_add ON guitu.sealed_value FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY sealed_value_delete_value ON guitu.sealed_value FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (value, deleted, deleted_by, deleted_why) ON guitu.sealed_value TO guitu_app;

ALTER TABLE guitu.duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.duty FORCE ROW LEVEL SECURITY;
CREATE POLICY duty_read ON guitu.duty FOR SELECT
  USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY duty_add ON guitu.duty FOR INSERT
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY duty_change ON guitu.duty FOR UPDATE
  USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY duty_remove ON guitu.duty FOR DELETE
  USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY duty_juvenile ON guitu.duty AS RESTRICTIVE FOR ALL
  USING (NOT juvenile OR (SELECT guitu.scope_may('juvenile')))
  WITH CHECK (NOT juvenile OR (SELECT guitu.scope_may('juvenile')));
CREATE POLICY duty_sealed ON guitu.duty AS RESTRICTIVE FOR ALL
  USING (NOT sealed OR (SELECT guitu.scope_may('sealed')))
  WITH CHECK (NOT sealed OR (SELECT guitu.scope_may('sealed')));
GRANT SELECT, INSERT, DELETE ON guitu.duty TO guitu_app;
GRANT UPDATE (who, due, due_at, done_on, late, lifted, lifts_on, paused, pauses_on, provisional, cite, reasons) ON guitu.duty TO guitu_app;

-- What changes by the day alone is read through these two. security_invoker: with the reader's scope, not the owner's.
CREATE VIEW guitu.case_now WITH (security_invoker = true) AS
SELECT id, domain, kind, person, unit, region, juvenile, sealed, facts, settings, version, head, grade, term_from, term_to, closed,
       derived_on, derived_through, verified_on, unattended, created, updated,
       CASE WHEN next_state_on <= guitu.scope_today() THEN next_state ELSE state END AS state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state END AS next_state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state_on END AS next_state_on
FROM guitu."case";
COMMENT ON VIEW guitu.case_now IS 'Cases as they stand on the day of the transaction (guitu.today)';
GRANT SELECT ON guitu.case_now TO guitu_app;

CREATE VIEW guitu.duty_now WITH (security_invoker = true) AS
SELECT id, case_id, unit, rule, clock, proceeding, who, opens, due, due_at, done_on, provisional, cite, reasons, lifted, lifts_on,
       paused, pauses_on,
       CASE
         WHEN lifted THEN 'lifted'
         WHEN done_on IS NOT NULL THEN CASE WHEN late THEN 'met-late' ELSE 'met' END
         WHEN lifts_on <= guitu.scope_today() THEN 'lifted'
         WHEN paused OR pauses_on <= guitu.scope_today() THEN 'paused'
         WHEN due < guitu.scope_today() THEN 'overdue'
         WHEN guitu.scope_today() IS NOT NULL THEN 'open'
       END AS status
FROM guitu.duty;
COMMENT ON VIEW guitu.duty_now IS 'Duties with their status on the day of the transaction; overdue because the day has passed, whether or not anything ran';
GRANT SELECT ON guitu.duty_now TO guitu_app;
