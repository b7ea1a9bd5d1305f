-- The roster: areas, units and their dated history, settings of the campaign.
-- Times are UTC milliseconds; NULL is "open" or "never".

-- +goose Up
CREATE TABLE areas (
  id              INTEGER PRIMARY KEY,
  code            TEXT    NOT NULL DEFAULT '',   -- official code
  name            TEXT    NOT NULL,
  short_name      TEXT    NOT NULL DEFAULT '',   -- at most 10 cells, for tables
  sort            INTEGER NOT NULL DEFAULT 0,
  office          TEXT    NOT NULL DEFAULT '',
  contact         TEXT    NOT NULL DEFAULT '',
  phone           TEXT    NOT NULL DEFAULT '',
  valid_from      INTEGER,
  valid_to        INTEGER,                       -- the first moment of the last day it exists
  link_generation INTEGER NOT NULL DEFAULT 1     -- of the area's common link
) STRICT;
CREATE INDEX areas_code ON areas (code);

CREATE TABLE units (
  id                INTEGER PRIMARY KEY,
  code              TEXT    NOT NULL DEFAULT '', -- tax code in normal form; may be shared
  code_proposed     TEXT    NOT NULL DEFAULT '', -- typed by a reporter, until an officer takes it over
  no_code           INTEGER NOT NULL DEFAULT 0 CHECK (no_code IN (0, 1)), -- the unit says it has none yet
  school            TEXT    NOT NULL DEFAULT '',
  name              TEXT    NOT NULL,
  fold              TEXT    NOT NULL,            -- bot.FoldName(name)
  level             TEXT    NOT NULL,
  owner             TEXT    NOT NULL DEFAULT '' CHECK (owner IN ('', 'cong_lap', 'ngoai_cong_lap')),
  area_id           INTEGER REFERENCES areas (id),
  address           TEXT    NOT NULL DEFAULT '',
  head              TEXT    NOT NULL DEFAULT '',
  phone             TEXT    NOT NULL DEFAULT '',
  standing          TEXT    NOT NULL DEFAULT '' CHECK (standing IN ('', 'pending', 'closed', 'exempt')),
  invite_generation INTEGER NOT NULL DEFAULT 1,
  -- The current report, copied from reports in the transaction that changes it.
  cur_report        TEXT REFERENCES reports (id),
  cur_status        TEXT    NOT NULL DEFAULT '',
  cur_review        TEXT    NOT NULL DEFAULT '',
  cur_at            INTEGER,
  created_at        INTEGER NOT NULL,
  -- Only a unit that no officer has accepted may be without an area: rows of a
  -- table by area always add up to the roster.
  CHECK (area_id IS NOT NULL OR standing = 'pending'),
  CHECK ((cur_report IS NULL) = (cur_status = ''))
) STRICT;
CREATE INDEX units_code ON units (code);
CREATE INDEX units_proposed ON units (code_proposed) WHERE code_proposed <> '';
CREATE INDEX units_school ON units (school);
CREATE INDEX units_fold ON units (fold, area_id);
-- Totals are read from these two indexes alone.
CREATE INDEX units_counted ON units (area_id, level, cur_status, cur_review) WHERE standing = '';
CREATE INDEX units_apart ON units (area_id, level, standing) WHERE standing <> '';
-- Foreign keys are looked up from the parent's side too.
CREATE INDEX units_current ON units (cur_report) WHERE cur_report IS NOT NULL;

-- Units whose name, level, area or standing changed, the newest seq last, so
-- that an index of names kept in memory can follow. New units have higher ids.
CREATE TABLE unit_changes (
  unit_id INTEGER PRIMARY KEY REFERENCES units (id),
  seq     INTEGER NOT NULL UNIQUE
) STRICT;
-- +goose StatementBegin
CREATE TRIGGER unit_changed AFTER UPDATE OF name, level, area_id, standing ON units
WHEN NEW.name <> OLD.name OR NEW.level <> OLD.level OR NEW.area_id IS NOT OLD.area_id OR NEW.standing <> OLD.standing
BEGIN
  INSERT INTO unit_changes (unit_id, seq) SELECT NEW.id, coalesce(max(seq), 0) + 1 FROM unit_changes WHERE true
  ON CONFLICT (unit_id) DO UPDATE SET seq = excluded.seq;
END;
-- +goose StatementEnd

-- Where a unit belonged from a moment on, newest row wins; the row of the
-- import has since = created_at.
CREATE TABLE unit_areas (
  unit_id INTEGER NOT NULL REFERENCES units (id),
  since   INTEGER NOT NULL,
  area_id INTEGER NOT NULL REFERENCES areas (id),
  by      TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_areas_area ON unit_areas (area_id);

CREATE TABLE unit_standing (
  unit_id  INTEGER NOT NULL REFERENCES units (id),
  since    INTEGER NOT NULL,
  standing TEXT    NOT NULL CHECK (standing IN ('', 'pending', 'closed', 'exempt')),
  reason   TEXT    NOT NULL DEFAULT '',
  by       TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (unit_id, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO settings (key, value) VALUES
  ('version', '1'),                              -- grows with every change: what is derived from settings can be kept in memory
  ('campaign.name', 'báo cáo đăng ký định danh điện tử (VNeID) của đơn vị'),
  ('campaign.letter', ''),
  ('campaign.office', 'Sở Giáo dục và Đào tạo'),
  ('campaign.contact', ''),
  ('campaign.phone', ''),
  ('campaign.tax_url', 'https://tracuunnt.gdt.gov.vn'),
  ('campaign.guide', '1. Người đại diện theo pháp luật của đơn vị cần có tài khoản định danh điện tử mức độ 2.
2. Tra cứu dữ liệu của đơn vị tại cơ quan thuế: tên, địa chỉ, mã số thuế, người đại diện.
3. Mở ứng dụng VNeID bằng tài khoản của người đại diện, chọn đăng ký tài khoản định danh điện tử cho tổ chức.
4. Nhập đúng từng chữ theo dữ liệu của cơ quan thuế, kiểm tra lại rồi gửi.
5. Xem trạng thái của lần đăng ký gần nhất, chụp ảnh màn hình và báo cáo tại đây.'),
  ('campaign.notice', '1'),
  ('campaign.notice_day', ''),
  ('campaign.keep_pictures_days', '90'),
  ('campaign.keep_reports_years', '2');

-- +goose StatementBegin
CREATE TRIGGER settings_changed AFTER UPDATE OF value ON settings WHEN NEW.key <> 'version' AND NEW.value <> OLD.value
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER settings_added AFTER INSERT ON settings
BEGIN
  UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'version';
END;
-- +goose StatementEnd
