package roster_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// Sums, page ends and headings as offices draw them, none of which is a unit, where
// rows without an area are one area's own.
func TestWhatIsDrawnIntoAListIsNoUnit(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"sums beside a level and an area that are merged over the rows", "Phường,Cấp,Trường,MST,Số lớp\nDương Kinh,MN,MN 20-10,0299900124,12\nDương Kinh,MN,Cộng MN,1,12\nDương Kinh,TH,TH Cộng Hòa,,3\nDương Kinh,TH,Cộng Hòa,,3\nDương Kinh,TH,Cộng TH,2,6\nDương Kinh,TH,Cộng phường Dương Kinh,3,18",
			"2 MN 20-10, mam_non, Phường Dương Kinh, 0299900124|4 TH Cộng Hòa, tieu_hoc, Phường Dương Kinh,|5 Cộng Hòa, tieu_hoc, Phường Dương Kinh,"},
		{"the ends of pages", "STT,Tên trường,Mã số thuế,Cấp học\n1,MN Một,,MN\n,Cộng trang 1,1,\n,Mang sang,1,\n,Chuyển trang sau,,\nSTT,Tên trường,Mã số thuế,Cấp học\n1,2,3,4\n2,MN Hai,,MN\n,Cộng trang 2: 1,,\n,Cộng mang sang trang 3,2,\n,Tổng cộng A+B,2,\n,Ấn định danh sách này có 02 trường./.,,",
			"2 MN Một, mam_non, Phường Dương Kinh,|8 MN Hai, mam_non, Phường Dương Kinh,"},
		{"kinds of schools as headings", "TT,Đơn vị,Loại đơn vị,MST\nI,Trường THPT,,\n1,THPT Một,THPT công lập,\n2,Hermann Hai,\"TH, THCS và THPT\",\nII,\"Trung tâm GDNN-GDTX, GDTX\",,\n1,TT GDNN-GDTX Ba,GDNN-GDTX,\n2,Bốn,,\nV,Đơn vị khác,,\n1,Trường Khiếm thính Năm,,",
			"3 THPT Một, thpt, Phường Dương Kinh,|4 Hermann Hai, th_thcs_thpt, Phường Dương Kinh,|6 TT GDNN-GDTX Ba, gdnn_gdtx, Phường Dương Kinh,|7 Bốn, , Phường Dương Kinh,|9 Trường Khiếm thính Năm, khac, Phường Dương Kinh,|level? 7"},
		{"of kinds of schools with areas besides", "TT,Tên đơn vị,Địa bàn\nI,Trường THPT,\n1,Một,Dương Kinh\nII,Trung tâm và đơn vị khác,\n1,Hai,Dương Kinh", "3 Một, thpt, Phường Dương Kinh,|5 Hai, , Phường Dương Kinh,|level? 5"},
		{"who runs them, below a level", "TT,Tên đơn vị,MST\nI,Mầm non,\nA,Công lập,\n1,Hoa,\nB,Trường ngoài công lập,\n2,Lớp MG Sao,", "4 Hoa, mam_non, Phường Dương Kinh,|6 Lớp MG Sao, mn_doc_lap, Phường Dương Kinh,"},
		{"a level over columns with crosses", "TT,Tên trường,Cấp học,,,Xã/phường\n,,MN,TH,THCS,\n1,Hoa Tím,x,,,Dương Kinh\n2,Hoa Đỏ,,x,x,Dương Kinh", "3 Hoa Tím, mam_non, Phường Dương Kinh,|4 Hoa Đỏ, th_thcs, Phường Dương Kinh,"},
		{"code and name in one cell", "TT,Tên đơn vị - mã số thuế,Cấp học\n1,Trường MN Xanh - MST: 0299900124,MN\n2,Trường TH Xanh (MST 0299900131),TH\n3,MN Đỏ,MN",
			"2 Trường MN Xanh, mam_non, Phường Dương Kinh, 0299900124|3 Trường TH Xanh, tieu_hoc, Phường Dương Kinh, 0299900131|4 MN Đỏ, mam_non, Phường Dương Kinh,"},
		{"other words for columns", "Số thứ tự,Tên CSGD,MS thuế,ĐTDĐ,Đ/c\n1,MN Sen,0299900124,0999000001,Thôn 1", "2 MN Sen, mam_non, Phường Dương Kinh, 0299900124"},
		{"the ward in the brackets of the address", "Tên trường,Cấp,Địa chỉ (xã/phường)\nHoa,MN,Phường Hưng Đạo", "2 Hoa, mam_non, Phường Hưng Đạo,"},
		{"signs before a name", "Tên trường,MST\n- MN Một,\n• MN Hai,\n+ MN Ba,", "2 MN Một, mam_non, Phường Dương Kinh,|3 MN Hai, mam_non, Phường Dương Kinh,|4 MN Ba, mam_non, Phường Dương Kinh,"},
		{"headings with the sums of what another column counts", "TT,Đơn vị,Số lớp,Mã số thuế\n,TỔNG SỐ (A+B),40,\nA,PHƯỜNG HẢI AN,20,\nI,Mầm non (2 trường),10,\n1,Hoa Mơ,5,0299900124\n2,Hoa Mận,5,\nII,Tiểu học (1 trường),10,\n1,Nguyễn Bỉnh,10,\nB,Phường Dương Kinh,20,\nI,Mầm non,20,\n1,Hoa Đào Phai,20,0299900131",
			"5 Hoa Mơ, mam_non, Phường Hải An, 0299900124|6 Hoa Mận, mam_non, Phường Hải An,|8 Nguyễn Bỉnh, tieu_hoc, Phường Hải An,|11 Hoa Đào Phai, mam_non, Phường Dương Kinh, 0299900131"},
		{"sites of a school below it", "STT,Tên trường/điểm trường,MST,Cấp học\n1,MN Một,0299900124,MN\n,- Điểm trường thôn 1,,\n,ĐIỂM LẺ thôn 2,,", "2 MN Một, mam_non, Phường Dương Kinh, 0299900124|note 3 Tên trường/điểm trường import.site|note 4 Tên trường/điểm trường import.site"},
		{"answers to a form's questions", "Dấu thời gian,Địa chỉ email,Tên trường của thầy/cô là gì?,Mã số thuế của trường (10 chữ số)?,Trường thuộc cấp học nào?,Trường thuộc phường/xã nào?,Họ tên hiệu trưởng?\n1/12/2026,a@x.vn,Hoa Mơ,0299900124,Mầm non,Phường Hải An,Lê A",
			"2 Hoa Mơ, mam_non, Phường Hải An, 0299900124"},
		{"short words for a school", "TT,Tên cơ sở GD,Cấp,MST/Mã QHNS\n1,Hoa Mơ,MN,0299900124", "2 Hoa Mơ, mam_non, Phường Dương Kinh, 0299900124"},
		{"letters and tags as a web page writes them", "Tên đơn vị,Địa bàn\nTr&#432;&#7901;ng MN Hoa &amp; Lá,Dương Kinh\n<b>MN Đậm</b>,Dương Kinh\nTH&THCS Tre,Dương Kinh", "2 Trường MN Hoa & Lá, mam_non, Phường Dương Kinh,|3 MN Đậm, mam_non, Phường Dương Kinh,|4 TH&THCS Tre, th_thcs, Phường Dương Kinh,"},
		{"the department by its name", "Tên trường,MST,Cơ quan quản lý\nTHPT Hai,,Sở Giáo dục và Đào tạo\nTHPT Ba,,Sở GD&ĐT", "2 THPT Hai, thpt, Báo cáo trực tiếp Sở,|3 THPT Ba, thpt, Báo cáo trực tiếp Sở,"},
		{"two codes", "Tên trường,MST\nMN Một,0299900124; 0299900131", "2 MN Một, mam_non, Phường Dương Kinh,|note 2 MST import.code_two"},
	} {
		list, err := roster.Read(strings.NewReader(c.list), int64(len(c.list)))
		require.NoError(t, err, c.name)
		terms := already
		terms.Area = kinh(t)
		require.Equal(t, c.want, strings.Join(told(city(), roster.Plan(list, city(), terms))[1:], "|"), c.name)
	}
}

