-- A complaint is hidden from the account complained of, whatever post it holds (社区矫正法 34, 61; RIGHT-02). The law says which records and which
-- duties; here is from whom, and the policies leave them out of everything that account reads: lists, counts, papers, files, the audit.

CREATE TABLE guitu.hidden (
  account uuid NOT NULL,
  object  uuid NOT NULL,
  case_id uuid NOT NULL,
  kind    text NOT NULL,
  CONSTRAINT hidden_pk PRIMARY KEY (account, object),
  CONSTRAINT hidden_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT hidden_kind CHECK (kind IN ('event', 'file'))
);
COMMENT ON TABLE guitu.hidden IS 'Which records and files are hidden from which account; follows from the history, as duties do';
COMMENT ON COLUMN guitu.hidden.object IS 'The event; or a file that only hidden events name';
CREATE INDEX hidden_by_case ON guitu.hidden (case_id);

-- Who derives what follows from a history works with the whole of it, whoever acts: set for the statement, and taken back after it.
CREATE FUNCTION guitu.scope_whole() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(current_setting('guitu.whole', true), '') = 'on' OR guitu.scope_may('system') $$;
COMMENT ON FUNCTION guitu.scope_whole IS 'Whether the current transaction just now reads histories and duties whole, to derive what follows from them';
CREATE FUNCTION guitu.scope_hidden() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(array_agg(h.object), '{}'::uuid[]) FROM guitu.hidden h WHERE h.account = guitu.scope_account() $$;
COMMENT ON FUNCTION guitu.scope_hidden IS 'Records and files that are hidden from the account of the current transaction';
CREATE FUNCTION guitu.scope_hidden_counts() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(jsonb_object_agg(n.case_id, n.events), '{}'::jsonb) FROM (
       SELECT h.case_id, count(*) AS events FROM guitu.hidden h
       WHERE h.account = guitu.scope_account() AND h.kind = 'event' GROUP BY h.case_id) n $$;
COMMENT ON FUNCTION guitu.scope_hidden_counts IS 'How many records of which case are hidden from the account of the current transaction';

ALTER TABLE guitu.hidden ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.hidden FORCE ROW LEVEL SECURITY;
-- The policies below ask for the account's own rows; no route reads them. Whoever is given one
-- case to act on writes there too: the person on the own page (0072), an organ in its matter (0075).
CREATE POLICY hidden_read ON guitu.hidden FOR SELECT
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_whole()));
CREATE POLICY hidden_add ON guitu.hidden FOR INSERT WITH CHECK ((SELECT guitu.scope_whole())
  AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND (c.id::text IN (current_setting('guitu.own_case', true), current_setting('guitu.opened', true))
      OR c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
      OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));
CREATE POLICY hidden_remove ON guitu.hidden FOR DELETE USING ((SELECT guitu.scope_whole())
  AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND (c.id::text IN (current_setting('guitu.own_case', true), current_setting('guitu.opened', true))
      OR c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
      OR c.handler = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))));
GRANT SELECT, INSERT, DELETE ON guitu.hidden TO guitu_app;

ALTER TABLE guitu.duty ADD COLUMN hidden_from uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN guitu.duty.hidden_from IS 'Accounts that must not see it, as the law says: whoever is complained of does not see that an answer is owed';
GRANT UPDATE (hidden_from) ON guitu.duty TO guitu_app;
CREATE POLICY duty_hidden ON guitu.duty AS RESTRICTIVE FOR ALL
  USING ((SELECT guitu.scope_whole()) OR ((SELECT guitu.scope_account()) = ANY (hidden_from)) IS NOT TRUE)
  WITH CHECK ((SELECT guitu.scope_whole()) OR ((SELECT guitu.scope_account()) = ANY (hidden_from)) IS NOT TRUE);

CREATE POLICY case_event_hidden ON guitu.case_event AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_whole()) OR id <> ALL (COALESCE((SELECT guitu.scope_hidden()), '{}'::uuid[])));
CREATE POLICY sealed_value_hidden ON guitu.sealed_value AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_whole()) OR seq = 0
    OR EXISTS (SELECT 1 FROM guitu.case_event e WHERE e.case_id = sealed_value.case_id AND e.seq = sealed_value.seq));
CREATE POLICY file_hidden ON guitu.file AS RESTRICTIVE FOR SELECT
  USING (id <> ALL (COALESCE((SELECT guitu.scope_hidden()), '{}'::uuid[])));
CREATE POLICY file_content_hidden ON guitu.file_content AS RESTRICTIVE FOR SELECT
  USING (file <> ALL (COALESCE((SELECT guitu.scope_hidden()), '{}'::uuid[])));
CREATE POLICY paper_hidden ON guitu.paper AS RESTRICTIVE FOR SELECT
  USING (event IS NULL OR event <> ALL (COALESCE((SELECT guitu.scope_hidden()), '{}'::uuid[])));
CREATE POLICY paper_content_hidden ON guitu.paper_content AS RESTRICTIVE FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu.paper p WHERE p.id = paper));
CREATE POLICY paper_service_hidden ON guitu.paper_service AS RESTRICTIVE FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu.paper p WHERE p.id = paper));
-- An auditor who is complained of elsewhere does not read it here. Rows of acts name the records they made, those of files the file.
CREATE POLICY audit_hidden ON guitu.audit AS RESTRICTIVE FOR SELECT
  USING (NOT (COALESCE(detail -> 'records', '[]'::jsonb) || jsonb_build_array(detail -> 'file'))
    ?| COALESCE((SELECT guitu.scope_hidden()), '{}'::uuid[])::text[]);

-- The version an account knows is the number of records it may see: a gap would tell it that there is one.
CREATE OR REPLACE VIEW guitu.case_now WITH (security_invoker = true) AS
SELECT id, domain, kind, person, unit, region, juvenile, sealed, facts, settings,
       version - COALESCE(((SELECT guitu.scope_hidden_counts()) ->> id::text)::integer, 0) AS version,
       head, grade, term_from, term_to, closed,
       derived_on, derived_through, verified_on, unattended, created, updated,
       CASE WHEN next_state_on <= guitu.scope_today() THEN next_state ELSE state END AS state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state END AS next_state,
       CASE WHEN next_state_on > guitu.scope_today() THEN next_state_on END AS next_state_on,
       given_to, handler, joined_to
FROM guitu."case";

ALTER TABLE guitu.message ADD COLUMN record uuid;
COMMENT ON COLUMN guitu.message.record IS 'Event it comes of: nobody is told from whom that is hidden';

-- Whom a complaint is of is chosen among those who work in the county: who holds which of its posts is no secret to those who work there. Nobody else
-- reads them (the person on the own page has no unit); whether an account found for the person is one of theirs is asked as what follows from a case is.
CREATE POLICY post_of_county ON guitu.post FOR SELECT
  USING ((SELECT cardinality(guitu.scope_units()) > 0 OR guitu.scope_whole())
    AND role = ANY ('{officer,office-head,county-examiner,county-head,bureau-head}'::text[])
    AND EXISTS (SELECT 1 FROM guitu.organisation o WHERE o.id = organisation
      AND left(o.region, 6) = ANY (COALESCE((SELECT guitu.scope_counties()), '{}'::text[]))));
