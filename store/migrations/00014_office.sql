-- What an office sets, in both languages where words are meant. The words that
-- came with the first schema go: the program's own stand in for what is not set.
-- Areas get the names of the former ones that lead to them, as JSON.

-- +goose Up
DELETE FROM settings WHERE key = 'campaign.name' AND value = 'báo cáo đăng ký định danh điện tử (VNeID) của đơn vị';
DELETE FROM settings WHERE key = 'campaign.office' AND value = 'Sở Giáo dục và Đào tạo';
DELETE FROM settings WHERE key = 'campaign.guide' AND value = '1. Người đại diện theo pháp luật của đơn vị cần có tài khoản định danh điện tử mức độ 2.
2. Tra cứu dữ liệu của đơn vị tại cơ quan thuế: tên, địa chỉ, mã số thuế, người đại diện.
3. Mở ứng dụng VNeID bằng tài khoản của người đại diện, chọn đăng ký tài khoản định danh điện tử cho tổ chức.
4. Nhập đúng từng chữ theo dữ liệu của cơ quan thuế, kiểm tra lại rồi gửi.
5. Xem trạng thái của lần đăng ký gần nhất, chụp ảnh màn hình và báo cáo tại đây.';
UPDATE settings SET key = 'campaign.name_vi' WHERE key = 'campaign.name';
UPDATE settings SET key = 'campaign.guide_vi' WHERE key = 'campaign.guide';

ALTER TABLE areas ADD COLUMN earlier TEXT NOT NULL DEFAULT '';
