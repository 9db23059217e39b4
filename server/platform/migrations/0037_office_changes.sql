-- A case goes to another office of the county: asked for, decided by the county, told to the receiving office by letter, and answered by it.
-- The old office is responsible until the answer.

CREATE TABLE guitu.office_change (
  id           uuid NOT NULL,
  case_id      uuid NOT NULL,
  from_unit    uuid NOT NULL,
  to_unit      uuid NOT NULL,
  juvenile     boolean NOT NULL,
  sealed       boolean NOT NULL,
  person       bytea NOT NULL,
  state        text NOT NULL,
  reason       text NOT NULL,
  asked_on     date NOT NULL,
  asked_by     uuid NOT NULL,
  asked_name   text NOT NULL,
  decided_on   date,
  decided_by   uuid,
  decided_name text,
  decision     text,
  letter       uuid,
  answered_on  date,
  answered_by  uuid,
  answered_name text,
  answer       text,
  answer_letter uuid,
  CONSTRAINT office_change_pk PRIMARY KEY (id),
  CONSTRAINT office_change_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT office_change_from_fk FOREIGN KEY (from_unit) REFERENCES guitu.organisation (id),
  CONSTRAINT office_change_to_fk FOREIGN KEY (to_unit) REFERENCES guitu.organisation (id),
  CONSTRAINT office_change_letter_fk FOREIGN KEY (letter) REFERENCES guitu.letter (id),
  CONSTRAINT office_change_answer_letter_fk FOREIGN KEY (answer_letter) REFERENCES guitu.letter (id),
  CONSTRAINT office_change_elsewhere CHECK (from_unit <> to_unit),
  CONSTRAINT office_change_state CHECK (state IN ('asked', 'refused', 'sent', 'accepted', 'returned', 'withdrawn')),
  -- Whoever asks does not decide (ORG-02).
  CONSTRAINT office_change_two_persons CHECK (decided_by <> asked_by),
  CONSTRAINT office_change_reason CHECK (length(reason) BETWEEN 2 AND 500)
);
COMMENT ON TABLE guitu.office_change IS 'Change of the office that answers for a case, inside the county';
COMMENT ON COLUMN guitu.office_change.person IS 'The person''s name, encrypted: what the letter tells an office that cannot see the case yet';
COMMENT ON COLUMN guitu.office_change.state IS 'asked; refused by the county; sent to the receiving office; accepted: the case is there; returned by it; withdrawn';
CREATE UNIQUE INDEX office_change_open_once ON guitu.office_change (case_id) WHERE state IN ('asked', 'sent');
CREATE INDEX office_change_by_from ON guitu.office_change (from_unit, id DESC);
CREATE INDEX office_change_by_to ON guitu.office_change (to_unit, id DESC);
ALTER TABLE guitu.office_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.office_change FORCE ROW LEVEL SECURITY;
-- The receiving office learns of it with the letter, not before.
CREATE POLICY office_change_read ON guitu.office_change FOR SELECT
  USING (from_unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))
    OR (to_unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])) AND letter IS NOT NULL));
CREATE POLICY office_change_ask ON guitu.office_change FOR INSERT
  WITH CHECK (asked_by = (SELECT guitu.scope_account()) AND state = 'asked'
    AND EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id AND c.unit = from_unit
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY office_change_decide ON guitu.office_change FOR UPDATE
  USING (from_unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (from_unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY office_change_answer ON guitu.office_change FOR UPDATE
  USING (to_unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])) AND state = 'sent')
  WITH CHECK (to_unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])) AND state IN ('accepted', 'returned'));
CREATE POLICY office_change_juvenile ON guitu.office_change AS RESTRICTIVE FOR ALL
  USING (NOT juvenile OR (SELECT guitu.scope_may('juvenile'))) WITH CHECK (NOT juvenile OR (SELECT guitu.scope_may('juvenile')));
CREATE POLICY office_change_sealed ON guitu.office_change AS RESTRICTIVE FOR ALL
  USING (NOT sealed OR (SELECT guitu.scope_may('sealed'))) WITH CHECK (NOT sealed OR (SELECT guitu.scope_may('sealed')));
GRANT SELECT, INSERT, UPDATE (state, decided_on, decided_by, decided_name, decision, letter, answered_on, answered_by, answered_name, answer, answer_letter)
  ON guitu.office_change TO guitu_app;
