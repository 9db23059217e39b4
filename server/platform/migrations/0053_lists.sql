-- What each account keeps of its lists: which columns, in which order, and filters under a name; and whether it reads in large type.

CREATE TABLE guitu.list_columns (
  account uuid NOT NULL,
  list    text NOT NULL,
  columns text[] NOT NULL,
  changed timestamptz NOT NULL,
  CONSTRAINT list_columns_pk PRIMARY KEY (account, list),
  CONSTRAINT list_columns_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT list_columns_some CHECK (cardinality(columns) BETWEEN 1 AND 60)
);
COMMENT ON TABLE guitu.list_columns IS 'The columns an account shows of a list, in its order; no row: as the list comes';
ALTER TABLE guitu.list_columns ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.list_columns FORCE ROW LEVEL SECURITY;
CREATE POLICY list_columns_own ON guitu.list_columns FOR ALL
  USING (account = (SELECT guitu.scope_account()))
  WITH CHECK (account = (SELECT guitu.scope_account()));
GRANT SELECT, INSERT, UPDATE, DELETE ON guitu.list_columns TO guitu_app;

CREATE TABLE guitu.saved_filter (
  id          uuid NOT NULL,
  account     uuid NOT NULL,
  by_name     text NOT NULL,
  list        text NOT NULL,
  name        text NOT NULL,
  filter      jsonb NOT NULL,
  shared_with uuid,
  saved       timestamptz NOT NULL,
  CONSTRAINT saved_filter_pk PRIMARY KEY (id),
  CONSTRAINT saved_filter_once UNIQUE (account, list, name),
  CONSTRAINT saved_filter_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT saved_filter_shared_fk FOREIGN KEY (shared_with) REFERENCES guitu.organisation (id),
  CONSTRAINT saved_filter_name CHECK (length(name) BETWEEN 1 AND 40),
  -- A search text can be a name or a number; what others read must not name anybody they may not know of.
  CONSTRAINT saved_filter_names_nobody CHECK (shared_with IS NULL OR NOT filter ? 'q')
);
COMMENT ON TABLE guitu.saved_filter IS 'A filter of a list under a name: one''s own, or shared with the unit one works in';
COMMENT ON COLUMN guitu.saved_filter.filter IS 'As it stands in the address of the list';
COMMENT ON COLUMN guitu.saved_filter.shared_with IS 'Unit whose accounts may use it; NULL: nobody else';
CREATE INDEX saved_filter_shared ON guitu.saved_filter (shared_with, list) WHERE shared_with IS NOT NULL;
ALTER TABLE guitu.saved_filter ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.saved_filter FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_filter_read ON guitu.saved_filter FOR SELECT
  USING (account = (SELECT guitu.scope_account()) OR shared_with = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[])));
CREATE POLICY saved_filter_add ON guitu.saved_filter FOR INSERT
  WITH CHECK (account = (SELECT guitu.scope_account())
    AND (shared_with IS NULL OR shared_with = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))));
CREATE POLICY saved_filter_change ON guitu.saved_filter FOR UPDATE
  USING (account = (SELECT guitu.scope_account()))
  WITH CHECK (account = (SELECT guitu.scope_account())
    AND (shared_with IS NULL OR shared_with = ANY (COALESCE((SELECT guitu.scope_units()), '{}'::uuid[]))));
CREATE POLICY saved_filter_remove ON guitu.saved_filter FOR DELETE USING (account = (SELECT guitu.scope_account()));
GRANT SELECT, INSERT, DELETE ON guitu.saved_filter TO guitu_app;
GRANT UPDATE (filter, shared_with, saved) ON guitu.saved_filter TO guitu_app;

ALTER TABLE guitu.account ADD COLUMN large_type boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN guitu.account.large_type IS 'Reads and works in large type';
GRANT UPDATE (large_type) ON guitu.account TO guitu_app;
