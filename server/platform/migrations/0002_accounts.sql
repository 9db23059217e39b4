-- Who works here: roles as data, accounts, the posts they hold from a day to a day, stand-ins, sessions, and access granted beyond scope.
-- An administrator manages the accounts of the units below his own (guitu.account_units) and has no unit whose cases he may read.

CREATE FUNCTION guitu.scope_account_units() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(NULLIF(current_setting('guitu.account_units', true), '')::uuid[], '{}'::uuid[]) $$;
COMMENT ON FUNCTION guitu.scope_account_units IS 'Organisations whose accounts and posts the current transaction may manage';

CREATE FUNCTION guitu.region_prefix(code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    code, '^(\d{9})000$', '\1'), '^(\d{6})000$', '\1'), '^(\d{4})00$', '\1'), '^(\d{2})00$', '\1') $$;
COMMENT ON FUNCTION guitu.region_prefix IS 'A division code without its filling zeros: 360000 and 360825000000 become 36 and 360825, the prefix of all codes below';

CREATE TABLE guitu.role (
  name        text NOT NULL,
  zh          text NOT NULL,
  en          text NOT NULL,
  reach       text NOT NULL,
  writes      boolean NOT NULL,
  permissions text[] NOT NULL,
  place       integer NOT NULL,
  CONSTRAINT role_pk PRIMARY KEY (name),
  CONSTRAINT role_reach CHECK (reach IN ('unit', 'below', 'none'))
);
COMMENT ON TABLE guitu.role IS 'What a post of this role reaches and permits';
COMMENT ON COLUMN guitu.role.reach IS 'unit: the cases of the post''s own organisation; below: of every agency and office in its region or under it; none: no cases';
COMMENT ON COLUMN guitu.role.writes IS 'Whether cases within reach may be changed; the law still decides which acts are open to the role';
COMMENT ON COLUMN guitu.role.place IS 'Order in lists';
GRANT SELECT ON guitu.role TO guitu_app;

INSERT INTO guitu.role (place, name, zh, en, reach, writes, permissions) VALUES
  (1, 'officer', '司法所工作人员', 'Office officer', 'unit', true,
    '{case.read,case.act,case.open,people.read,people.unmask,import.run}'),
  (2, 'office-head', '司法所所长', 'Head of office', 'unit', true,
    '{case.read,case.act,case.open,people.read,people.unmask,import.run,statistics.read}'),
  (3, 'county-examiner', '县社区矫正机构经办人', 'County examiner', 'below', true,
    '{case.read,case.act,case.open,people.read,people.unmask,import.run,statistics.read}'),
  (4, 'county-head', '县社区矫正机构负责人', 'Head of county agency', 'below', true,
    '{case.read,case.act,case.open,people.read,people.unmask,import.run,statistics.read,account.confirm-recovery,access.grant}'),
  (5, 'bureau-head', '司法局负责人', 'Head of justice bureau', 'below', true,
    '{case.read,case.act,people.read,people.unmask,statistics.read,account.confirm-recovery,access.grant}'),
  (6, 'city-viewer', '市级查阅人', 'City viewer', 'below', false, '{case.read,people.read,statistics.read}'),
  (7, 'province-viewer', '省级查阅人', 'Province viewer', 'below', false, '{case.read,people.read,statistics.read}'),
  (8, 'prosecutor', '检察官', 'Prosecutor', 'below', false, '{case.read,people.read}'),
  (9, 'auditor', '审计员', 'Auditor', 'none', false, '{audit.read}'),
  (10, 'administrator', '系统管理员', 'Administrator', 'none', false,
    '{account.read,account.manage,account.confirm-recovery,organisation.manage,settings.manage}');