// kinh is the ward of Dương Kinh.
func kinh(t *testing.T) bot.AreaID {
	t.Helper()
	found := bot.MatchAreas("Phường Dương Kinh", city().Areas, already.Day)
	require.Len(t, found, 1)
	return found[0].ID
}

// A table of sums is no list, however many schools it counts.
func TestATableOfSumsIsNoList(t *testing.T) {
	for _, text := range []string{"Cấp học,Số trường,Công lập\nMầm non,2,2", "Loại hình,Số đơn vị,Cấp học\nCông lập,2,Mầm non", "Địa bàn,Tổng số trường,Cấp học\nHải An,2,Mầm non"} {
		_, err := roster.Read(strings.NewReader(text), int64(len(text)))
		require.True(t, roster.AboutHeader(err), text)
	}
}

// The title says whose list it is, where no row does.
func TestATitleOfTheDepartmentsOwnUnits(t *testing.T) {
	list := readText(t, "SỞ GIÁO DỤC VÀ ĐÀO TẠO,,", "DANH SÁCH CÁC ĐƠN VỊ TRỰC THUỘC SỞ,,", "TT,Tên đơn vị,MST", "1,THPT Một,")
	got := roster.Plan(list, city(), already)
	require.Empty(t, got.Wrong)
	require.Equal(t, bot.DirectName, got.Sheets[0].TitleArea)
}

