-- A case can be given to another unit, which reads it and acts on it beside its own: a department to which a matter was dispatched. And clocks that
-- count hours run out within the day. Both are of every kind of case; the kinds of units and the roles below them are of the community's matters.

-- Kinds of units, and which of them a post «below» reaches: who watches over judicial offices does not thereby see a grid, nor the other way round.
ALTER TABLE guitu.organisation DROP CONSTRAINT IF EXISTS organisation_kind_check;
ALTER TABLE guitu.organisation ADD CONSTRAINT organisation_kind_check CHECK (kind IN ('province-agency', 'city-agency', 'county-agency',
  'judicial-office', 'justice-bureau', 'court', 'procuratorate', 'public-security', 'prison', 'residents-committee', 'other',
  'grid-centre', 'grid', 'handling-unit'));

ALTER TABLE guitu.role ADD COLUMN kinds text[] NOT NULL DEFAULT '{province-agency,city-agency,county-agency,judicial-office}';
ALTER TABLE guitu.role ADD COLUMN domains text[] NOT NULL DEFAULT '{corrections,investigation}';
COMMENT ON COLUMN guitu.role.kinds IS 'Kinds of units whose cases a post that reaches «below» sees';
COMMENT ON COLUMN guitu.role.domains IS 'Kinds of case the role works with: what its menu shows and what it may open';
INSERT INTO guitu.role (place, name, zh, en, reach, writes, permissions, kinds, domains) VALUES
  (11, 'grid-manager', '网格员', 'Grid manager', 'unit', true, '{case.read,case.act,case.open}', '{grid}', '{grid-event}'),
  (12, 'grid-centre', '网格中心工作人员', 'Grid centre', 'below', true, '{case.read,case.act,case.open}', '{grid-centre,grid}', '{grid-event}'),
  (13, 'grid-checker', '核查员', 'Checker', 'below', true, '{case.read,case.act}', '{grid-centre,grid}', '{grid-event}'),
  (14, 'handling-unit', '承办单位经办人', 'Handling unit', 'unit', true, '{case.read,case.act}', '{handling-unit}', '{grid-event}');

-- The unit it was given to, and the unit that handles it: the one it was given to, else its own.
ALTER TABLE guitu."case" ADD COLUMN given_to uuid;
ALTER TABLE guitu."case" ADD COLUMN handler uuid GENERATED ALWAYS AS (COALESCE(given_to, unit)) STORED;
ALTER TABLE guitu."case" ADD COLUMN joined_to uuid;
ALTER TABLE guitu."case" ADD CONSTRAINT case_given_to_fk FOREIGN KEY (given_to) REFERENCES guitu.organisation (id);
ALTER TABLE guitu."case" ADD CONSTRAINT case_joined_to_fk FOREIGN KEY (joined_to) REFERENCES guitu."case" (id);
ALTER TABLE guitu."case" ADD CONSTRAINT case_not_joined_to_itself CHECK (joined_to <> id);
COMMENT ON COLUMN guitu."case".given_to IS 'Unit the case was given to, to read and to act on it beside its own; follows from the history';
COMMENT ON COLUMN guitu."case".handler IS 'Unit that has it in hand: the one it was given to, else its own';
COMMENT ON COLUMN guitu."case".joined_to IS 'Case this one was joined to because both tell of one thing; follows from the history';
CREATE INDEX case_by_handler ON guitu."case" (handler, id) WHERE given_to IS NOT NULL;
CREATE INDEX case_by_joined ON guitu."case" (joined_to) WHERE joined_to IS NOT NULL;
GRANT UPDATE (given_to, joined_to) ON guitu."case" TO guitu_app;

-- Duty rows repeat the handler as they repeat the unit, and can disagree with their case in neither.
ALTER TABLE guitu.duty ADD COLUMN handler uuid;
UPDATE guitu.duty SET handler = unit;
ALTER TABLE guitu.duty ALTER COLUMN handler SET NOT NULL;
ALTER TABLE guitu.duty DROP CONSTRAINT duty_case_fk;
ALTER TABLE guitu."case" DROP CONSTRAINT case_scope;
ALTER TABLE guitu."case" ADD CONSTRAINT case_scope UNIQUE (id, unit, handler, juvenile, sealed);
ALTER TABLE guitu.duty ADD CONSTRAINT duty_case_fk FOREIGN KEY (case_id, unit, handler, juvenile, sealed)
  REFERENCES guitu."case" (id, unit, handler, juvenile, sealed) ON UPDATE CASCADE ON DELETE CASCADE;