CREATE TABLE guitu.account (
  id              uuid NOT NULL,
  login           text NOT NULL,
  name            text NOT NULL,
  locale          text NOT NULL DEFAULT 'zh',
  home            uuid NOT NULL,
  password_hash   text,
  password_set_at timestamptz,
  must_change     boolean NOT NULL DEFAULT false,
  totp_secret     bytea,
  totp_pending    bytea,
  totp_last_step  bigint,
  ended_at        timestamptz,
  created_at      timestamptz NOT NULL,
  created_by      uuid,
  CONSTRAINT account_pk PRIMARY KEY (id),
  CONSTRAINT account_login_once UNIQUE (login),
  CONSTRAINT account_login_shape CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  CONSTRAINT account_locale CHECK (locale IN ('zh', 'en')),
  CONSTRAINT account_home_fk FOREIGN KEY (home) REFERENCES guitu.organisation (id),
  CONSTRAINT account_created_by_fk FOREIGN KEY (created_by) REFERENCES guitu.account (id)
);
COMMENT ON TABLE guitu.account IS 'A named person who signs in; ended, never deleted, because history names it';
COMMENT ON COLUMN guitu.account.home IS 'Organisation whose administrator looks after the account';
COMMENT ON COLUMN guitu.account.password_hash IS 'Argon2id in PHC form; NULL until the person has set one with a recovery code';
COMMENT ON COLUMN guitu.account.totp_secret IS 'Secret of the second factor, encrypted for this row; NULL: no second factor';
COMMENT ON COLUMN guitu.account.totp_pending IS 'New secret, encrypted, until the person has shown a code of it';
COMMENT ON COLUMN guitu.account.totp_last_step IS 'Time step of the last code used: a code works once';
CREATE INDEX account_by_home ON guitu.account (home);

