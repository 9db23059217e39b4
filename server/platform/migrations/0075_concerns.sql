-- Courts, police and prisons work here by posts of their own, and see a case from the moment it concerns them: asked to search, to rule, to carry out.
-- What concerns whom follows from the history as duties do: derived by the law, written with the act, compared every night.

ALTER TABLE guitu.role DROP CONSTRAINT role_reach;
ALTER TABLE guitu.role ADD CONSTRAINT role_reach CHECK (reach IN ('unit', 'below', 'none', 'concerned'));
COMMENT ON COLUMN guitu.role.reach IS 'unit: the cases of the post''s own organisation; below: of every agency and office in its region or under it; concerned: the cases that concern the post''s organisation; none: no cases';
INSERT INTO guitu.role (place, name, zh, en, reach, writes, permissions, kinds, domains) VALUES
  (15, 'court', '人民法院经办人', 'Court', 'concerned', true, '{organ.work}', '{court}', '{corrections}'),
  (16, 'police', '公安机关经办人', 'Police', 'concerned', true, '{organ.work}', '{public-security}', '{corrections}'),
  (17, 'prison', '监狱经办人', 'Prison', 'concerned', true, '{organ.work}', '{prison}', '{corrections}');

CREATE FUNCTION guitu.scope_organs() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(NULLIF(current_setting('guitu.organs', true), '')::uuid[], '{}'::uuid[]) $$;
COMMENT ON FUNCTION guitu.scope_organs IS 'Organs for which the current transaction acts; empty for everybody who works at an agency or office';

CREATE TABLE guitu.concern (
  case_id  uuid NOT NULL,
  unit     uuid NOT NULL,
  handler  uuid NOT NULL,
  juvenile boolean NOT NULL,
  sealed   boolean NOT NULL,
  organ    uuid NOT NULL,
  matter   text NOT NULL,
  event    uuid NOT NULL,
  since    date NOT NULL,
  until    date,
  acts     text[] NOT NULL,
  shows    text[] NOT NULL,
  rules    text[] NOT NULL,
  holders  text[] NOT NULL,
  CONSTRAINT concern_pk PRIMARY KEY (case_id, organ, matter, event),
  CONSTRAINT concern_case_fk FOREIGN KEY (case_id, unit, handler, juvenile, sealed)
    REFERENCES guitu."case" (id, unit, handler, juvenile, sealed) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT concern_event_fk FOREIGN KEY (event) REFERENCES guitu.case_event (id),
  CONSTRAINT concern_organ_fk FOREIGN KEY (organ) REFERENCES guitu.organisation (id),
  CONSTRAINT concern_validity CHECK (until IS NULL OR until >= since)
);
COMMENT ON TABLE guitu.concern IS 'Which case concerns which organ, because of which event: what opens a case to a court, the police or a prison. Derived from the history; can be derived anew';
COMMENT ON COLUMN guitu.concern.matter IS 'What it is about: search, revocation, arrest …, as the law names them';
COMMENT ON COLUMN guitu.concern.event IS 'The event that made it so: a request, a decision to carry out, a copy served';
COMMENT ON COLUMN guitu.concern.until IS 'First day it opens the case no more (half-open); NULL: while nothing has ended it';
COMMENT ON COLUMN guitu.concern.acts IS 'Actions the organ may do in this matter';
COMMENT ON COLUMN guitu.concern.shows IS 'Types of events the organ reads in this matter';
COMMENT ON COLUMN guitu.concern.rules IS 'Rules of the duties the organ owes in this matter';
COMMENT ON COLUMN guitu.concern.holders IS 'As whom the organ owes them';
CREATE INDEX concern_by_organ ON guitu.concern (organ, case_id);
CREATE INDEX concern_by_event ON guitu.concern (event);

CREATE FUNCTION guitu.scope_concerned() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT COALESCE(array_agg(DISTINCT k.case_id), '{}'::uuid[]) FROM guitu.concern k
  WHERE k.organ = ANY (guitu.scope_organs()) AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today()) $$;
