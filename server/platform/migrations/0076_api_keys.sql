-- An organ's own system calls the same interface as its people, with a key that stands for one post: shown once, stored as a hash, with an end.

CREATE TABLE guitu.api_key (
  id         uuid NOT NULL,
  post       uuid NOT NULL,
  label      text NOT NULL,
  secret     bytea NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  by_name    text NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by text,
  used_at    timestamptz,
  used_from  text,
  minute     timestamptz,
  calls      integer NOT NULL DEFAULT 0,
  CONSTRAINT api_key_pk PRIMARY KEY (id),
  CONSTRAINT api_key_secret_once UNIQUE (secret),
  CONSTRAINT api_key_secret_length CHECK (octet_length(secret) = 32),
  CONSTRAINT api_key_post_fk FOREIGN KEY (post) REFERENCES guitu.post (id),
  CONSTRAINT api_key_created_by_fk FOREIGN KEY (created_by) REFERENCES guitu.account (id),
  CONSTRAINT api_key_label CHECK (length(label) BETWEEN 2 AND 100),
  CONSTRAINT api_key_ends CHECK (expires_at > created_at AND expires_at <= created_at + interval '400 days'),
  CONSTRAINT api_key_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
COMMENT ON TABLE guitu.api_key IS 'Keys by which the system of another organ acts for one of its posts; revoked, never deleted, because history names them';
COMMENT ON COLUMN guitu.api_key.secret IS 'SHA-256 of the key: what is stored opens nothing';
COMMENT ON COLUMN guitu.api_key.label IS 'Which system holds it, in the administrator''s words';
COMMENT ON COLUMN guitu.api_key.minute IS 'Beginning of the minute whose calls are counted';
CREATE INDEX api_key_by_post ON guitu.api_key (post);

ALTER TABLE guitu.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.api_key FORCE ROW LEVEL SECURITY;
-- For posts of the organs one looks after, and for nobody else's; the system looks a key up before there is a scope.
CREATE POLICY api_key_read ON guitu.api_key FOR SELECT
  USING ((SELECT guitu.scope_may('system')) OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.post p
    WHERE p.id = post AND p.organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[])))));
CREATE POLICY api_key_issue ON guitu.api_key FOR INSERT
  WITH CHECK ((SELECT guitu.scope_may('accounts')) AND created_by = (SELECT guitu.scope_account())
    AND EXISTS (SELECT 1 FROM guitu.post p JOIN guitu.role r ON r.name = p.role AND r.reach = 'concerned'
      WHERE p.id = post AND p.account <> (SELECT guitu.scope_account())
        AND p.organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
CREATE POLICY api_key_change ON guitu.api_key FOR UPDATE
  USING ((SELECT guitu.scope_may('system')) OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.post p
    WHERE p.id = post AND p.organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[])))));
GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by, used_at, used_from, minute, calls) ON guitu.api_key TO guitu_app;
