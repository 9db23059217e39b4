-- The reasons of a duty name records by their number. Whoever does not see all of them counts otherwise, and a number that does not fit would tell.
ALTER TABLE guitu.duty ADD COLUMN reasons_for jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN guitu.duty.reasons_for IS 'By account: the reasons as they follow from what it may see, where they are others';
GRANT UPDATE (reasons_for) ON guitu.duty TO guitu_app;

CREATE FUNCTION guitu.reasons_shown(reasons jsonb, reasons_for jsonb) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT COALESCE(reasons_for -> guitu.scope_account()::text, reasons) $$;
COMMENT ON FUNCTION guitu.reasons_shown IS 'The reasons of a duty as the account of the current transaction may read them';

CREATE OR REPLACE VIEW guitu.duty_now WITH (security_invoker = true) AS
SELECT id, case_id, unit, rule, clock, proceeding, who, opens, due, due_at, done_on, provisional, cite,
       guitu.reasons_shown(reasons, reasons_for) AS reasons, lifted, lifts_on, paused, pauses_on,
       CASE
         WHEN lifted THEN 'lifted'
         WHEN done_on IS NOT NULL THEN CASE WHEN late THEN 'met-late' ELSE 'met' END
         WHEN lifts_on <= guitu.scope_today() THEN 'lifted'
         WHEN paused OR pauses_on <= guitu.scope_today() THEN 'paused'
         WHEN COALESCE(due_at < guitu.scope_now(), due < guitu.scope_today()) THEN 'overdue'
         WHEN guitu.scope_today() IS NOT NULL THEN 'open'
       END AS status,
       handler, due_by
FROM guitu.duty;