COMMENT ON FUNCTION guitu.scope_concerned IS 'Cases that concern the organs of the current transaction today';
-- The law must read a whole history to say what an act makes of it: one case at a time, and only while it concerns the organ.
CREATE FUNCTION guitu.scope_opened() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('guitu.opened', true), '')::uuid $$;
COMMENT ON FUNCTION guitu.scope_opened IS 'The case whose whole history lies open to the transaction of an organ, so that the law can read it; what leaves is withheld by the server';
CREATE FUNCTION guitu.open_concerned(one uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT one = ANY (guitu.scope_concerned()) THEN RETURN false; END IF;
  PERFORM set_config('guitu.opened', one::text, true);
  RETURN true;
END $$;
COMMENT ON FUNCTION guitu.open_concerned IS 'Opens a case that concerns the organ to the rest of the transaction; false, and nothing is opened, where it does not';
CREATE FUNCTION guitu.scope_inside() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT cardinality(guitu.scope_organs()) = 0 $$;
COMMENT ON FUNCTION guitu.scope_inside IS 'Whether the transaction acts for no other organ: what is closed to organs stays as its other policies say';

ALTER TABLE guitu.concern ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.concern FORCE ROW LEVEL SECURITY;
CREATE POLICY concern_read ON guitu.concern FOR SELECT
  USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
-- Another organ's part in the same case is not one's own.
CREATE POLICY concern_read_own ON guitu.concern FOR SELECT
  USING (organ = ANY (COALESCE((SELECT guitu.scope_organs()), '{}'::uuid[])));
CREATE POLICY concern_add ON guitu.concern FOR INSERT
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY concern_change ON guitu.concern FOR UPDATE
  USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY concern_remove ON guitu.concern FOR DELETE
  USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    OR handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY concern_juvenile ON guitu.concern AS RESTRICTIVE FOR ALL
  USING (NOT juvenile OR (SELECT guitu.scope_may('juvenile')))
  WITH CHECK (NOT juvenile OR (SELECT guitu.scope_may('juvenile')));
CREATE POLICY concern_sealed ON guitu.concern AS RESTRICTIVE FOR ALL
  USING (NOT sealed OR (SELECT guitu.scope_may('sealed')))
  WITH CHECK (NOT sealed OR (SELECT guitu.scope_may('sealed')));
GRANT SELECT, INSERT, DELETE ON guitu.concern TO guitu_app;
GRANT UPDATE (since, until, acts, shows, rules, holders) ON guitu.concern TO guitu_app;

-- An organ's act changes what concerns it and others; so may the person's own.
CREATE POLICY concern_opened ON guitu.concern FOR ALL
  USING (case_id = (SELECT guitu.scope_opened())) WITH CHECK (case_id = (SELECT guitu.scope_opened()));
CREATE POLICY concern_own_case_opened ON guitu.concern FOR ALL
  USING (case_id = (SELECT guitu.scope_own_case())) WITH CHECK (case_id = (SELECT guitu.scope_own_case()));

-- What a county has set counts for whoever acts on its case: deadlines are counted with it.
CREATE OR REPLACE FUNCTION guitu.scope_counties() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(array_agg(DISTINCT county), '{}'::text[]) FROM (
       SELECT left(o.region, 6) AS county FROM guitu.organisation o WHERE o.id = ANY (guitu.scope_units()) AND length(o.region) >= 6
       UNION SELECT left(c.region, 6) FROM guitu."case" c
         WHERE (c.id = guitu.scope_own_case() OR c.id = guitu.scope_opened()) AND length(c.region) >= 6) AS known $$;

-- The case: its row from the moment it concerns the organ; its history, values and duties whole only where it was opened.
CREATE POLICY case_read_concerned ON guitu."case" FOR SELECT
  USING (id = ANY (COALESCE((SELECT guitu.scope_concerned()), '{}'::uuid[])));
CREATE POLICY case_read_opened ON guitu."case" FOR SELECT USING (id = (SELECT guitu.scope_opened()));
CREATE POLICY case_change_opened ON guitu."case" FOR UPDATE
  USING (id = (SELECT guitu.scope_opened())) WITH CHECK (id = (SELECT guitu.scope_opened()));
CREATE POLICY case_event_append_opened ON guitu.case_event FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_opened()));
CREATE POLICY sealed_value_add_opened ON guitu.sealed_value FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_opened()));
CREATE POLICY paper_make_opened ON guitu.paper FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_opened()));
CREATE POLICY duty_read_concerned ON guitu.duty FOR SELECT
  USING (case_id = ANY (COALESCE((SELECT guitu.scope_concerned()), '{}'::uuid[])));
CREATE POLICY duty_opened ON guitu.duty FOR ALL
  USING (case_id = (SELECT guitu.scope_opened())) WITH CHECK (case_id = (SELECT guitu.scope_opened()));

-- What lies in a case is not open because the case is: closed to organs but for what their matter shows.
CREATE POLICY case_event_organs ON guitu.case_event AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR case_id = (SELECT guitu.scope_opened())
    OR EXISTS (SELECT 1 FROM guitu.concern k WHERE k.case_id = case_event.case_id AND k.organ = ANY (guitu.scope_organs())
      AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today()) AND case_event.type = ANY (k.shows)));
CREATE POLICY duty_organs ON guitu.duty AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR case_id = (SELECT guitu.scope_opened())
    OR EXISTS (SELECT 1 FROM guitu.concern k WHERE k.case_id = duty.case_id AND k.organ = ANY (guitu.scope_organs())
      AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today())
      AND duty.rule = ANY (k.rules) AND duty.who = ANY (k.holders)));
-- Papers: what was signed for the event that makes it the organ's.
CREATE POLICY paper_organs ON guitu.paper AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR (state IN ('signed', 'served') AND EXISTS (SELECT 1 FROM guitu.concern k
    WHERE k.case_id = paper.case_id AND k.event = paper.event AND k.organ = ANY (guitu.scope_organs())
      AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today()))));
CREATE POLICY paper_content_organs ON guitu.paper_content AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR EXISTS (SELECT 1 FROM guitu.paper p WHERE p.id = paper));
CREATE POLICY sealed_value_organs ON guitu.sealed_value AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR case_id = (SELECT guitu.scope_opened()));
CREATE POLICY paper_service_organs ON guitu.paper_service AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY file_organs ON guitu.file AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY file_content_organs ON guitu.file_content AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY letter_organs ON guitu.letter AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY assignment_organs ON guitu.assignment AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY hand_over_case_organs ON guitu.hand_over_case AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY contact_point_organs ON guitu.contact_point AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR account = (SELECT guitu.scope_account()));
CREATE POLICY delivery_organs ON guitu.delivery AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR account = (SELECT guitu.scope_account()));
CREATE POLICY incident_organs ON guitu.incident AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY ledger_entry_organs ON guitu.ledger_entry AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
CREATE POLICY replan_case_organs ON guitu.replan_case AS RESTRICTIVE FOR SELECT USING ((SELECT guitu.scope_inside()));
