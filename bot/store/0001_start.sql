-- follows: nothing, this is the first
-- date: 2026-11-22
-- reason: what is kept of a learner, and the totals that /progress and /leaderboard read

-- Times are ISO 8601 text in UTC with microseconds, always 32 characters, so they sort as text.

CREATE TABLE learners (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  met_at    TEXT NOT NULL
) STRICT;

CREATE TABLE asked (
  id       TEXT PRIMARY KEY,
  learner  TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  place    TEXT NOT NULL,
  question TEXT NOT NULL,
  seed     INTEGER NOT NULL,
  hints    INTEGER NOT NULL DEFAULT 0,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX asked_learner ON asked (learner);

CREATE TABLE answers (
  id       INTEGER PRIMARY KEY,
  learner  TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  asked    TEXT NOT NULL UNIQUE REFERENCES asked (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  topic    TEXT NOT NULL,
  given    TEXT NOT NULL,
  is_right INTEGER NOT NULL CHECK (is_right IN (0, 1)),
  grade    INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
  myth     TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT;
CREATE INDEX answers_learner ON answers (learner, at);
CREATE INDEX answers_myth ON answers (learner, myth) WHERE myth <> '' AND is_right = 0;

CREATE TABLE cards (
  learner     TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  objective   TEXT NOT NULL,
  due         TEXT NOT NULL,
  stability   REAL,
  difficulty  REAL,
  state       INTEGER NOT NULL,
  step        INTEGER,
  last_review TEXT,
  PRIMARY KEY (learner, objective)
) STRICT, WITHOUT ROWID;
CREATE INDEX cards_due ON cards (learner, due);

-- The log is the truth and a card can be worked out from it again, with other parameters too.
CREATE TABLE reviews (
  id         INTEGER PRIMARY KEY,
  learner    TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  asked      TEXT NOT NULL UNIQUE REFERENCES asked (id) ON DELETE CASCADE,
  objective  TEXT NOT NULL,
  grade      INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_learner ON reviews (learner, objective);

CREATE TABLE pages_read (
  learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  topic   TEXT NOT NULL,
  page    TEXT NOT NULL,
  at      TEXT NOT NULL,
  PRIMARY KEY (learner, topic, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id      TEXT PRIMARY KEY,
  learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  source  TEXT NOT NULL,
  verdict TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX runs_learner ON runs (learner);

CREATE TABLE attempts (
  id        INTEGER PRIMARY KEY,
  learner   TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  challenge TEXT NOT NULL,
  source    TEXT NOT NULL,
  is_passed INTEGER NOT NULL CHECK (is_passed IN (0, 1)),
  at        TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_learner ON attempts (learner, challenge);

-- Totals change in the transaction of the answer that they count.

CREATE TABLE topic_totals (
  learner       TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  topic         TEXT NOT NULL,
  right_answers INTEGER NOT NULL,
  all_answers   INTEGER NOT NULL,
  PRIMARY KEY (learner, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_totals (
  learner       TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  place         TEXT NOT NULL,
  right_answers INTEGER NOT NULL,
  all_answers   INTEGER NOT NULL,
  PRIMARY KEY (learner, place)
) STRICT, WITHOUT ROWID;
-- A leaderboard over 533,000 answers in one place took 485 ms from the answers, 0.01 ms from here.
CREATE INDEX place_totals_rank ON place_totals (place, right_answers DESC, all_answers);

CREATE TABLE answer_days (
  learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  day     TEXT NOT NULL,
  PRIMARY KEY (learner, day)
) STRICT, WITHOUT ROWID;

-- The bot's own facts, of no learner.
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
