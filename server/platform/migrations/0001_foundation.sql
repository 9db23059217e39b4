-- Who may see what, decided in the database. Every business table of later migrations builds on the functions of this one.
-- Roles: the owner runs migrations; guitu_app runs the product, owns nothing and cannot bypass row-level security.

CREATE SCHEMA guitu;
GRANT USAGE ON SCHEMA guitu TO guitu_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA guitu GRANT USAGE, SELECT ON SEQUENCES TO guitu_app;

-- Scope is set once per transaction with set_config(…, true). After a transaction a custom setting reads back as '' and not NULL:
-- both mean "no scope", and no scope means no row.
CREATE FUNCTION guitu.scope_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(NULLIF(current_setting('guitu.units', true), '')::uuid[], '{}'::uuid[]) $$;
CREATE FUNCTION guitu.scope_write_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(NULLIF(current_setting('guitu.write_units', true), '')::uuid[], '{}'::uuid[]) $$;
CREATE FUNCTION guitu.scope_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT NULLIF(current_setting('guitu.account', true), '')::uuid $$;
-- A compartment is a word of: juvenile, sealed, accounts, audit, system.
CREATE FUNCTION guitu.scope_may(compartment text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT compartment = ANY (COALESCE(NULLIF(current_setting('guitu.compartments', true), '')::text[], '{}'::text[])) $$;

COMMENT ON FUNCTION guitu.scope_units IS 'Units whose cases the current transaction may read; empty when no scope is set';
COMMENT ON FUNCTION guitu.scope_write_units IS 'Units whose cases the current transaction may change';
COMMENT ON FUNCTION guitu.scope_may IS 'Whether the current transaction holds a compartment; false when no scope is set';

CREATE TABLE guitu.region (
  code       text COLLATE "C" NOT NULL,
  name       text NOT NULL,
  level      text NOT NULL CHECK (level IN ('province', 'city', 'county', 'town', 'village')),
  parent     text COLLATE "C",
  valid_from date NOT NULL DEFAULT '1949-10-01',
  valid_to   date,
  successor  text COLLATE "C",
  CONSTRAINT region_pk PRIMARY KEY (code, valid_from),
  CONSTRAINT region_code_shape CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  CONSTRAINT region_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
);
COMMENT ON TABLE guitu.region IS 'Administrative divisions (GB/T 2260 and below) with their validity; reference data, readable to all';
COMMENT ON COLUMN guitu.region.valid_to IS 'First day the division no longer exists (half-open)';
COMMENT ON COLUMN guitu.region.successor IS 'Division that took it over, e.g. 320811 清浦区 into 320812 清江浦区 in 2016';
GRANT SELECT, INSERT, UPDATE ON guitu.region TO guitu_app;

CREATE TABLE guitu.organisation (
  id         uuid PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('province-agency', 'city-agency', 'county-agency', 'judicial-office', 'justice-bureau',
               'court', 'procuratorate', 'public-security', 'prison', 'residents-committee', 'other')),
  name       text NOT NULL,
  region     text COLLATE "C" NOT NULL,
  parent     uuid REFERENCES guitu.organisation (id),
  valid_from date NOT NULL DEFAULT '2020-07-01',
  valid_to   date,
  CONSTRAINT organisation_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
);
COMMENT ON TABLE guitu.organisation IS 'Units: agencies, judicial offices, partner organs. A case belongs to one; names of units are no secret';
CREATE INDEX organisation_parent ON guitu.organisation (parent);
CREATE INDEX organisation_region ON guitu.organisation (region);
GRANT SELECT, INSERT, UPDATE ON guitu.organisation TO guitu_app;
