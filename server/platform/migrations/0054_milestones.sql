-- When a person was received and when the case ended, for statistics: read from the history as corrected, so that nothing is kept twice.

CREATE INDEX case_event_milestones ON guitu.case_event (case_id, type) WHERE type IN (
  'registered', 'released', 'pardoned', 'died', 'annulled', 'registered-at-new-county', 'new-crime-revoked', 'court-ruled',
  'organ-decided', 'arrest-decided', 'custody-notified', 'taken-into-custody', 'event-corrected', 'event-withdrawn');

CREATE VIEW guitu.event_day WITH (security_invoker = true) AS
SELECT e.case_id, e.type,
       COALESCE((
         SELECT (k.record::jsonb #>> '{data,fields,on}')::date FROM guitu.case_event k
         WHERE k.case_id = e.case_id AND k.type = 'event-corrected' AND k.record::jsonb #>> '{data,event}' = e.id::text
           AND k.record::jsonb #>> '{data,fields,on}' IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM guitu.case_event kw WHERE kw.case_id = e.case_id AND kw.type = 'event-withdrawn'
             AND kw.record::jsonb #>> '{data,event}' = k.id::text)
         ORDER BY k.on_date DESC, k.seq DESC LIMIT 1), e.on_date) AS day
FROM guitu.case_event e
WHERE NOT EXISTS (
  SELECT 1 FROM guitu.case_event w
  WHERE w.case_id = e.case_id AND w.type = 'event-withdrawn' AND w.record::jsonb #>> '{data,event}' = e.id::text
    -- A withdrawal that was itself withdrawn withdraws nothing.
    AND NOT EXISTS (SELECT 1 FROM guitu.case_event ww WHERE ww.case_id = w.case_id AND ww.type = 'event-withdrawn'
      AND ww.record::jsonb #>> '{data,event}' = w.id::text));
COMMENT ON VIEW guitu.event_day IS 'Events as corrected: without those withdrawn, each on the day it happened as last corrected';
GRANT SELECT ON guitu.event_day TO guitu_app;

CREATE VIEW guitu.case_milestone WITH (security_invoker = true) AS
SELECT c.id AS case_id, c.unit, c.domain, c.kind, c.state, c.closed,
       (SELECT min(d.day) FROM guitu.event_day d WHERE d.case_id = c.id AND d.type = 'registered') AS received_on,
       CASE WHEN c.closed THEN (
         SELECT max(d.day) FROM guitu.event_day d
         WHERE d.case_id = c.id
           AND d.type IN ('released', 'pardoned', 'died', 'annulled', 'registered-at-new-county', 'new-crime-revoked', 'court-ruled',
             'organ-decided', 'arrest-decided', 'custody-notified', 'taken-into-custody')
           AND d.type = ANY (CASE c.state
             WHEN 'released' THEN '{released}'::text[]
             WHEN 'released-pardon' THEN '{pardoned}'::text[]
             WHEN 'terminated-death' THEN '{died}'::text[]
             WHEN 'cancelled' THEN '{annulled}'::text[]
             WHEN 'transferred-out' THEN '{registered-at-new-county}'::text[]
             ELSE '{new-crime-revoked,court-ruled,organ-decided,arrest-decided,custody-notified,taken-into-custody}'::text[] END))
       END AS ended_on
FROM guitu."case" c;
COMMENT ON VIEW guitu.case_milestone IS 'The day a person was received and the day the case ended, as the history says now';
GRANT SELECT ON guitu.case_milestone TO guitu_app;