COMMENT ON COLUMN guitu.duty.handler IS 'Unit that has the case in hand, as the case says';

-- The instant at which a duty runs out: its hour, or the end of its day. Lists are ranked by it.
ALTER TABLE guitu.duty ADD COLUMN due_by timestamptz
  GENERATED ALWAYS AS (COALESCE(due_at, timezone('Asia/Shanghai', (due + 1)::timestamp))) STORED;
COMMENT ON COLUMN guitu.duty.due_by IS 'Instant after which it is late: due_at, else the end of the due day in Shanghai';
DROP INDEX guitu.duty_owed_by_unit;
DROP INDEX guitu.duty_owed_by_day;
CREATE INDEX duty_owed_by_unit ON guitu.duty (unit, due_by, id) WHERE done_on IS NULL AND NOT lifted;
CREATE INDEX duty_owed_by_day ON guitu.duty (due_by, id) WHERE done_on IS NULL AND NOT lifted;
CREATE INDEX duty_owed_by_handler ON guitu.duty (handler, due_by, id) WHERE done_on IS NULL AND NOT lifted AND handler <> unit;

CREATE FUNCTION guitu.scope_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('guitu.now', true), '')::timestamptz $$;
COMMENT ON FUNCTION guitu.scope_now IS 'The instant the current transaction lives at; unset, a clock that counts hours runs out with its day';

-- Both conditions are one value a query: the handler is the unit itself for every case that was given to nobody.
ALTER POLICY case_read ON guitu."case" USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))
  OR handler = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
ALTER POLICY case_change ON guitu."case" USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR given_to = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
ALTER POLICY duty_read ON guitu.duty USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))
  OR handler = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
ALTER POLICY duty_add ON guitu.duty WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
  OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
ALTER POLICY duty_change ON guitu.duty USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
ALTER POLICY duty_remove ON guitu.duty USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
  OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
ALTER POLICY case_event_append ON guitu.case_event WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
  AND (c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));
ALTER POLICY sealed_value_add ON guitu.sealed_value WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
  AND (c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));
ALTER POLICY file_content_add ON guitu.file_content WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
  AND (c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));
ALTER POLICY file_add ON guitu.file WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
  AND (c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));

CREATE OR REPLACE VIEW guitu.case_now WITH (security_invoker = true) AS
SELECT id, domain, kind, person, unit, region, juvenile, sealed, facts, settings, version, head, grade, term_from, term_to, closed,
       derived_on, derived_through, verified_on, unattended, created, updated,
       CASE WHEN next_state_on <= guitu.scope_today() THEN next_state ELSE state END AS state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state END AS next_state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state_on END AS next_state_on,
       given_to, handler, joined_to
FROM guitu."case";

CREATE OR REPLACE VIEW guitu.duty_now WITH (security_invoker = true) AS
SELECT id, case_id, unit, rule, clock, proceeding, who, opens, due, due_at, done_on, provisional, cite, reasons, lifted, lifts_on,
       paused, pauses_on,
       CASE
         WHEN lifted THEN 'lifted'
         WHEN done_on IS NOT NULL THEN CASE WHEN late THEN 'met-late' ELSE 'met' END
         WHEN lifts_on <= guitu.scope_today() THEN 'lifted'
         WHEN paused OR pauses_on <= guitu.scope_today() THEN 'paused'
         WHEN COALESCE(due_at < guitu.scope_now(), due < guitu.scope_today()) THEN 'overdue'
         WHEN guitu.scope_today() IS NOT NULL THEN 'open'
       END AS status,
       handler, due_by
FROM guitu.duty;

-- Who was only given a case hands it to nobody else and does not move it: that is for the unit it belongs to.
CREATE FUNCTION guitu.keep_where_it_belongs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT OLD.unit = ANY (guitu.scope_write_units()) THEN
    RAISE EXCEPTION 'only the unit a case belongs to may move it or give it to another' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION guitu.keep_where_it_belongs IS 'Refuses a move of a case by a unit that was only given it: a policy cannot compare the old row with the new';
CREATE TRIGGER case_moved BEFORE UPDATE OF unit, given_to ON guitu."case" FOR EACH ROW
  WHEN (OLD.unit IS DISTINCT FROM NEW.unit OR OLD.given_to IS DISTINCT FROM NEW.given_to)
  EXECUTE FUNCTION guitu.keep_where_it_belongs();
