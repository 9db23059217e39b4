-- Papers: drafts made for what happened, numbers taken at signing, the signed paper frozen, and the proof that it was served.

CREATE TABLE guitu.paper_template (
  id         uuid NOT NULL,
  kind       text NOT NULL,
  agency     uuid NOT NULL,
  version    integer NOT NULL,
  valid_from date NOT NULL,
  note       text,
  content    bytea NOT NULL,
  sha256     bytea NOT NULL,
  created    timestamptz NOT NULL,
  created_by uuid NOT NULL,
  CONSTRAINT paper_template_pk PRIMARY KEY (id),
  CONSTRAINT paper_template_agency_fk FOREIGN KEY (agency) REFERENCES guitu.organisation (id),
  CONSTRAINT paper_template_once UNIQUE (agency, kind, version),
  CONSTRAINT paper_template_hash CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE guitu.paper_template IS 'A county''s own Word templates; each version is used from its day until a later one is. Without one the product''s own is used. Holds no person''s data';
ALTER TABLE guitu.paper_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_template FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_template_read ON guitu.paper_template FOR SELECT
  USING ((SELECT guitu.scope_account()) IS NOT NULL OR (SELECT guitu.scope_may('system')));
CREATE POLICY paper_template_add ON guitu.paper_template FOR INSERT
  WITH CHECK (agency = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
GRANT SELECT, INSERT ON guitu.paper_template TO guitu_app;

CREATE TABLE guitu.paper_numbering (
  agency     uuid NOT NULL,
  valid_from date NOT NULL,
  format     text NOT NULL,
  short_name text NOT NULL,
  marks      jsonb NOT NULL DEFAULT '{}',
  created    timestamptz NOT NULL,
  created_by uuid NOT NULL,
  CONSTRAINT paper_numbering_pk PRIMARY KEY (agency, valid_from),
  CONSTRAINT paper_numbering_agency_fk FOREIGN KEY (agency) REFERENCES guitu.organisation (id),
  CONSTRAINT paper_numbering_format CHECK (format LIKE '%{年}%' AND format LIKE '%{字}%' AND format LIKE '%{号}%')
);
COMMENT ON TABLE guitu.paper_numbering IS 'How a county writes its numbers, by date: brackets, short name of the organ, its own marks where they differ';
ALTER TABLE guitu.paper_numbering ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_numbering FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_numbering_read ON guitu.paper_numbering FOR SELECT
  USING ((SELECT guitu.scope_account()) IS NOT NULL OR (SELECT guitu.scope_may('system')));
CREATE POLICY paper_numbering_set ON guitu.paper_numbering FOR INSERT
  WITH CHECK (agency = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
CREATE POLICY paper_numbering_change ON guitu.paper_numbering FOR UPDATE
  USING (agency = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
GRANT SELECT, INSERT, UPDATE (format, short_name, marks, created, created_by) ON guitu.paper_numbering TO guitu_app;

CREATE TABLE guitu.paper_counter (
  organ uuid NOT NULL,
  mark  text NOT NULL,
  year  integer NOT NULL,
  last  integer NOT NULL,
  CONSTRAINT paper_counter_pk PRIMARY KEY (organ, mark, year),
  CONSTRAINT paper_counter_organ_fk FOREIGN KEY (organ) REFERENCES guitu.organisation (id),
  CONSTRAINT paper_counter_counts CHECK (last >= 1)
);
COMMENT ON TABLE guitu.paper_counter IS 'Last number given by an organ for a mark in a year. Its row is locked until the signing is committed, so no number is left out';
ALTER TABLE guitu.paper_counter ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_counter FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_counter_use ON guitu.paper_counter FOR ALL
  USING (organ = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])))
  WITH CHECK (organ = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
GRANT SELECT, INSERT, UPDATE (last) ON guitu.paper_counter TO guitu_app;

CREATE TABLE guitu.paper (
  id          uuid NOT NULL,
  case_id     uuid NOT NULL,
  kind        text NOT NULL,
  state       text NOT NULL,
  event       uuid,
  written     bytea,
  made        timestamptz NOT NULL,
  made_by     text NOT NULL,
  organ       uuid,
  number      text,
  mark        text,
  year        integer,
  serial      integer,
  signed_on   date,
  signed_by   uuid,
  signed_name text,
  template    text,
  served_on   date,
  void_on     date,
  void_why    text,
  CONSTRAINT paper_pk PRIMARY KEY (id),
  CONSTRAINT paper_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT paper_of_case UNIQUE (id, case_id),
  CONSTRAINT paper_organ_fk FOREIGN KEY (organ) REFERENCES guitu.organisation (id),
  CONSTRAINT paper_state CHECK (state IN ('draft', 'signed', 'served', 'void')),
  -- What happened calls for a paper once.
  CONSTRAINT paper_once_for_event UNIQUE (case_id, kind, event),
  CONSTRAINT paper_number_once UNIQUE (organ, mark, year, serial),
  CONSTRAINT paper_draft_has_no_number CHECK (state <> 'draft' OR (number IS NULL AND signed_on IS NULL)),
  CONSTRAINT paper_number_whole CHECK (num_nonnulls(number, mark, year, serial) IN (0, 4)),
  CONSTRAINT paper_signed_by_somebody CHECK (state NOT IN ('signed', 'served') OR num_nulls(signed_on, signed_by, signed_name, organ, template) = 0),
  CONSTRAINT paper_void_says_why CHECK ((state = 'void') = (void_on IS NOT NULL AND void_why IS NOT NULL))
);
COMMENT ON TABLE guitu.paper IS 'A paper of a case: draft, signed, served, or void with the reason. A number once given stays in the register';
COMMENT ON COLUMN guitu.paper.event IS 'Event that called for it; NULL when somebody made it';
COMMENT ON COLUMN guitu.paper.written IS 'Sealed JSON of the fields an officer wrote';
COMMENT ON COLUMN guitu.paper.template IS 'SHA-256 of the template it was printed with';
CREATE INDEX paper_by_case ON guitu.paper (case_id, made);
CREATE INDEX paper_by_state ON guitu.paper (state, made DESC, id);
ALTER TABLE guitu.paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_read ON guitu.paper FOR SELECT USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY paper_make ON guitu.paper FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY paper_change ON guitu.paper FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (state, written, organ, number, mark, year, serial, signed_on, signed_by, signed_name, template, served_on,
  void_on, void_why) ON guitu.paper TO guitu_app;

CREATE FUNCTION guitu.keep_signed_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.written IS DISTINCT FROM OLD.written OR NEW.number IS DISTINCT FROM OLD.number
    OR NEW.serial IS DISTINCT FROM OLD.serial OR NEW.signed_on IS DISTINCT FROM OLD.signed_on OR NEW.organ IS DISTINCT FROM OLD.organ
    OR NEW.signed_by IS DISTINCT FROM OLD.signed_by OR NEW.template IS DISTINCT FROM OLD.template OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'a signed paper is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION guitu.keep_signed_paper IS 'What was signed stays as it was signed; it can be served and made void, no more';
CREATE TRIGGER paper_frozen BEFORE UPDATE ON guitu.paper FOR EACH ROW EXECUTE FUNCTION guitu.keep_signed_paper();

CREATE TABLE guitu.paper_content (
  paper   uuid NOT NULL,
  case_id uuid NOT NULL,
  form    text NOT NULL,
  sealed  bytea NOT NULL,
  sha256  bytea NOT NULL,
  CONSTRAINT paper_content_pk PRIMARY KEY (paper, form),
  CONSTRAINT paper_content_paper_fk FOREIGN KEY (paper, case_id) REFERENCES guitu.paper (id, case_id),
  CONSTRAINT paper_content_form CHECK (form IN ('docx', 'pdf')),
  CONSTRAINT paper_content_hash CHECK (octet_length(sha256) = 32)
);
COMMENT ON TABLE guitu.paper_content IS 'The signed paper, byte for byte, encrypted for its row; written at signing and never again. Its hash stands in the audit too';
ALTER TABLE guitu.paper_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_content FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_content_read ON guitu.paper_content FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY paper_content_freeze ON guitu.paper_content FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.paper_content TO guitu_app;

CREATE TABLE guitu.paper_service (
  id        uuid NOT NULL,
  paper     uuid NOT NULL,
  case_id   uuid NOT NULL,
  recipient text NOT NULL,
  how       text NOT NULL,
  on_date   date NOT NULL,
  detail    bytea,
  file      uuid,
  recorded  timestamptz NOT NULL,
  by_account uuid NOT NULL,
  by_name   text NOT NULL,
  CONSTRAINT paper_service_pk PRIMARY KEY (id),
  CONSTRAINT paper_service_paper_fk FOREIGN KEY (paper, case_id) REFERENCES guitu.paper (id, case_id),
  -- The scan lies in the same case: a proof shows nobody another's file.
  CONSTRAINT paper_service_file_fk FOREIGN KEY (file, case_id) REFERENCES guitu.file (id, case_id),
  CONSTRAINT paper_service_how CHECK (how IN ('direct', 'left', 'post', 'electronic', 'proxy'))
);
COMMENT ON TABLE guitu.paper_service IS 'Proof that a paper reached somebody: who, how, when, with the scan of the receipt';
COMMENT ON COLUMN guitu.paper_service.detail IS 'Sealed: who took it and in what relation, or why it was refused';
CREATE INDEX paper_service_by_paper ON guitu.paper_service (paper);
ALTER TABLE guitu.paper_service ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_service FORCE ROW LEVEL SECURITY;
CREATE POLICY paper_service_read ON guitu.paper_service FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY paper_service_add ON guitu.paper_service FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.paper_service TO guitu_app;
