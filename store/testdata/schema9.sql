-- A row and more in every table of schema 9, as its program wrote them.
INSERT INTO areas (id, code, name, sort) VALUES (1, '11383', 'Quận Dương Kinh', 1), (2, '11407', 'Quận Đồ Sơn', 2);
INSERT INTO units (id, code, name, fold, level, area_id, created_at) VALUES
  (1, '0299900124', 'Mầm non Hoa Sen', 'hoa sen', 'mam_non', 1, 1000),
  (2, '0299900131', 'Tiểu học Sao Mai', 'sao mai', 'tieu_hoc', 2, 1000),
  (3, '', 'Mầm non Hoa Lan', 'hoa lan', 'mam_non', 1, 1000);
INSERT INTO units (id, name, fold, level, area_id, standing, created_at) VALUES
  (4, 'Trường lạ', 'la', 'khac', NULL, 'pending', 3000), (5, 'Trường quen', 'quen', 'khac', 2, 'pending', 3000);
INSERT INTO unit_areas (unit_id, since, area_id, by) VALUES
  (1, 1000, 1, 'import'), (2, 1000, 1, 'import'), (2, 5000, 2, 'import'), (3, 1000, 1, 'import'), (5, 3000, 2, 'telegram:1');
INSERT INTO unit_standing (unit_id, since, standing, reason, by) VALUES
  (3, 4000, 'closed', 'sáp nhập', 'telegram:2'), (4, 3000, 'pending', '', 'telegram:1'), (5, 3000, 'pending', '', 'telegram:1');
UPDATE units SET standing = 'closed' WHERE id = 3;
INSERT INTO accounts (id, chat_key, name, role, scope, created_at) VALUES
  ('telegram:1', 'telegram:1', 'Lan', '', '', 1000),
  ('telegram:2', 'telegram:2', 'Mai', 'officer', '{"areas":[1],"all_levels":true}', 1000);
INSERT INTO reporters (account_id, unit_id, verified, since) VALUES ('telegram:1', 1, 1, 1000), ('telegram:1', 2, 0, 1000);
INSERT INTO groups (chat_key, title, scope, bound_by, at) VALUES ('telegram:-7', 'Nhóm', '{"areas":[1],"all_levels":true}', 'telegram:2', 1000);
INSERT INTO officer_codes (hash, event, scope, made_by, at, expires) VALUES ('h', 'e', '{"areas":[1],"all_levels":true}', 'telegram:2', 1000, 9000);
INSERT INTO wishes (event, account_id, kind, at) VALUES ('w', 'telegram:1', 'delete', 1000);
INSERT INTO audit (event, account_id, act, at) VALUES ('e', 'telegram:2', 'moicanbo', 1000);
INSERT INTO reports (id, receipt, draft, unit_id, status, reason, account_id, verified, at, attempt, review, denied_by, denied_at, flags) VALUES
  ('r1', '10000001', 'd1', 1, 'tu_choi', 'ten', 'telegram:1', 1, 6000, 1, 'da_xac_nhan', '', NULL, ''),
  ('r2', '10000002', 'd2', 1, 'duoc_tiep_nhan', '', 'telegram:2', 0, 7000, 2, 'cho_xac_nhan', '', NULL, 'reporter'),
  ('r3', '10000003', 'd3', 2, 'thanh_cong', '', 'telegram:1', 0, 7000, 1, 'cho_xac_nhan', 'telegram:1', 8000, 'reporter,denied'),
  ('r4', '10000004', 'd4', 2, 'chua_dang_ky', '', 'telegram:1', 0, 6500, 0, 'cho_xac_nhan', '', NULL, 'reporter'),
  ('r5', '10000005', 'd5', 2, 'thanh_cong', '', 'telegram:1', 0, 5000, 1, 'cho_xac_nhan', 'telegram:1', NULL, 'reporter,denied');
INSERT INTO reviews (event, report_id, review, by, at) VALUES ('v', 'r1', 'da_xac_nhan', 'telegram:2', 6500);
UPDATE units SET cur_report = 'r1', cur_status = 'tu_choi', cur_review = 'da_xac_nhan', cur_at = 6000 WHERE id = 1;
UPDATE units SET cur_report = 'r4', cur_status = 'chua_dang_ky', cur_review = 'cho_xac_nhan', cur_at = 6500 WHERE id = 2;
INSERT INTO pictures (event, draft, report_id, account_id, chat, chat_key, file, at) VALUES
  ('p1', 'd1', 'r1', 'telegram:1', '{"channel":"telegram","id":"1"}', 'telegram:1', '{}', 6000);
INSERT INTO outbox (key, channel, chat_key, chat, message, question, unasked, at, not_before) VALUES
  ('k', 'telegram', 'telegram:1', '{"channel":"telegram","id":"1"}', '{}', 0, 0, 1000, 1000);
INSERT INTO holds (key, until) VALUES ('telegram:1', 2000);
INSERT INTO inbox (event, chat_key, json, at) VALUES ('i', 'telegram:1', '{}', 1000);
INSERT INTO web_sessions (id, hash, at) VALUES ('web1', x'01', 1000);
INSERT INTO web_log (chat, client, body, at) VALUES ('web1', 'c', '{}', 1000);
INSERT INTO channel_chats (chat_key, channel, is_group, at) VALUES ('zalo:1', 'zalo', 0, 1000);
INSERT INTO channel_use (channel, month, messages) VALUES ('zalo', '2026-11', 7);
