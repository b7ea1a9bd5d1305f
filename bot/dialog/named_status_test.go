package dialog

import (
	"strings"
	"testing"

	"vneidbot/bot"
	"vneidbot/bot/names"
	"vneidbot/bot/vn"

	"github.com/stretchr/testify/require"
)

// lookalikes are names of schools with syllables that fold to words of the lexicon:
// negations, statuses, yes and no, doubts, pronouns, numbers.
const lookalikes = `An Thanh|An Thành|Thanh An|An Thạnh|Hoa Mai|Thanh Xuân|Hoa Hồng|Hồng Phong|Hồng Thái|Bông Hồng|Hoàng Hồng|Chùa Hang|Chùa Thông|Xóm Chùa|Ba Chùa|Chúa Sơn|Khổng Tước|Khổng Lào|Phù Khổng|Chàng Sơn|Trà Chang|Chà Là|
Cầu Dầu|Thủ Dầu|Dâu Tằm|Cổ Đậu|Ngã Ba Đầu|Bãi Đâu|Rồng Vàng|Rồng Việt|Đầm Rối|Sài Sơn|Sài Gòn|Chi Sai|Nham Biền|Lộn Sơn|Thành Công|Tân Thành Công|Đa Lâm|Đà Làm|Đa Nhân|Đại Nhân|Đạ Cấp|Hoàn Thành|Hoàn Thanh|Hoàn Tất|
Xóm Xông|Đa Phúc|Đà Nẵng|Bì Lý|Bí Đỏ|Mới Mai|Nông Thôn Mới|Đặng Cương|Đằng Giang|Đằng Hải|Đằng Lâm|Đặng Chợ|Dừng Sơn|Dũng Tiến|Anh Dũng|Trí Dũng|Dạ Lan|Dạ Hương|Vạng Sơn|Vang Vọng|Vâng Lời|Minh Tân|Sao Mai|Văn Phú|Vân Đồn|
Hai Bà Trưng|Ba Đình|Tư Đình|Năm Căn|Sáu Ngã|Bảy Núi|Tám Xã|Chín Giếng|Nam Sơn|Mai Sơn|Mai Pha|Trưa Hè|Chiếu Sơn|Tối Thượng|Hủ Tiếu|Thôi Bình|Thổi Hoa|Khoan Dụ|Khoan Bộ|Hoan Hỉ|Chờ Ngày|Chợ Mới|Chợ Đồn|Đợi Sao|Đồi Sao|Gửi Hoa|
Cần Giờ|Cần Thơ|Cẩn Thận|Thế Sao|Ánh Sao|Sao Biển|Vị Xuyên|Vĩ Dạ|Đỗ Mười|Do Nha|Do Lễ|Tại Gia|Lỗi Lạc|Lôi Châu|Tu Tra|Từ Sơn|Từ Liêm|Tứ Kỳ|Tự Lập|Tự Do|Từ Chí|Tiếp Thành|Nhân Tiếp|Tân Nhân|Nhân Hòa|Nhận Phúc|Thiện Nhân|
Bỏ Trạo|Bo Bo|Bố Hạ|Xoa Dịu|Rút Lui|Quên Lãng|Quyên Sơn|Quế Sơn|Không Quân|Hàng Không|Cầu Không|Đang Ánh|Phải Quang|Phai Khắt|Là Ngà|La Ngà|Lả Lướt|Âu Lạc|Vạn Sự|Em Bé|Em Yêu|Anh Minh|Chị Lan|Cô Tô|Cô Đơn|Cỏ May|Thầy Ba|Bạn Nhỏ|Bản Lầm|Bàn Đạt|Ông Tiên|
Tin Yêu|Tín Nghĩa|Hệ Dưỡng|Thông Nông|Thống Nhất|Nhật Tân|Nhất Chi Mai|Kết Đoàn|Quá Giang|Qua Bông|Lâm Đớt|Lắm Sơn|Ngụ Viên|Ngư Lộc|Đồ Sơn|Đỏ Rực|Chó Sói|Cho Con|Còn Mãi|Con Cuông|Cồn Thoi|Nữa Vời|Nứa Ngam|Lại Xuân|Lai Khê|Mãi Xanh|Về Nguồn|Vẽ Tranh|Ai Thượng|Ái Mộ|Ái Quốc|Gì Đây|Gia Lộc|
Xin Mần|Xín Cái|Nộp Sơn|Giúp Việt|Hỏi Đáp|Hội An|Hời Hợt|Khác Biệt|Khắc Niệm|Trung Lập|Trùng Khánh|Trúng Tuyển|Lệch Sơn|Tên Lửa|Tến Tằn|Thuế Xuân|Thuê Nà|Địa Linh|Chỉ Đạo|Chi Lăng|Sơn Ca|Sớm Mai|Họa Mi|Hoa Mỹ|Vàng Anh|Vành Khuyên`

