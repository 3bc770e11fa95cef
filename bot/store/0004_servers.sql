-- follows: 0003_class_quizzes.sql
-- date: 2026-11-26
-- reason: what the admins of a server decide, who changed it, and totals of whole servers

-- What is not here is as by default.
CREATE TABLE server_settings (
  server TEXT NOT NULL,
  key    TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (server, key)
) STRICT, WITHOUT ROWID;

-- Of the server, not of the learner: no reference, so that nobody can take a block or their own
-- name out of the book by being forgotten.
CREATE TABLE server_changes (
  id      INTEGER PRIMARY KEY,
  server  TEXT NOT NULL,
  learner TEXT NOT NULL,
  name    TEXT NOT NULL,
  key     TEXT NOT NULL,
  old     TEXT NOT NULL,
  new     TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX server_changes_server ON server_changes (server, id);

-- Like place_totals, for all channels of a server together.
CREATE TABLE server_totals (
  learner       TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  server        TEXT NOT NULL,
  right_answers INTEGER NOT NULL,
  all_answers   INTEGER NOT NULL,
  PRIMARY KEY (learner, server)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_totals_rank ON server_totals (server, right_answers DESC, all_answers);

-- The server of `discord:200:300` is `discord:200`; `talk.server_of` says the same.
INSERT INTO server_totals (learner, server, right_answers, all_answers)
SELECT
  learner,
  substr(place, 1, instr(place, ':') + instr(substr(place, instr(place, ':') + 1), ':') - 1),
  sum(right_answers),
  sum(all_answers)
FROM place_totals
WHERE place GLOB '*:*:?*' AND NOT place GLOB '*:dm:*' AND NOT place GLOB '*:*:[DUW]*'
GROUP BY 1, 2;

-- What is done once for each slot of time, by whoever is first.
CREATE TABLE done_jobs (
  job  TEXT NOT NULL,
  slot TEXT NOT NULL,
  at   TEXT NOT NULL,
  PRIMARY KEY (job, slot)
) STRICT, WITHOUT ROWID;
