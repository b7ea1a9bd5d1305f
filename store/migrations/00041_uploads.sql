-- The file of the shelf that a picture of the page is fetched from. An older
-- program kept those apart, under names of forty digits: they have been brought to
-- the shelf under these names with zeros behind.

-- +goose Up
ALTER TABLE pictures ADD COLUMN upload_sha256 TEXT NOT NULL DEFAULT '';
UPDATE pictures SET upload_sha256 = json_extract(file, '$.ref') || '000000000000000000000000'
  WHERE event >= 'web:' AND event < 'web;' AND length(coalesce(json_extract(file, '$.ref'), '')) = 40;
CREATE INDEX pictures_upload ON pictures (upload_sha256) WHERE upload_sha256 <> '';
