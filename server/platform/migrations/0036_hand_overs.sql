-- Handing over a caseload: what was handed to whom and when, and which of the persons has been told.

CREATE TABLE guitu.hand_over (
  id         uuid NOT NULL,
  unit       uuid NOT NULL,
  from_post  uuid,
  from_name  text NOT NULL,
  starts     date NOT NULL,
  reason     text NOT NULL,
  cases      integer NOT NULL,
  duties     integer NOT NULL,
  made_at    timestamptz NOT NULL,
  made_by    uuid NOT NULL,
  by_name    text NOT NULL,
  CONSTRAINT hand_over_pk PRIMARY KEY (id),
  CONSTRAINT hand_over_unit_fk FOREIGN KEY (unit) REFERENCES guitu.organisation (id),
  CONSTRAINT hand_over_from_post_fk FOREIGN KEY (from_post) REFERENCES guitu.post (id),
  CONSTRAINT hand_over_reason CHECK (length(reason) BETWEEN 2 AND 200)
);
COMMENT ON TABLE guitu.hand_over IS 'A caseload handed over in one act';
COMMENT ON COLUMN guitu.hand_over.from_post IS 'Post that held the cases; NULL: nobody did';
CREATE INDEX hand_over_by_unit ON guitu.hand_over (unit, made_at DESC);
ALTER TABLE guitu.hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.hand_over FORCE ROW LEVEL SECURITY;
CREATE POLICY hand_over_read ON guitu.hand_over FOR SELECT USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY hand_over_add ON guitu.hand_over FOR INSERT
  WITH CHECK (made_by = (SELECT guitu.scope_account()) AND unit = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[])));
GRANT SELECT, INSERT ON guitu.hand_over TO guitu_app;

CREATE TABLE guitu.hand_over_case (
  hand_over uuid NOT NULL,
  case_id   uuid NOT NULL,
  to_post   uuid NOT NULL,
  to_name   text NOT NULL,
  duties    integer NOT NULL,
  told_on   date,
  told_how  text,
  told_note text,
  told_at   timestamptz,
  told_by   uuid,
  told_name text,
  CONSTRAINT hand_over_case_pk PRIMARY KEY (hand_over, case_id),
  CONSTRAINT hand_over_case_hand_over_fk FOREIGN KEY (hand_over) REFERENCES guitu.hand_over (id),
  CONSTRAINT hand_over_case_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT hand_over_case_to_post_fk FOREIGN KEY (to_post) REFERENCES guitu.post (id),
  CONSTRAINT hand_over_case_told_how CHECK (told_how IN ('in-person', 'phone', 'notice-signed', 'message')),
  CONSTRAINT hand_over_case_told_whole CHECK (num_nonnulls(told_on, told_how, told_at, told_by, told_name) IN (0, 5))
);
COMMENT ON TABLE guitu.hand_over_case IS 'One person of a hand-over: the new officer, and how and when the person was told of him';
COMMENT ON COLUMN guitu.hand_over_case.told_note IS 'What proves it: number called, who signed';
CREATE INDEX hand_over_case_by_case ON guitu.hand_over_case (case_id);
ALTER TABLE guitu.hand_over_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.hand_over_case FORCE ROW LEVEL SECURITY;
CREATE POLICY hand_over_case_read ON guitu.hand_over_case FOR SELECT USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY hand_over_case_add ON guitu.hand_over_case FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_caseload_units()), '{}'::uuid[]))));
CREATE POLICY hand_over_case_tick ON guitu.hand_over_case FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))))
  WITH CHECK (told_by = (SELECT guitu.scope_account()));
GRANT SELECT, INSERT, UPDATE (told_on, told_how, told_note, told_at, told_by, told_name) ON guitu.hand_over_case TO guitu_app;

ALTER TABLE guitu.assignment ADD CONSTRAINT assignment_hand_over_fk FOREIGN KEY (hand_over) REFERENCES guitu.hand_over (id);
