-- The next higher agency acts on what the law gives it to decide (leave beyond thirty days, a longer medical interval): a post that writes, beside the
-- city's viewer that reads. The law still opens to it no other act.
INSERT INTO guitu.role (place, name, zh, en, reach, writes, permissions) VALUES
  (6, 'higher-agency', '上一级社区矫正机构经办人', 'Examiner of the next higher agency', 'below', true,
    '{case.read,case.act,people.read,statistics.read}');