CREATE TABLE guitu.post (
  id           uuid NOT NULL,
  account      uuid NOT NULL,
  organisation uuid NOT NULL,
  role         text NOT NULL,
  valid_from   date NOT NULL,
  valid_to     date,
  juvenile     boolean NOT NULL DEFAULT false,
  sealed       boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL,
  created_by   uuid,
  CONSTRAINT post_pk PRIMARY KEY (id),
  CONSTRAINT post_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT post_organisation_fk FOREIGN KEY (organisation) REFERENCES guitu.organisation (id),
  CONSTRAINT post_role_fk FOREIGN KEY (role) REFERENCES guitu.role (name),
  CONSTRAINT post_validity CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE guitu.post IS 'A role held at an organisation, from a day to a day; what an account may see follows from its posts of the day';
COMMENT ON COLUMN guitu.post.valid_to IS 'First day it is no longer held (half-open); equal to valid_from: withdrawn on its first day';
COMMENT ON COLUMN guitu.post.juvenile IS 'Opens files of persons who were juveniles at the offence';
COMMENT ON COLUMN guitu.post.sealed IS 'Opens records sealed by law';
CREATE INDEX post_by_account ON guitu.post (account);
CREATE INDEX post_by_organisation ON guitu.post (organisation);

CREATE TABLE guitu.stand_in (
  id         uuid NOT NULL,
  post       uuid NOT NULL,
  account    uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to   date NOT NULL,
  reason     text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  CONSTRAINT stand_in_pk PRIMARY KEY (id),
  CONSTRAINT stand_in_post_fk FOREIGN KEY (post) REFERENCES guitu.post (id),
  CONSTRAINT stand_in_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT stand_in_validity CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE guitu.stand_in IS 'Another account that fills a post for some days (half-open); the holder keeps it';
CREATE INDEX stand_in_by_account ON guitu.stand_in (account);
CREATE INDEX stand_in_by_post ON guitu.stand_in (post);

CREATE TABLE guitu.session (
  id         uuid NOT NULL,
  account    uuid NOT NULL,
  secret     bytea NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  address    text NOT NULL,
  agent      text NOT NULL,
  ended_at   timestamptz,
  ended_why  text,
  CONSTRAINT session_pk PRIMARY KEY (id),
  CONSTRAINT session_secret_once UNIQUE (secret),
  CONSTRAINT session_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT session_ended_why CHECK (ended_why IN ('signed-out', 'ended-elsewhere', 'ended-by-administrator', 'password-changed', 'recovered', 'account-ended')),
  CONSTRAINT session_end_has_reason CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
COMMENT ON TABLE guitu.session IS 'Signed-in devices; ended ones stay for the list and for telling known addresses from strange ones';
COMMENT ON COLUMN guitu.session.secret IS 'SHA-256 of the token: what is stored opens nothing';
CREATE INDEX session_by_account ON guitu.session (account, created_at DESC);

CREATE TABLE guitu.sign_in_throttle (
  key          bytea NOT NULL,
  failures     integer NOT NULL,
  first_at     timestamptz NOT NULL,
  last_at      timestamptz NOT NULL,
  locked_until timestamptz,
  CONSTRAINT sign_in_throttle_pk PRIMARY KEY (key)
);
COMMENT ON TABLE guitu.sign_in_throttle IS 'Failed attempts by name, by address, and by both together; a name need not exist, so that a lock tells nothing';
COMMENT ON COLUMN guitu.sign_in_throttle.key IS 'SHA-256 of what it counts';
CREATE INDEX sign_in_throttle_by_age ON guitu.sign_in_throttle (last_at);

CREATE TABLE guitu.account_recovery (
  id           uuid NOT NULL,
  account      uuid NOT NULL,
  started_by   uuid,
  started_at   timestamptz NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamptz,
  code         bytea,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz,
  CONSTRAINT account_recovery_pk PRIMARY KEY (id),
  CONSTRAINT account_recovery_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT account_recovery_started_by_fk FOREIGN KEY (started_by) REFERENCES guitu.account (id),
  CONSTRAINT account_recovery_confirmed_by_fk FOREIGN KEY (confirmed_by) REFERENCES guitu.account (id),
  CONSTRAINT account_recovery_two_persons CHECK (confirmed_by <> started_by AND confirmed_by <> account AND started_by <> account)
);
COMMENT ON TABLE guitu.account_recovery IS 'A lost password or second factor: one starts, another confirms and hands over a code, the person sets the password; none of them knows it';
COMMENT ON COLUMN guitu.account_recovery.code IS 'SHA-256 of the code; set when confirmed, works once until expires_at';
CREATE INDEX account_recovery_by_account ON guitu.account_recovery (account, started_at DESC);

CREATE TABLE guitu.grant_of_access (
  id         uuid NOT NULL,
  account    uuid NOT NULL,
  case_id    uuid NOT NULL,
  purpose    text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to   timestamptz NOT NULL,
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT grant_of_access_pk PRIMARY KEY (id),
  CONSTRAINT grant_of_access_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT grant_of_access_granted_by_fk FOREIGN KEY (granted_by) REFERENCES guitu.account (id),
  CONSTRAINT grant_of_access_validity CHECK (valid_to > valid_from AND valid_to <= valid_from + interval '92 days'),
  CONSTRAINT grant_of_access_purpose CHECK (length(purpose) >= 4),
  CONSTRAINT grant_of_access_two_persons CHECK (granted_by <> account)
);
COMMENT ON TABLE guitu.grant_of_access IS 'One case opened to one account beyond its scope, for a purpose and a time';
CREATE INDEX grant_of_access_by_account ON guitu.grant_of_access (account, case_id);

-- Own rows; rows of the units one administers; all rows for the system (signing in happens before there is a scope).
ALTER TABLE guitu.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.account FORCE ROW LEVEL SECURITY;
CREATE POLICY account_read ON guitu.account FOR SELECT USING (
  id = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND home = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
CREATE POLICY account_add ON guitu.account FOR INSERT WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND home = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
CREATE POLICY account_change ON guitu.account FOR UPDATE USING (
  id = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND home = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))))
  WITH CHECK (
  id = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND home = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT ON guitu.account TO guitu_app;
GRANT UPDATE (name, locale, password_hash, password_set_at, must_change, totp_secret, totp_pending, totp_last_step, ended_at)
  ON guitu.account TO guitu_app;

ALTER TABLE guitu.post ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.post FORCE ROW LEVEL SECURITY;
CREATE POLICY post_read ON guitu.post FOR SELECT USING (
  account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
-- Nobody gives himself a post, and nobody gives one outside the units he administers.
CREATE POLICY post_add ON guitu.post FOR INSERT WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND account <> (SELECT guitu.scope_account())
    AND organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
CREATE POLICY post_change ON guitu.post FOR UPDATE USING (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND account <> (SELECT guitu.scope_account())
    AND organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))))
  WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND account <> (SELECT guitu.scope_account())
    AND organisation = ANY (COALESCE((SELECT guitu.scope_account_units()), '{}'::uuid[]))));
