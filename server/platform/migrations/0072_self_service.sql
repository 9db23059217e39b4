-- The person's own page: a code on a sheet of paper, bound to one case, one person and a purpose, and the short session it opens.
-- A person's transaction has no units. It carries the one case (guitu.own_case), and sees what the policies below name, of this case.

CREATE FUNCTION guitu.scope_own_case() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('guitu.own_case', true), '')::uuid $$;
COMMENT ON FUNCTION guitu.scope_own_case IS 'The one case that the current transaction may see and act on because it is the person''s own; NULL for everybody else';

-- What a county has set counts for the person's own case too: its deadlines are counted with it.
CREATE OR REPLACE FUNCTION guitu.scope_counties() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(array_agg(DISTINCT county), '{}'::text[]) FROM (
       SELECT left(o.region, 6) AS county FROM guitu.organisation o WHERE o.id = ANY (guitu.scope_units()) AND length(o.region) >= 6
       UNION SELECT left(c.region, 6) FROM guitu."case" c WHERE c.id = guitu.scope_own_case() AND length(c.region) >= 6) AS known $$;
COMMENT ON FUNCTION guitu.scope_counties IS 'Six-digit codes of the counties whose units the current transaction may read, or whose case is the person''s own';

-- The pipeline works for the person as for anybody: it reads the history, appends to it, and writes where the case stands.
CREATE POLICY case_of_the_person ON guitu."case" FOR SELECT USING (id = (SELECT guitu.scope_own_case()));
CREATE POLICY case_changed_by_the_person ON guitu."case" FOR UPDATE
  USING (id = (SELECT guitu.scope_own_case())) WITH CHECK (id = (SELECT guitu.scope_own_case()));
CREATE POLICY case_event_of_the_person ON guitu.case_event FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_own_case()));
CREATE POLICY sealed_value_of_the_person ON guitu.sealed_value FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_own_case()));
CREATE POLICY duty_of_the_person ON guitu.duty FOR ALL
  USING (case_id = (SELECT guitu.scope_own_case())) WITH CHECK (case_id = (SELECT guitu.scope_own_case()));
CREATE POLICY paper_of_the_person ON guitu.paper FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_own_case()));
CREATE POLICY file_of_the_person ON guitu.file FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_own_case()));
CREATE POLICY file_content_of_the_person ON guitu.file_content FOR INSERT WITH CHECK (case_id = (SELECT guitu.scope_own_case()));

