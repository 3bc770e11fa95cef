-- follows: 0004_servers.sql
-- date: 2026-11-26
-- reason: what was typed for `input()` goes along when a kept run is run again

ALTER TABLE runs ADD COLUMN stdin TEXT NOT NULL DEFAULT '';
