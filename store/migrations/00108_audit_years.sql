-- +goose Up
-- How long what officers did is kept (no less than six months by law).
INSERT INTO settings (key, value) VALUES ('campaign.keep_audit_years', '2') ON CONFLICT (key) DO NOTHING;