GRANT SELECT, INSERT, UPDATE (valid_to) ON guitu.post TO guitu_app;

ALTER TABLE guitu.stand_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.stand_in FORCE ROW LEVEL SECURITY;
CREATE POLICY stand_in_read ON guitu.stand_in FOR SELECT USING (
  account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')) OR EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = stand_in.post));
CREATE POLICY stand_in_add ON guitu.stand_in FOR INSERT WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND account <> (SELECT guitu.scope_account()) AND EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = stand_in.post)));
CREATE POLICY stand_in_change ON guitu.stand_in FOR UPDATE USING (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = stand_in.post)))
  WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND account <> (SELECT guitu.scope_account()) AND EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = stand_in.post)));
GRANT SELECT, INSERT, UPDATE (valid_to) ON guitu.stand_in TO guitu_app;

ALTER TABLE guitu.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_read ON guitu.session FOR SELECT USING (
  account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.account a WHERE a.id = session.account)));
CREATE POLICY session_add ON guitu.session FOR INSERT WITH CHECK ((SELECT guitu.scope_may('system')));
CREATE POLICY session_change ON guitu.session FOR UPDATE USING (
  account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.account a WHERE a.id = session.account)))
  WITH CHECK (
  account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
  OR ((SELECT guitu.scope_may('accounts')) AND EXISTS (SELECT 1 FROM guitu.account a WHERE a.id = session.account)));
GRANT SELECT, INSERT, UPDATE (seen_at, ended_at, ended_why) ON guitu.session TO guitu_app;

ALTER TABLE guitu.sign_in_throttle ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.sign_in_throttle FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_throttle_system ON guitu.sign_in_throttle FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, UPDATE, DELETE ON guitu.sign_in_throttle TO guitu_app;

ALTER TABLE guitu.account_recovery ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.account_recovery FORCE ROW LEVEL SECURITY;
CREATE POLICY account_recovery_system ON guitu.account_recovery FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at, code, expires_at, used_at) ON guitu.account_recovery TO guitu_app;

ALTER TABLE guitu.grant_of_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.grant_of_access FORCE ROW LEVEL SECURITY;
CREATE POLICY grant_of_access_read ON guitu.grant_of_access FOR SELECT USING (
  account = (SELECT guitu.scope_account()) OR granted_by = (SELECT guitu.scope_account())
  OR (SELECT guitu.scope_may('system')) OR (SELECT guitu.scope_may('audit')));
CREATE POLICY grant_of_access_add ON guitu.grant_of_access FOR INSERT WITH CHECK (
  (SELECT guitu.scope_may('system'))
  OR (granted_by = (SELECT guitu.scope_account()) AND account <> (SELECT guitu.scope_account())));
CREATE POLICY grant_of_access_revoke ON guitu.grant_of_access FOR UPDATE
  USING (granted_by = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')))
  WITH CHECK (granted_by = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, UPDATE (revoked_at) ON guitu.grant_of_access TO guitu_app;
