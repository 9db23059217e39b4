-- The content of files. 0012 holds what a file is; here is what is in it, sealed as every value about a person is.

ALTER TABLE guitu.file ADD CONSTRAINT file_of_case UNIQUE (id, case_id);
CREATE TABLE guitu.file_content (
  file    uuid NOT NULL,
  case_id uuid NOT NULL,
  sealed  bytea NOT NULL,
  CONSTRAINT file_content_pk PRIMARY KEY (file),
  CONSTRAINT file_content_file_fk FOREIGN KEY (file, case_id) REFERENCES guitu.file (id, case_id)
);
COMMENT ON TABLE guitu.file_content IS 'The bytes of a file, encrypted for its row; in the database, so that a backup is whole and scope holds for them too';
ALTER TABLE guitu.file_content ALTER COLUMN sealed SET STORAGE EXTERNAL;
ALTER TABLE guitu.file_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.file_content FORCE ROW LEVEL SECURITY;
CREATE POLICY file_content_read ON guitu.file_content FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY file_content_add ON guitu.file_content FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.file_content TO guitu_app;

COMMENT ON TABLE guitu.file IS 'Papers, scans, pictures and recordings of a case; who may read the case may read them. The content is in file_content';
CREATE INDEX file_by_content ON guitu.file (case_id, content);
DROP INDEX guitu.file_by_case;
