-- What a county has set: values of local parameters, its profile, holiday notices. Entries are added and never changed; the law takes the one
-- that holds on a day (law/parameters/profiles.ts).

CREATE FUNCTION guitu.scope_counties() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(array_agg(DISTINCT left(o.region, 6)), '{}'::text[]) FROM guitu.organisation o
     WHERE o.id = ANY (guitu.scope_units()) AND length(o.region) >= 6 $$;
COMMENT ON FUNCTION guitu.scope_counties IS 'Six-digit codes of the counties whose units the current transaction may read';

CREATE TABLE guitu.replan (
  id         uuid NOT NULL,
  unit       uuid NOT NULL,
  county     text COLLATE "C" NOT NULL,
  state      text NOT NULL,
  entries    jsonb NOT NULL,
  after      bigint NOT NULL,
  day        date NOT NULL,
  created    timestamptz NOT NULL,
  by_account uuid NOT NULL,
  by_name    text NOT NULL,
  confirmed  timestamptz,
  ended      timestamptz,
  touched    integer NOT NULL DEFAULT 0,
  CONSTRAINT replan_pk PRIMARY KEY (id),
  CONSTRAINT replan_unit_fk FOREIGN KEY (unit) REFERENCES guitu.organisation (id),
  CONSTRAINT replan_by_fk FOREIGN KEY (by_account) REFERENCES guitu.account (id),
  CONSTRAINT replan_county_shape CHECK (county ~ '^[0-9]{6}$'),
  CONSTRAINT replan_state CHECK (state IN ('previewing', 'previewed', 'applying', 'applied', 'dropped'))
);
COMMENT ON TABLE guitu.replan IS 'A change of settings on its way: looked at over every open case of the county, confirmed, carried out case by case';
COMMENT ON COLUMN guitu.replan.after IS 'Place of the county''s last setting when the preview began: another change since makes the preview void';
ALTER TABLE guitu.replan ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.replan FORCE ROW LEVEL SECURITY;
CREATE POLICY replan_read ON guitu.replan FOR SELECT USING (unit = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY replan_add ON guitu.replan FOR INSERT
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    AND EXISTS (SELECT 1 FROM guitu.organisation o WHERE o.id = unit AND o.kind = 'county-agency' AND left(o.region, 6) = county));
CREATE POLICY replan_move ON guitu.replan FOR UPDATE USING (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[])));
GRANT SELECT, INSERT ON guitu.replan TO guitu_app;
GRANT UPDATE (state, confirmed, ended, touched) ON guitu.replan TO guitu_app;
CREATE INDEX replan_at_work ON guitu.replan (state) WHERE state IN ('previewing', 'applying');

CREATE TABLE guitu.setting (
  id         uuid NOT NULL,
  place      bigint GENERATED ALWAYS AS IDENTITY,
  unit       uuid NOT NULL,
  county     text COLLATE "C" NOT NULL,
  key        text NOT NULL,
  valid_from date NOT NULL,
  withdrawn  boolean NOT NULL DEFAULT false,
  value      jsonb,
  source     text NOT NULL,
  recorded   timestamptz NOT NULL,
  by_account uuid NOT NULL,
  by_name    text NOT NULL,
  replan     uuid NOT NULL,
  CONSTRAINT setting_pk PRIMARY KEY (id),
  CONSTRAINT setting_unit_fk FOREIGN KEY (unit) REFERENCES guitu.organisation (id),
  CONSTRAINT setting_by_fk FOREIGN KEY (by_account) REFERENCES guitu.account (id),
  CONSTRAINT setting_replan_fk FOREIGN KEY (replan) REFERENCES guitu.replan (id),
  CONSTRAINT setting_county_shape CHECK (county ~ '^[0-9]{6}$'),
  CONSTRAINT setting_source_said CHECK (length(btrim(source)) > 0),
  CONSTRAINT setting_withdrawn_without_value CHECK (NOT withdrawn OR value IS NULL)
);
COMMENT ON TABLE guitu.setting IS 'Values a county has set, from a day on: added, never changed. Key: a parameter, profile, or holidays.YYYY';
COMMENT ON COLUMN guitu.setting.place IS 'Order of entry; of several from the same day the last holds';
COMMENT ON COLUMN guitu.setting.replan IS 'The previewed change it came with';
COMMENT ON COLUMN guitu.setting.withdrawn IS 'Back to what the profile and national law say; JSON null in value is «none», which is a value';
CREATE INDEX setting_by_county ON guitu.setting (county, place);
ALTER TABLE guitu.setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.setting FORCE ROW LEVEL SECURITY;
CREATE POLICY setting_read ON guitu.setting FOR SELECT
  USING (county = ANY (COALESCE((SELECT guitu.scope_counties()), '{}'::text[])));
-- The county agency's own unit: an office writes its cases and not the county's settings.
CREATE POLICY setting_add ON guitu.setting FOR INSERT
  WITH CHECK (unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))
    AND EXISTS (SELECT 1 FROM guitu.organisation o WHERE o.id = unit AND o.kind = 'county-agency' AND left(o.region, 6) = county));
GRANT SELECT, INSERT ON guitu.setting TO guitu_app;

-- Settings move legal deadlines: the head of the agency answers for them, not whoever looks after the machines.
UPDATE guitu.role SET permissions = array_remove(permissions, 'settings.manage') WHERE name = 'administrator';
UPDATE guitu.role SET permissions = permissions || '{settings.manage}'::text[] WHERE name = 'county-head';

CREATE TABLE guitu.replan_case (
  replan  uuid NOT NULL,
  case_id uuid NOT NULL,
  version integer NOT NULL,
  changes jsonb,
  applied jsonb,
  applied_at timestamptz,
  failure text,
  CONSTRAINT replan_case_pk PRIMARY KEY (replan, case_id),
  CONSTRAINT replan_case_replan_fk FOREIGN KEY (replan) REFERENCES guitu.replan (id),
  CONSTRAINT replan_case_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id)
);
COMMENT ON TABLE guitu.replan_case IS 'What a change of settings does to one case: as previewed, and as carried out';
COMMENT ON COLUMN guitu.replan_case.changes IS 'Duties added, moved and lifted in the preview; null where the case was opened after it';
COMMENT ON COLUMN guitu.replan_case.applied IS 'The same as carried out';
COMMENT ON COLUMN guitu.replan_case.failure IS 'Why the law could not read the case; it keeps the duties it has';
CREATE INDEX replan_case_by_case ON guitu.replan_case (case_id);
ALTER TABLE guitu.replan_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.replan_case FORCE ROW LEVEL SECURITY;
CREATE POLICY replan_case_read ON guitu.replan_case FOR SELECT
  USING (EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = case_id));
CREATE POLICY replan_case_add ON guitu.replan_case FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY replan_case_move ON guitu.replan_case FOR UPDATE USING ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT ON guitu.replan_case TO guitu_app;
GRANT UPDATE (version, applied, applied_at, failure) ON guitu.replan_case TO guitu_app;