-- What follows from a case and is none of the person's page: closed to it even for the own case, whatever a route would ask.
DO $$
DECLARE closed text;
BEGIN
  FOREACH closed IN ARRAY ARRAY['assignment', 'contact_point', 'delivery', 'hand_over_case', 'incident', 'letter', 'message', 'nightly_run', 'paper_content',
    'paper_numbering', 'paper_service', 'paper_template', 'replan_case'] LOOP
    EXECUTE format('CREATE POLICY %I ON guitu.%I AS RESTRICTIVE FOR ALL USING ((SELECT guitu.scope_own_case()) IS NULL)
      WITH CHECK ((SELECT guitu.scope_own_case()) IS NULL)', closed || '_not_for_the_person', closed);
  END LOOP;
END $$;

CREATE TABLE guitu.self_code (
  id          uuid NOT NULL,
  case_id     uuid NOT NULL,
  person      uuid NOT NULL,
  purpose     text NOT NULL,
  code        bytea NOT NULL,
  call        text,
  issued      timestamptz NOT NULL,
  issued_by   uuid NOT NULL,
  issued_name text NOT NULL,
  expires     timestamptz NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  used        timestamptz,
  ended       timestamptz,
  ended_why   text,
  ended_name  text,
  CONSTRAINT self_code_pk PRIMARY KEY (id),
  CONSTRAINT self_code_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT self_code_person_fk FOREIGN KEY (person) REFERENCES guitu.person (id),
  CONSTRAINT self_code_once UNIQUE (code),
  CONSTRAINT self_code_purpose CHECK (purpose IN ('look', 'ask')),
  CONSTRAINT self_code_hash_length CHECK (octet_length(code) = 16),
  CONSTRAINT self_code_life CHECK (expires > issued),
  CONSTRAINT self_code_tries CHECK (tries >= 0),
  CONSTRAINT self_code_ended_why CHECK (ended_why IN ('used', 'revoked', 'replaced', 'too-many-tries')),
  CONSTRAINT self_code_end_has_reason CHECK ((ended IS NULL) = (ended_why IS NULL))
);
COMMENT ON TABLE guitu.self_code IS 'Codes that open the person''s own page, once each; issued on a sheet by the office, never shown again';
COMMENT ON COLUMN guitu.self_code.purpose IS 'look: see one''s own duties and answers; ask: also ask, object and complain';
COMMENT ON COLUMN guitu.self_code.code IS 'Keyed hash of the code: what is stored opens nothing, and without the key ring it cannot be guessed either';
COMMENT ON COLUMN guitu.self_code.call IS 'Whom to call, as printed on the sheet';
COMMENT ON COLUMN guitu.self_code.tries IS 'How often the code came with a wrong number; it dies of them';
COMMENT ON COLUMN guitu.self_code.ended IS 'It opens nothing from then on; a code that has merely expired has no end of its own';
CREATE UNIQUE INDEX self_code_one_alive ON guitu.self_code (case_id, person, purpose) WHERE ended IS NULL;
CREATE INDEX self_code_by_case ON guitu.self_code (case_id, issued DESC);
ALTER TABLE guitu.self_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.self_code FORCE ROW LEVEL SECURITY;
CREATE POLICY self_code_read ON guitu.self_code FOR SELECT
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND (c.unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])))));
-- For the person of the case, by who acts on it.
CREATE POLICY self_code_issue ON guitu.self_code FOR INSERT
  WITH CHECK (issued_by = (SELECT guitu.scope_account()) AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.person = self_code.person AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY self_code_end ON guitu.self_code FOR UPDATE
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (tries, used, ended, ended_why, ended_name) ON guitu.self_code TO guitu_app;

CREATE TABLE guitu.self_session (
  id        uuid NOT NULL,
  code      uuid NOT NULL,
  secret    bytea NOT NULL,
  created   timestamptz NOT NULL,
  seen      timestamptz NOT NULL,
  address   text NOT NULL,
  agent     text NOT NULL,
  ended     timestamptz,
  ended_why text,
  CONSTRAINT self_session_pk PRIMARY KEY (id),
  CONSTRAINT self_session_secret_once UNIQUE (secret),
  -- A code opens one session and no second one.
  CONSTRAINT self_session_code_once UNIQUE (code),
  CONSTRAINT self_session_code_fk FOREIGN KEY (code) REFERENCES guitu.self_code (id),
  CONSTRAINT self_session_ended_why CHECK (ended_why IN ('signed-out', 'revoked')),
  CONSTRAINT self_session_end_has_reason CHECK ((ended IS NULL) = (ended_why IS NULL))
);
COMMENT ON TABLE guitu.self_session IS 'A person signed in to the own page with a code; short, and of no account';
COMMENT ON COLUMN guitu.self_session.secret IS 'SHA-256 of the token: what is stored opens nothing';
ALTER TABLE guitu.self_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.self_session FORCE ROW LEVEL SECURITY;
CREATE POLICY self_session_read ON guitu.self_session FOR SELECT
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.self_code s WHERE s.id = self_session.code));
CREATE POLICY self_session_open ON guitu.self_session FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
-- Revoking a code ends the session it opened.
CREATE POLICY self_session_end ON guitu.self_session FOR UPDATE
  USING ((SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.self_code s JOIN guitu."case" c ON c.id = s.case_id
    WHERE s.id = self_session.code AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (seen, ended, ended_why) ON guitu.self_session TO guitu_app;

COMMENT ON COLUMN guitu.audit.account IS 'Who: an account, or the person on the own page by the id of the person; NULL for the system itself and for failed sign-ins of no account';
