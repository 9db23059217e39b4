-- Serving a paper is an act of the case, and a mistake in it is withdrawn with its reason. A receipt is a paper about a paper.

ALTER TABLE guitu.paper_service
  ADD COLUMN event         uuid,
  ADD COLUMN withdrawn     timestamptz,
  ADD COLUMN withdrawn_by  uuid,
  ADD COLUMN withdrawn_why text,
  ADD CONSTRAINT paper_service_withdrawn_says_why CHECK (num_nonnulls(withdrawn, withdrawn_by, withdrawn_why) IN (0, 3));
COMMENT ON COLUMN guitu.paper_service.event IS 'The record of the case that it is; NULL where no act of the case belongs to it';
COMMENT ON COLUMN guitu.paper_service.withdrawn IS 'When it was found to be a mistake; the row stays';
CREATE POLICY paper_service_withdraw ON guitu.paper_service FOR UPDATE
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id
    AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
GRANT UPDATE (withdrawn, withdrawn_by, withdrawn_why) ON guitu.paper_service TO guitu_app;

ALTER TABLE guitu.paper
  ADD COLUMN about uuid,
  ADD CONSTRAINT paper_about_fk FOREIGN KEY (about, case_id) REFERENCES guitu.paper (id, case_id);
COMMENT ON COLUMN guitu.paper.about IS 'For a proof of service: the paper it is about, of the same case';

-- What happened calls for a paper once; one that was made void may be made anew.
ALTER TABLE guitu.paper DROP CONSTRAINT paper_once_for_event;
CREATE UNIQUE INDEX paper_once_for_event ON guitu.paper (case_id, kind, event) WHERE state <> 'void';
