-- Which officer holds a case, on any day; who may settle that, and who may lend a post for days of absence.

CREATE FUNCTION guitu.scope_caseload_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(NULLIF(current_setting('guitu.caseload_units', true), '')::uuid[], '{}'::uuid[]) $$;
COMMENT ON FUNCTION guitu.scope_caseload_units IS 'Units whose cases the current transaction may give to an officer, and whose posts it may lend';

UPDATE guitu.role SET permissions = permissions || '{caseload.manage}'::text[]
  WHERE name IN ('office-head', 'county-examiner', 'county-head');

-- The holder's name stands with the post, so that colleagues can be named without opening their accounts to anybody.
ALTER TABLE guitu.post ADD COLUMN holder text;
ALTER TABLE guitu.stand_in ADD COLUMN name text;
ALTER TABLE guitu.post NO FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.stand_in NO FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.account NO FORCE ROW LEVEL SECURITY;
UPDATE guitu.post p SET holder = a.name FROM guitu.account a WHERE a.id = p.account;
UPDATE guitu.stand_in s SET name = a.name FROM guitu.account a WHERE a.id = s.account;
-- Accounts that ended before posts ended with them.
UPDATE guitu.post p SET valid_to = greatest(timezone('Asia/Shanghai', a.ended_at)::date, p.valid_from)
  FROM guitu.account a WHERE a.id = p.account AND a.ended_at IS NOT NULL
    AND (p.valid_to IS NULL OR p.valid_to > greatest(timezone('Asia/Shanghai', a.ended_at)::date, p.valid_from));
UPDATE guitu.stand_in s SET valid_to = greatest(timezone('Asia/Shanghai', a.ended_at)::date, s.valid_from)
  FROM guitu.account a WHERE a.id = s.account AND a.ended_at IS NOT NULL
    AND s.valid_to > greatest(timezone('Asia/Shanghai', a.ended_at)::date, s.valid_from);
ALTER TABLE guitu.account FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.stand_in FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.post FORCE ROW LEVEL SECURITY;
COMMENT ON COLUMN guitu.post.holder IS 'Name of the account when the post was given';
COMMENT ON COLUMN guitu.stand_in.name IS 'Name of the account when the post was lent';

CREATE FUNCTION guitu.name_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.holder := COALESCE(NEW.holder, (SELECT a.name FROM guitu.account a WHERE a.id = NEW.account));
  RETURN NEW;
END $$;
COMMENT ON FUNCTION guitu.name_holder IS 'Writes the holder''s name beside the post, as far as whoever gives it may know the account';
CREATE TRIGGER post_names_holder BEFORE INSERT ON guitu.post FOR EACH ROW EXECUTE FUNCTION guitu.name_holder();

-- Colleagues: who holds a post at a unit one works with is known there, and who stands in for him.
CREATE POLICY post_of_colleagues ON guitu.post FOR SELECT
  USING (organisation = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY stand_in_lend ON guitu.stand_in FOR INSERT
  WITH CHECK (account <> (SELECT guitu.scope_account()) AND created_by = (SELECT guitu.scope_account())
    AND EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = post AND p.organisation = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))));
CREATE POLICY stand_in_take_back ON guitu.stand_in FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = post AND p.organisation = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))))
  WITH CHECK (EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = post AND p.organisation = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))));

CREATE TABLE guitu.assignment (
  id         uuid NOT NULL,
  case_id    uuid NOT NULL,
  post       uuid NOT NULL,
  officer    text NOT NULL,
  valid_from date NOT NULL,
  valid_to   date,
  reason     text NOT NULL,
  hand_over  uuid,
  created_at timestamptz NOT NULL,
  created_by uuid,
  by_name    text NOT NULL,
  CONSTRAINT assignment_pk PRIMARY KEY (id),
  CONSTRAINT assignment_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT assignment_post_fk FOREIGN KEY (post) REFERENCES guitu.post (id),
  CONSTRAINT assignment_validity CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT assignment_reason CHECK (length(reason) BETWEEN 2 AND 200)
);
COMMENT ON TABLE guitu.assignment IS 'Which officer holds a case, from a day to a day; a case that nobody holds is its whole office''s';
COMMENT ON COLUMN guitu.assignment.post IS 'The post that holds it: who fills the post, or stands in, does the work';
COMMENT ON COLUMN guitu.assignment.officer IS 'Name of the holder when it was given, so that history names him where the post is out of sight';
COMMENT ON COLUMN guitu.assignment.valid_to IS 'First day it is no longer held (half-open); equal to valid_from: replaced before it began';
COMMENT ON COLUMN guitu.assignment.hand_over IS 'The hand-over it came with, where it did';
CREATE UNIQUE INDEX assignment_open_once ON guitu.assignment (case_id) WHERE valid_to IS NULL;
CREATE INDEX assignment_by_case ON guitu.assignment (case_id, valid_from);
CREATE INDEX assignment_by_post ON guitu.assignment (post);
ALTER TABLE guitu.assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_read ON guitu.assignment FOR SELECT USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
-- Only to a post of the case's own unit, and only by who settles that unit's caseload.
CREATE POLICY assignment_add ON guitu.assignment FOR INSERT WITH CHECK (
  (created_by = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')))
  AND EXISTS (SELECT 1 FROM guitu."case" c JOIN guitu.post p ON p.organisation = c.unit
    WHERE c.id = case_id AND p.id = post
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))));
CREATE POLICY assignment_end ON guitu.assignment FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))))
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (valid_to) ON guitu.assignment TO guitu_app;

-- The officer of a case today: none once the post has ended or the case belongs to another unit.
CREATE VIEW guitu.officer_now WITH (security_invoker = true) AS
SELECT a.case_id, a.id AS assignment, a.post, p.account, a.officer AS name, p.role, p.organisation, a.valid_from,
  s.account AS stand_in, s.name AS stand_in_name
FROM guitu.assignment a
JOIN guitu."case" c ON c.id = a.case_id
JOIN guitu.post p ON p.id = a.post AND p.organisation = c.unit
  AND p.valid_from <= guitu.scope_today() AND (p.valid_to IS NULL OR p.valid_to > guitu.scope_today())
LEFT JOIN LATERAL (SELECT i.account, i.name FROM guitu.stand_in i
  WHERE i.post = a.post AND i.valid_from <= guitu.scope_today() AND i.valid_to > guitu.scope_today()
  ORDER BY i.created_at DESC LIMIT 1) s ON true
WHERE a.valid_from <= guitu.scope_today() AND (a.valid_to IS NULL OR a.valid_to > guitu.scope_today());
COMMENT ON VIEW guitu.officer_now IS 'Who holds each case on the day of the transaction, and who stands in for him';
GRANT SELECT ON guitu.officer_now TO guitu_app;
