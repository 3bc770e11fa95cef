-- follows: 0002_slack.sql
-- date: 2026-11-26
-- reason: class quizzes, kept at each step so that a restart in the middle goes on from there

CREATE TABLE class_quizzes (
  id              TEXT PRIMARY KEY,
  place           TEXT NOT NULL,
  topic           TEXT NOT NULL,
  seconds         INTEGER NOT NULL CHECK (seconds > 0),
  has_second_vote INTEGER NOT NULL CHECK (has_second_vote IN (0, 1)),
  phase           TEXT NOT NULL
                  CHECK (phase IN ('opening', 'voting', 'talking', 'again', 'shown', 'over')),
  number          INTEGER NOT NULL,
  deadline        TEXT NOT NULL,
  ending          TEXT NOT NULL DEFAULT '',
  at              TEXT NOT NULL
) STRICT;
-- One at a time in each place.
CREATE UNIQUE INDEX class_quizzes_open ON class_quizzes (place) WHERE phase <> 'over';

-- Apart from the quiz, which goes on when its host has everything of theirs forgotten.
CREATE TABLE class_hosts (
  quiz    TEXT PRIMARY KEY REFERENCES class_quizzes (id) ON DELETE CASCADE,
  learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX class_hosts_learner ON class_hosts (learner);

CREATE TABLE class_questions (
  quiz     TEXT NOT NULL REFERENCES class_quizzes (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  question TEXT NOT NULL,
  seed     INTEGER NOT NULL,
  post     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (quiz, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE class_votes (
  quiz    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  turn    INTEGER NOT NULL CHECK (turn IN (1, 2)),
  learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
  choice  INTEGER NOT NULL CHECK (choice >= 0),
  changes INTEGER NOT NULL DEFAULT 0,
  ms      INTEGER NOT NULL,
  at      TEXT NOT NULL,
  PRIMARY KEY (quiz, number, turn, learner),
  FOREIGN KEY (quiz, number) REFERENCES class_questions (quiz, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX class_votes_learner ON class_votes (learner);
