-- Units are added, renamed, put under another and closed; what they were called before stays known.

CREATE TABLE guitu.organisation_change (
  id           uuid NOT NULL,
  organisation uuid NOT NULL,
  what         text NOT NULL,
  on_date      date NOT NULL,
  before       jsonb NOT NULL,
  after        jsonb NOT NULL,
  reason       text NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   uuid NOT NULL,
  by_name      text NOT NULL,
  CONSTRAINT organisation_change_pk PRIMARY KEY (id),
  CONSTRAINT organisation_change_organisation_fk FOREIGN KEY (organisation) REFERENCES guitu.organisation (id),
  CONSTRAINT organisation_change_what CHECK (what IN ('added', 'renamed', 'moved', 'closed')),
  CONSTRAINT organisation_change_reason CHECK (length(reason) BETWEEN 2 AND 200)
);
COMMENT ON TABLE guitu.organisation_change IS 'History of the units: what changed, from which day, why and by whom; only ever added to';
CREATE INDEX organisation_change_by_organisation ON guitu.organisation_change (organisation, changed_at);
ALTER TABLE guitu.organisation_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.organisation_change FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation_change_read ON guitu.organisation_change FOR SELECT
  USING (organisation = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))
    OR organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[])));
CREATE POLICY organisation_change_add ON guitu.organisation_change FOR INSERT
  WITH CHECK (changed_by = (SELECT guitu.scope_account())
    AND organisation IN (SELECT o.id FROM guitu.organisation o WHERE o.id = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))
      OR o.parent = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.organisation_change TO guitu_app;