// schools are units of the lookalikes' names, a code and an area each.
func schools() (units []bot.Unit) {
	prefix := []string{"Mầm non ", "Tiểu học ", "THCS "}
	for i, name := range strings.Split(strings.ReplaceAll(lookalikes, "\n", ""), "|") {
		units = append(units, bot.Unit{ID: bot.UnitID(i + 1), Name: prefix[i%3] + name, Level: []bot.Level{bot.Nursery, bot.Primary, bot.Lower}[i%3], Area: duongKinh})
	}
	return units
}

// statusesSaid are the five statuses as they are said behind a name.
var statusesSaid = []struct {
	words  string
	status bot.Status
}{{"được tiếp nhận", bot.Accepted}, {"từ chối", bot.Refused}, {"bị từ chối", bot.Refused}, {"định danh thành công", bot.Succeeded}, {"chưa đăng ký", bot.NotRegistered}, {"đã được tiếp nhận rồi ạ", bot.Accepted}}

// TestAStatusBesideAnyName reads school and status out of one line without a comma, for
// names that are full of words of the lexicon once their accents are gone.
func TestAStatusBesideAnyName(t *testing.T) {
	named := func(u bot.Unit) []string {
		return []string{u.Name, strings.ToLower(u.Name), "Trường " + u.Name, strings.ToUpper(u.Name)}
	}
	require.GreaterOrEqual(t, rightBeside(t, schools(), named), 0.995)
	bare := func(u bot.Unit) []string { return []string{vn.Fold(u.Name)} }
	require.GreaterOrEqual(t, rightBeside(t, schools(), bare), 0.97, "without accents some names are words")
}

// rightBeside is how many of the lines give the right unit and the right status.
func rightBeside(t *testing.T, units []bot.Unit, named func(bot.Unit) []string) float64 {
	x, all, right := names.New(), 0, 0
	for _, u := range units {
		x.Put(names.Row{ID: u.ID, Area: u.Area, Level: u.Level, Name: u.Name})
	}
	for _, u := range units {
		for _, said := range statusesSaid {
			for _, name := range named(u) {
				line := name + " " + said.words
				if name == vn.Fold(name) {
					line = vn.Fold(line)
				}
				ev := bot.Event{Kind: bot.Said, Text: line}
				talk := Open(&State{}, ev)
				found, _ := x.Find(names.Query{Text: talk.Needs().Name, Most: maxUnits + 1})
				for _, f := range found {
					talk.f.Named = append(talk.f.Named, units[f.Unit-1])
				}
				talk.nameApart()
				all++
				if talk.in.Status == said.status && len(found) == 1 && found[0].Unit == u.ID {
					right++
				} else {
					t.Logf("%s: %q vague=%v, name %q, %d found", line, talk.in.Status, talk.in.Vague, talk.in.name, len(found))
				}
			}
		}
	}
	return float64(right) / float64(all)
}
