-- Where somebody is reached, and what he was last told of a duty: so that a date that moves after it was told is put right.

CREATE TABLE guitu.contact_point (
  id          uuid NOT NULL,
  person      uuid,
  account     uuid,
  kind        text NOT NULL,
  value       bytea NOT NULL,
  value_index bytea NOT NULL,
  holder      text NOT NULL DEFAULT 'self',
  source      text NOT NULL,
  locale      text NOT NULL DEFAULT 'zh',
  created     timestamptz NOT NULL,
  created_by  uuid,
  stopped     timestamptz,
  stopped_by  uuid,
  stopped_why text,
  replaced    timestamptz,
  CONSTRAINT contact_point_pk PRIMARY KEY (id),
  CONSTRAINT contact_point_person_fk FOREIGN KEY (person) REFERENCES guitu.person (id),
  CONSTRAINT contact_point_account_fk FOREIGN KEY (account) REFERENCES guitu.account (id),
  CONSTRAINT contact_point_one_owner CHECK (num_nonnulls(person, account) = 1),
  CONSTRAINT contact_point_kind CHECK (kind IN ('phone', 'mail')),
  CONSTRAINT contact_point_holder CHECK (holder IN ('self', 'guardian', 'family') AND (account IS NULL OR holder = 'self')),
  CONSTRAINT contact_point_source CHECK (source IN ('register', 'given')),
  CONSTRAINT contact_point_locale CHECK (locale IN ('zh', 'en')),
  CONSTRAINT contact_point_index_length CHECK (octet_length(value_index) = 16),
  CONSTRAINT contact_point_stopped_says_why CHECK ((stopped IS NULL) = (stopped_why IS NULL))
);
COMMENT ON TABLE guitu.contact_point IS 'A number or address under which a person (or a guardian) or an account is told things; one that was wrong is stopped, never deleted';
COMMENT ON COLUMN guitu.contact_point.value IS 'Number or address, encrypted';
COMMENT ON COLUMN guitu.contact_point.value_index IS 'Keyed hash of it, to know the same one again';
COMMENT ON COLUMN guitu.contact_point.source IS 'register: the phone in the register of people, taken over; given: entered here';
COMMENT ON COLUMN guitu.contact_point.stopped_why IS 'wrong-number: reported by the carrier; otherwise what the officer wrote';
COMMENT ON COLUMN guitu.contact_point.replaced IS 'When another one took its place';
CREATE UNIQUE INDEX contact_point_in_use ON guitu.contact_point (person, account, kind, value_index) NULLS NOT DISTINCT WHERE replaced IS NULL;
CREATE INDEX contact_point_by_account ON guitu.contact_point (account) WHERE account IS NOT NULL;
CREATE INDEX contact_point_stopped ON guitu.contact_point (stopped) WHERE stopped IS NOT NULL AND replaced IS NULL;
ALTER TABLE guitu.contact_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.contact_point FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_point_read ON guitu.contact_point FOR SELECT
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
    OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.person = contact_point.person));
CREATE POLICY contact_point_add ON guitu.contact_point FOR INSERT
  WITH CHECK (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
    OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.person = contact_point.person
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))));
CREATE POLICY contact_point_change ON guitu.contact_point FOR UPDATE
  USING (account = (SELECT guitu.scope_account()) OR (SELECT guitu.scope_may('system'))
    OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.person = contact_point.person
      AND c.unit = ANY (COALESCE((SELECT guitu.scope_write_units()), '{}'::uuid[]))))
  WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (holder, locale, stopped, stopped_by, stopped_why, replaced) ON guitu.contact_point TO guitu_app;

ALTER TABLE guitu.delivery ADD COLUMN contact_point uuid;
ALTER TABLE guitu.delivery ADD CONSTRAINT delivery_contact_point_fk FOREIGN KEY (contact_point) REFERENCES guitu.contact_point (id);
COMMENT ON COLUMN guitu.delivery.contact_point IS 'Number or address it goes to; NULL inside Guitu, or where none is known';
GRANT UPDATE (contact_point) ON guitu.delivery TO guitu_app;
CREATE INDEX delivery_by_contact_point ON guitu.delivery (contact_point) WHERE contact_point IS NOT NULL;

CREATE TABLE guitu.told (
  id         uuid NOT NULL,
  case_id    uuid NOT NULL,
  rule       text NOT NULL,
  clock      text NOT NULL,
  proceeding text NOT NULL,
  opens      date NOT NULL,
  account    uuid,
  person     uuid,
  channel    text NOT NULL,
  standing   text NOT NULL,
  due        date,
  due_at     timestamptz,
  at         timestamptz NOT NULL,
  delivery   uuid NOT NULL,
  was_standing text,
  was_due    date,
  was_due_at timestamptz,
  watched    boolean NOT NULL DEFAULT true,
  CONSTRAINT told_pk PRIMARY KEY (id),
  CONSTRAINT told_case_fk FOREIGN KEY (case_id) REFERENCES guitu."case" (id),
  CONSTRAINT told_delivery_fk FOREIGN KEY (delivery) REFERENCES guitu.delivery (id),
  CONSTRAINT told_once UNIQUE NULLS NOT DISTINCT (case_id, rule, clock, proceeding, opens, account, person, channel),
  CONSTRAINT told_one_recipient CHECK (num_nonnulls(account, person) = 1),
  CONSTRAINT told_standing CHECK (standing IN ('owed', 'paused', 'lifted'))
);
COMMENT ON TABLE guitu.told IS 'What somebody was last told of a duty by a channel; compared with the living duty, and put right when it differs';
COMMENT ON COLUMN guitu.told.standing IS 'As told: owed by its day, resting, or no longer owed';
COMMENT ON COLUMN guitu.told.was_standing IS 'What had been told before the delivery that put it right, so that it can be said again when that one is tried again';
COMMENT ON COLUMN guitu.told.watched IS 'False once the duty was done or its day is long past: nothing is put right any more';
CREATE INDEX told_watched ON guitu.told (case_id) WHERE watched;
CREATE INDEX told_by_delivery ON guitu.told (delivery);
ALTER TABLE guitu.told ENABLE ROW LEVEL SECURITY;
ALTER TABLE guitu.told FORCE ROW LEVEL SECURITY;
CREATE POLICY told_system ON guitu.told FOR ALL
  USING ((SELECT guitu.scope_may('system'))) WITH CHECK ((SELECT guitu.scope_may('system')));
GRANT SELECT, INSERT, UPDATE, DELETE ON guitu.told TO guitu_app;

-- The reminders of hour clocks look for instants, not for days.
CREATE INDEX duty_owed_by_instant ON guitu.duty (due_at) WHERE due_at IS NOT NULL AND done_on IS NULL AND NOT lifted;
