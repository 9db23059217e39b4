-- An organ a paper was served on reads that paper: the record of the service is what makes the case concern it, and the paper says of which records it is.

ALTER TABLE guitu.paper ADD COLUMN served_as uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN guitu.paper.served_as IS 'Records of the case by which it was served; a row of paper_service has each';
ALTER TABLE guitu.paper NO FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper_service NO FORCE ROW LEVEL SECURITY;
UPDATE guitu.paper p SET served_as = s.events
  FROM (SELECT paper, array_agg(event ORDER BY recorded, id) AS events FROM guitu.paper_service WHERE event IS NOT NULL GROUP BY paper) s
  WHERE s.paper = p.id;
ALTER TABLE guitu.paper_service FORCE ROW LEVEL SECURITY;
ALTER TABLE guitu.paper FORCE ROW LEVEL SECURITY;
GRANT UPDATE (served_as) ON guitu.paper TO guitu_app;

DROP POLICY paper_organs ON guitu.paper;
CREATE POLICY paper_organs ON guitu.paper AS RESTRICTIVE FOR SELECT
  USING ((SELECT guitu.scope_inside()) OR (state IN ('signed', 'served') AND EXISTS (SELECT 1 FROM guitu.concern k
    WHERE k.case_id = paper.case_id AND (k.event = paper.event OR k.event = ANY (paper.served_as)) AND k.organ = ANY (guitu.scope_organs())
      AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today()))));
