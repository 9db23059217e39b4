-- Whether a case is kept apart follows its facts when they are corrected; what repeats it follows the case, as the duties do.
ALTER TABLE guitu."case" ADD CONSTRAINT case_apart UNIQUE (id, juvenile, sealed);
ALTER TABLE guitu.office_change DROP CONSTRAINT office_change_case_fk;
ALTER TABLE guitu.office_change ADD CONSTRAINT office_change_case_fk FOREIGN KEY (case_id, juvenile, sealed)
  REFERENCES guitu."case" (id, juvenile, sealed) ON UPDATE CASCADE;
