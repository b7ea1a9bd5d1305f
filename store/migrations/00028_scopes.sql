-- +goose Up

-- A scope is a list of pairs now; each one that stands is a list of one pair, and
-- one that contained nothing an empty list. (JSON by hand: a text that is none
-- stays one, and is told as unreadable as before.)
UPDATE accounts SET scope = CASE WHEN scope = '{}' THEN '[]' ELSE '[' || scope || ']' END WHERE scope LIKE '{%';
UPDATE groups SET scope = CASE WHEN scope = '{}' THEN '[]' ELSE '[' || scope || ']' END WHERE scope LIKE '{%';
UPDATE officer_codes SET scope = CASE WHEN scope = '{}' THEN '[]' ELSE '[' || scope || ']' END WHERE scope LIKE '{%';
