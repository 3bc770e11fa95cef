-- follows: 0001_start.sql
-- date: 2026-11-24
-- reason: which requests were heard already, and the workspaces that have installed the bot

-- Slack delivers a request again when it was not acknowledged in time; the second one is dropped.
CREATE TABLE heard (
  key TEXT PRIMARY KEY,
  at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX heard_at ON heard (at);

-- What is kept of a workspace holds its token, and is sealed before it comes here.
CREATE TABLE installations (
  workspace TEXT PRIMARY KEY,
  sealed    TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
