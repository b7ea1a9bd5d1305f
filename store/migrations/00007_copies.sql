-- Whose lease a parked event has, so that it is freed when that copy is killed.

-- +goose Up
ALTER TABLE inbox ADD COLUMN owner TEXT NOT NULL DEFAULT '';
