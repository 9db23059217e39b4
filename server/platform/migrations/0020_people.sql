-- The register of people. Whoever may read one of a person's cases may read the person, and nobody else: a person whose only case is a
-- juvenile's, is sealed or lies in another office is not found, not counted and not suggested.

CREATE TABLE guitu.person (
  id           uuid NOT NULL,
  name         text NOT NULL,
  alias        text,
  sex          text NOT NULL,
  born         date NOT NULL,
  spellings    text COLLATE "C" NOT NULL,
  id_kind      text NOT NULL,
  id_number    bytea NOT NULL,
  id_index     bytea NOT NULL,
  id_last_six  bytea NOT NULL,
  phone        bytea,
  residence    bytea,
  domicile     bytea,
  health       bytea,
  particulars  bytea,
  legacy       bytea,
  has_case     boolean NOT NULL DEFAULT false,
  created_by   uuid,
  created      timestamptz NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_name_not_empty CHECK (name <> ''),
  CONSTRAINT person_sex CHECK (sex IN ('male', 'female')),
  CONSTRAINT person_id_kind CHECK (id_kind IN ('resident', 'resident-15', 'hmt-permit', 'foreign-permit')),
  CONSTRAINT person_index_lengths CHECK (octet_length(id_index) = 16 AND octet_length(id_last_six) = 16)
);
COMMENT ON TABLE guitu.person IS 'A natural person with a case. Two counties that know the same person have a row each: a shared one would tell one of the other';
COMMENT ON COLUMN guitu.person.spellings IS 'What a search by name is matched against, in lower case: name, former name, pinyin and initials in every reading, each between bars';
COMMENT ON COLUMN guitu.person.id_number IS 'Sealed; shown masked unless somebody gives a reason, which is audited';
COMMENT ON COLUMN guitu.person.id_index IS 'Keyed hash of the normalised number, for exact look-up; not unique, since a clash would betray a person out of scope';
COMMENT ON COLUMN guitu.person.id_last_six IS 'Keyed hash of the last six characters, as officers remember numbers';
COMMENT ON COLUMN guitu.person.particulars IS 'Sealed JSON of what only prints on the official sheet (ethnic group, education, family …); no list or statistic reads it';
COMMENT ON COLUMN guitu.person.legacy IS 'Sealed JSON of items 41 and 87–89 of the old collection form, kept only so that nothing imported is lost; never shown, filtered or scored';
COMMENT ON COLUMN guitu.person.has_case IS 'Set once a case was opened: from then on only the case says who may read';
CREATE INDEX person_by_id_number ON guitu.person (id_index);
CREATE INDEX person_by_last_six ON guitu.person (id_last_six);

ALTER TABLE guitu.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_read ON guitu.person FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.person = person.id)
    OR (NOT has_case AND created_by = (SELECT guitu.scope_account()))
    OR (NOT has_case AND (SELECT guitu.scope_may('system'))));
CREATE POLICY person_create ON guitu.person FOR INSERT
  WITH CHECK (created_by IS NOT DISTINCT FROM (SELECT guitu.scope_account()) AND NOT has_case);
CREATE POLICY person_change ON guitu.person FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.person = person.id
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
    OR (NOT has_case AND (created_by = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')))))
  WITH CHECK (true);
GRANT SELECT, INSERT ON guitu.person TO guitu_app;
GRANT UPDATE (name, alias, sex, born, spellings, id_kind, id_number, id_index, id_last_six, phone, residence, domicile, health,
  particulars, legacy, has_case) ON guitu.person TO guitu_app;

CREATE FUNCTION guitu.note_case_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guitu.person SET has_case = true WHERE id = NEW.person AND NOT has_case;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION guitu.note_case_of_person IS 'Ends the creator''s own access to a person: from the first case on, the case decides';
CREATE TRIGGER case_notes_person AFTER INSERT ON guitu."case" FOR EACH ROW WHEN (NEW.person IS NOT NULL)
  EXECUTE FUNCTION guitu.note_case_of_person();

CREATE FUNCTION guitu.keep_case_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'has_case of person is never taken back' USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMENT ON FUNCTION guitu.keep_case_of_person IS 'Taking the mark back would give the creator access that only a case may give';
CREATE TRIGGER person_keeps_case BEFORE UPDATE ON guitu.person FOR EACH ROW WHEN (OLD.has_case AND NOT NEW.has_case)
  EXECUTE FUNCTION guitu.keep_case_of_person();