// Levels as lists write them.
func TestLevelsOfLists(t *testing.T) {
	for cell, want := range map[string]bot.Level{
		"NT ĐLTT": bot.NurseryGroup, "Lớp MG ĐLTT": bot.NurseryGroup, "Nhóm trẻ ĐL": bot.NurseryGroup, "MNĐL": bot.NurseryGroup, "Nhóm lớp ĐLTT": bot.NurseryGroup,
		"MNTT": bot.Nursery, "MNCL": bot.Nursery, "MN NCL": bot.Nursery, "Cấp I, II": bot.PrimaryLower, "Cấp 2-3": bot.LowerUpper, "Cấp 1,2,3": bot.AllThrough, "Cấp II+III": bot.LowerUpper,
		"Phổ thông có nhiều cấp học": bot.AllThrough, "TTHTCĐ": bot.OtherLevel, "Trung tâm học tập cộng đồng": bot.OtherLevel, "Trung tâm ngoại ngữ": bot.OtherLevel,
		"TTNN-TH": bot.OtherLevel, "KNS": bot.OtherLevel, "Kỹ năng sống": bot.OtherLevel, "Trung học phổ thông chuyên": bot.Upper, "THPT công lập": bot.Upper, "TCCN": bot.Vocational,
		"Đơn vị khác": bot.OtherLevel, "Trường TH công lập": bot.Primary,
	} {
		require.Equal(t, want, one(t, "Hoa Sen", "", `"`+cell+`"`).Rows[0].Level, cell)
	}
}

// A list of another place has a few areas' names in common with this one; most of it
// does not.
func TestMostOfAListIsOfAnotherPlace(t *testing.T) {
	rows := []string{"Tên trường,Cấp,Xã/phường", "Một,TH,Phường Hoàn Kiếm", "Hai,TH,Phường Cầu Giấy", "Ba,TH,Phường Đống Đa", "Bốn,TH,Xã Trần Phú"}
	got := roster.Plan(readText(t, rows...), city(), already)
	require.Len(t, got.Units, 1)
	require.True(t, got.Elsewhere())
	require.True(t, roster.Preview(&got, bot.ListOrder{}, func(bot.Text) string { return "" }).Elsewhere)
	slip := roster.Plan(readText(t, rows[0], "Một,TH,Phường Hải Ann", "Hai,TH,Phường Hải Ann", "Ba,TH,Phường Hải An"), city(), already)
	require.False(t, slip.Elsewhere(), "one name that was misspelled")
}

// One unit on two sheets comes in once; with another area there it is a wrong row.
func TestAUnitOfTwoSheetsIsOfOneArea(t *testing.T) {
	book := excelize.NewFile()
	defer func() { require.NoError(t, book.Close()) }()
	head := []any{"Mã số thuế", "Tên đơn vị", "Địa bàn"}
	fill(t, book, "Sheet1", [][]any{head, {"0299900124", "MN Hoa Mơ", "Phường Dương Kinh"}, {"0299900131", "MN Hoa Mai", "Phường Dương Kinh"}})
	_, err := book.NewSheet("MN")
	require.NoError(t, err)
	fill(t, book, "MN", [][]any{head, {"0299900124", "MN Hoa Mơ", "Dương Kinh"}, {"0299900131", "MN Hoa Mai", "Phường Hải An"}})
	list := read(t, bytesOf(t, book))
	require.Len(t, list.Rows, 2)
	require.Equal(t, 1, list.Sheets[1].Repeated)
	require.Equal(t, []roster.Problem{{Sheet: "MN", Line: 3, Column: "Địa bàn", Why: bot.T("import.twice_elsewhere", "sheet", "Sheet1", "row", 3, "area", "Phường Dương Kinh")}}, list.Wrong)
}

// A list of officers is told from one of units, and where it is to be sent is said.
func TestAListOfOfficersIsToldForWhatItIs(t *testing.T) {
	for _, text := range []string{"STT,Địa bàn,Họ tên,Điện thoại\n1,Hải An,Trần Thị Lan,0999 000 001", "Họ và tên\tSĐT\nTrần Thị Lan\t0999 000 001"} {
		_, err := roster.Read(strings.NewReader(text), int64(len(text)))
		requireRefusal(t, err, bot.Invalid, "import.people")
	}
}
