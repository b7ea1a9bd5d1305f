package roster_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// Lists as they come from offices, and what becomes of each.
func TestMessyLists(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"an office above, a signature below",
			"UBND PHƯỜNG DƯƠNG KINH,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG VH-XH,,Độc lập - Tự do - Hạnh phúc\n\nTT,Tên trường,MST,Phường\n1,MN A,0299900124,Dương Kinh\n,Cộng,1,\n,,\"Dương Kinh, ngày 3 tháng 6 năm 2025\"\nNgười lập,,Chủ tịch\n(Ký tên),,\n\nNguyễn Văn A,,Trần B",
			"5 MN A, mam_non, Phường Dương Kinh, 0299900124"},
		{"wards as headings", "STT,Đơn vị,Cấp học,MST\nA,Phường Hưng Đạo,,\n1,MN Sao,MN,\nB,Phường Dương Kinh,,\n1,MN Mai,MN,",
			"3 MN Sao, mam_non, Phường Hưng Đạo,|5 MN Mai, mam_non, Phường Dương Kinh,"},
		{"parts of the list as headings", "STT,Tên trường,Địa bàn\nI,Trường công lập,\n1,MN Sao,Dương Kinh\nII,Trường tư thục,\n1,MN Hoa,Dương Kinh",
			"3 MN Sao, mam_non, Phường Dương Kinh,|5 MN Hoa, mam_non, Phường Dương Kinh,"},
		{"areas of before and after", "STT;Trường;Xã cũ;Xã mới;Cấp\n1;MN Sao;Xã Cũ;Phường Dương Kinh;MN", "2 MN Sao, mam_non, Phường Dương Kinh,"},
		{"a district that is no more beside its ward", "Tên đơn vị,Quận/huyện,Phường/xã\nMN Sao,Quận Dương Kinh,Phường Hưng Đạo", "2 MN Sao, mam_non, Phường Hưng Đạo,"},
		{"a ward that is none beside its district: it is asked", "Tên đơn vị,Quận/huyện,Phường/xã\nMN Sao,Dương Kinh,Hưng Đao\nMN Mai,Dương Kinh,Hưng Đạo", "3 MN Mai, mam_non, Phường Hưng Đạo,|wrong 2 Địa bàn import.area_near"},
		{"bare names of districts beside their wards", "Tên đơn vị,Quận/huyện,Phường/xã\nMN Sao,Dương Kinh,Hưng Đạo\nMN Mai,Hải An,Đông Hải", "2 MN Sao, mam_non, Phường Hưng Đạo,|3 MN Mai, mam_non, Phường Đông Hải,"},
		{"what the ward was, in brackets", "Tên đơn vị,Địa bàn\nMN Sao,Phường Dương Kinh (quận Dương Kinh cũ)", "2 MN Sao, mam_non, Phường Dương Kinh,"},
		{"nobody can have meant the nearest", "Tên đơn vị,Địa bàn\nMN Sao,Thành phố Cẩm Phả\nMN Mai,Phường Dương Kính\nMN Lan,BLV",
			"wrong 2 Địa bàn import.area_unknown|wrong 3 Địa bàn import.area_near|wrong 4 Địa bàn import.area_unknown"},
		{"lines that end as on an old Macintosh", "Tên đơn vị,Địa bàn\rMN Sao,Dương Kinh\rMN Mai,Dương Kinh\r", "2 MN Sao, mam_non, Phường Dương Kinh,|3 MN Mai, mam_non, Phường Dương Kinh,"},
		{"citizen numbers", "Tên đơn vị,Địa bàn,Hiệu trưởng,Điện thoại\nMN Sao 031099000003,Dương Kinh,Lê Thử 031099000004,0999000001 031 099 000 005",
			"2 MN Sao, mam_non, Phường Dương Kinh,|note 2 Tên đơn vị import.citizen|note 2 Điện thoại import.citizen|note 2 Hiệu trưởng import.citizen"},
		{"older kinds of schools", "Tên đơn vị,Cấp học,Địa bàn\nTrường Một,PTCS,Dương Kinh\nTrường Hai,PTTH,Dương Kinh\nTrường PTCS Ba Đồng,,Dương Kinh\nTrường Bốn,Phổ thông nhiều cấp,Dương Kinh\nTrường chuyên Năm,,Dương Kinh",
			"2 Trường Một, th_thcs, Phường Dương Kinh,|3 Trường Hai, thpt, Phường Dương Kinh,|4 Trường PTCS Ba Đồng, th_thcs, Phường Dương Kinh,|5 Trường Bốn, th_thcs_thpt, Phường Dương Kinh,|6 Trường chuyên Năm, thpt, Phường Dương Kinh,"},
		{"levels in the column of kinds, phones in words", "Loại trường,Tên trường,Địa bàn,Điện thoại\nMầm non,Hai Tên A,Dương Kinh,chưa có\nTư thục,MN Sao,Dương Kinh,không",
			"2 Hai Tên A, mam_non, Phường Dương Kinh,|3 MN Sao, mam_non, Phường Dương Kinh,"},
		{"the header on each page", "Mã số thuế,Tên đơn vị,Địa bàn\n0299900124,MN Sao,Dương Kinh\nMã số thuế,Tên đơn vị,Địa bàn\n,MN Hoa,Dương Kinh\nTổng số: 02 trường,,,",
			"2 MN Sao, mam_non, Phường Dương Kinh, 0299900124|4 MN Hoa, mam_non, Phường Dương Kinh,"},
		{"numbers inside the names", "Tên đơn vị,Địa bàn\n1. Mầm non Sao,Dương Kinh\n2. Mầm non 20/10,Dương Kinh",
			"2 Mầm non Sao, mam_non, Phường Dương Kinh,|3 Mầm non 20/10, mam_non, Phường Dương Kinh,"},
		{"quotes as they are between tabs", "Tên đơn vị\tMST\tĐịa bàn\nTrường Mầm non \"Hoa Sen\"\t\tDương Kinh", "2 Trường Mầm non \"Hoa Sen\", mam_non, Phường Dương Kinh,"},
		{"a cross in the level's column", "STT,Tên đơn vị,Mầm non,Tiểu học,THCS,Địa bàn\n1,Sao Mai,x,,,Dương Kinh\n2,Hoa,,x,x,Dương Kinh",
			"2 Sao Mai, mam_non, Phường Dương Kinh,|3 Hoa, th_thcs, Phường Dương Kinh,"},
		{"English headings", "School name,Ward,Tax code,Level\nMN Sao,Dương Kinh,0299900124,Kindergarten", "2 MN Sao, mam_non, Phường Dương Kinh, 0299900124"},
		{"a second table below, with other columns", "STT,Tên đơn vị,Địa bàn\n1,MN Hoa Sen,Dương Kinh\n\nTT,Mã số thuế,Tên trường,Phường\n1,0299900124,THCS Sao,Dương Kinh",
			"2 MN Hoa Sen, mam_non, Phường Dương Kinh,|5 THCS Sao, thcs, Phường Dương Kinh, 0299900124"},
		{"a second table right below", "STT,Tên đơn vị,Địa bàn\n1,MN Hoa Sen,Dương Kinh\nTT,Mã số thuế,Tên trường,Phường\n1,0299900124,THCS Sao,Dương Kinh",
			"2 MN Hoa Sen, mam_non, Phường Dương Kinh,|4 THCS Sao, thcs, Phường Dương Kinh, 0299900124"},
		{"what a column is for, below its heading", "STT,Tên đơn vị,Mã số thuế,Địa bàn\n,(theo quyết định),(10 số),(phường/xã)\n(1),(2),(3),(4)\n1,MN Hoa Sen,0299900124,Dương Kinh",
			"4 MN Hoa Sen, mam_non, Phường Dương Kinh, 0299900124"},
		{"marks for the same as above", "STT,Tên đơn vị,Cấp học,Địa bàn\n1,Hoa Sen,MN,Dương Kinh\n2,Sao,nt,-nt-\n3,Mai,\"\"\"\",Như trên",
			"2 Hoa Sen, mam_non, Phường Dương Kinh,|3 Sao, mam_non, Phường Dương Kinh,|4 Mai, mam_non, Phường Dương Kinh,"},
		{"dashes where there is nothing", "STT,Tên đơn vị,Mã số thuế,Địa bàn,Cấp học\n1,MN Hoa Sen,-,Dương Kinh,–\n2,MN Sao,…,Dương Kinh,-\n3,-,-,-,-",
			"2 MN Hoa Sen, mam_non, Phường Dương Kinh,|3 MN Sao, mam_non, Phường Dương Kinh,"},
		{"several schools in one cell", "Tên đơn vị,Địa bàn\n\"MN Hoa Sen\nMN Sao Mai\",Dương Kinh\nMN Ban Mai; MN Hoa Hồng,Dương Kinh\n\"Mầm non\nHoa Sen\",Dương Kinh",
			"4 Mầm non Hoa Sen, mam_non, Phường Dương Kinh,|wrong 2 Tên đơn vị import.several|wrong 3 Tên đơn vị import.several"},
		{"codes as people write them", "STT,Tên đơn vị,Mã số thuế,Địa bàn\n1,MN Một,'0299900124,Dương Kinh\n2,MN Hai,\u00a00299 900 131\u00a0,Dương Kinh\n3,MN Ba,MST: 0299900124-002,Dương Kinh\n4,MN Bốn,０２９９９００１２４,Dương Kinh",
			"2 MN Một, mam_non, Phường Dương Kinh, 0299900124|3 MN Hai, mam_non, Phường Dương Kinh, 0299900131|4 MN Ba, mam_non, Phường Dương Kinh, 0299900124-002|5 MN Bốn, mam_non, Phường Dương Kinh, 0299900124"},
		{"short words that end a heading", "Tên đơn vị,Cấp học,Địa bàn\nI,Mầm non,Dương Kinh\nÂn Vi,MN,Dương Kinh", "2 I, mam_non, Phường Dương Kinh,|3 Ân Vi, mam_non, Phường Dương Kinh,|note 2 Tên đơn vị import.name_none"},
		{"notes", "Tên đơn vị,Địa bàn,Ghi chú\nMN Hoa,Dương Kinh,Mới thành lập\nMN Mai,Dương Kinh,Sáp nhập vào MN Hoa từ 1/8",
			"2 MN Hoa, mam_non, Phường Dương Kinh,|3 MN Mai, mam_non, Phường Dương Kinh,|closed? 3 Sáp nhập vào MN Hoa từ 1/8"},
		{"more notes", "Tên đơn vị,Địa bàn,Ghi chú\nMN Hoa,Dương Kinh,Tạm dừng HĐ\nMN Mai,Dương Kinh,không hoạt động\nMN Lan,Dương Kinh,đã chấm dứt hoạt động\nMN Sao,Dương Kinh,Chưa giải thể\nMN Tre,Dương Kinh,ngừng tuyển sinh lớp 6",
			"2 MN Hoa, mam_non, Phường Dương Kinh,|3 MN Mai, mam_non, Phường Dương Kinh,|4 MN Lan, mam_non, Phường Dương Kinh,|5 MN Sao, mam_non, Phường Dương Kinh,|6 MN Tre, mam_non, Phường Dương Kinh,|closed? 2 Tạm dừng HĐ|closed? 3 không hoạt động|closed? 4 đã chấm dứt hoạt động"},
		{"a column of how things stand beside the notes", "Tên đơn vị,Địa bàn,Tình trạng,Ghi chú\nMN Hoa,Dương Kinh,Đang hoạt động,\nMN Mai,Dương Kinh,Ngừng hoạt động từ 1/9,chưa có MST\nMN Sao,Dương Kinh,,đã giải thể",
			"2 MN Hoa, mam_non, Phường Dương Kinh,|3 MN Mai, mam_non, Phường Dương Kinh,|4 MN Sao, mam_non, Phường Dương Kinh,|closed? 3 Ngừng hoạt động từ 1/9|closed? 4 đã giải thể"},
		{"titles right above a header of three rows", "UBND PHƯỜNG DƯƠNG KINH,,,\nBIỂU TỔNG HỢP,,,\nTT,Đơn vị,,\n,Tên,Định danh,\n,,MST,Mã trường\n1,MN Sao,0299900124,31306401",
			"6 MN Sao, mam_non, Phường Dương Kinh, 0299900124 31306401"},
		{"levels as headings beside an area merged over them", "Phường/xã,STT,Tên trường\nPhường Hải An,I,MẦM NON\nPhường Hải An,1,Hoa Hồng\nPhường Hải An,II,THCS: 1 trường\nPhường Hải An,1,Đằng Lâm\nPhường Dương Kinh,,Mầm non\nPhường Dương Kinh,1,Hoa Sen",
			"3 Hoa Hồng, mam_non, Phường Hải An,|5 Đằng Lâm, thcs, Phường Hải An,|7 Hoa Sen, mam_non, Phường Dương Kinh,"},
		{"two tables side by side, each with its numbers and its title",
			"DANH SÁCH,,,,,,\nTrường mầm non,,,,Trường tiểu học,,\nSTT,Tên trường,MST,,STT,Tên trường,MST\n1,Hoa Sen,0299900124,,3,Kim Đồng,\n2,Sao Mai,,,4,Lê Lợi,0299900131\n,,,,5,Núi Đèo,\n,Cộng: 2,,,,,",
			"4 Hoa Sen, mam_non, Phường Dương Kinh, 0299900124|5 Sao Mai, mam_non, Phường Dương Kinh,|4 Kim Đồng, tieu_hoc, Phường Dương Kinh,|5 Lê Lợi, tieu_hoc, Phường Dương Kinh, 0299900131|6 Núi Đèo, tieu_hoc, Phường Dương Kinh,|note 0  import.beside_read"},
		{"two tables side by side under one title",
			"DANH SÁCH TRƯỜNG TIỂU HỌC,,,,,,\nSTT,Tên trường,MST,,STT,Tên trường,MST\n1,Hoa Sen,0299900124,,2,Kim Đồng,0299900131",
			"3 Hoa Sen, tieu_hoc, Phường Dương Kinh, 0299900124|3 Kim Đồng, tieu_hoc, Phường Dương Kinh, 0299900131|note 0  import.beside_read"},
		{"three tables side by side",
			"STT,Tên trường,Cấp,STT,Tên trường,Cấp,STT,Tên trường,Cấp\n1,Hoa Sen,MN,2,Kim Đồng,TH,3,Lê Lợi,THCS\n4,Sao,MN,,,,5,Núi Đèo,THCS",
			"2 Hoa Sen, mam_non, Phường Dương Kinh,|3 Sao, mam_non, Phường Dương Kinh,|2 Kim Đồng, tieu_hoc, Phường Dương Kinh,|2 Lê Lợi, thcs, Phường Dương Kinh,|3 Núi Đèo, thcs, Phường Dương Kinh,|note 0  import.beside_read|note 0  import.beside_read"},
		{"what a school was called and is called are no two tables",
			"STT,Tên trường,Địa bàn,Tên trường,Địa bàn\n1,MN Cũ,Dương Kinh,MN Sao,Dương Kinh", "2 MN Cũ, mam_non, Phường Dương Kinh,|note 1 Tên trường import.beside"},
		{"levels and kinds by crosses under headings of their own",
			"STT,Tên đơn vị,Loại trường,,,Loại hình,,Địa bàn\n,,Mầm non,Tiểu học,THCS,Công lập,Tư thục,\n1,Hoa Sen,x,,,x,,Dương Kinh\n2,Kim Đồng,,✓,1,,X,Dương Kinh\n3,Núi Đèo,0,,+,-,không,Dương Kinh",
			"3 Hoa Sen, mam_non, Phường Dương Kinh,|4 Kim Đồng, th_thcs, Phường Dương Kinh,|5 Núi Đèo, thcs, Phường Dương Kinh,"},
		{"how many classes there are is no cross", "STT,Tên đơn vị,Mầm non,Tiểu học,Địa bàn\n1,Hoa Sen,12,,Dương Kinh\n2,Kim Đồng,1,,Dương Kinh",
			"2 Hoa Sen, , Phường Dương Kinh,|3 Kim Đồng, mam_non, Phường Dương Kinh,|level? 2"},
		{"the level of a boarding school is in its name", "Tên đơn vị,Cấp học,Địa bàn\nTrường PTDT nội trú THCS&THPT Bạch Long,PTDTNT,Dương Kinh",
			"2 Trường PTDT nội trú THCS&THPT Bạch Long, thcs_thpt, Phường Dương Kinh,"},
		{"nothing but names", "STT,Tên trường,Số lớp\n1,MN Hoa Sen,12\n2,Tiểu học Kim Đồng,20\n,Tổng cộng,32", "2 MN Hoa Sen, mam_non, Phường Dương Kinh,|3 Tiểu học Kim Đồng, tieu_hoc, Phường Dương Kinh,"},
		{"nothing but one column", "DANH SÁCH TRƯỜNG\nTên đơn vị\nMN Hoa Sen\nTHCS Lê Lợi\n", "3 MN Hoa Sen, mam_non, Phường Dương Kinh,|4 THCS Lê Lợi, thcs, Phường Dương Kinh,"},
		{"a sign before the quotes of one cell, a separator inside those of another", "Tên đơn vị;MST;Địa bàn\n\"MN Hoa; Sen\";=\"0299900124\";\"Dương Kinh\"\n\"MN \"\"Sao\"\"\";\"=\"\"0299900131\"\"\";Dương Kinh",
			"2 MN Hoa; Sen, mam_non, Phường Dương Kinh, 0299900124|3 MN \"Sao\", mam_non, Phường Dương Kinh, 0299900131"},
	} {
		list, err := roster.Read(strings.NewReader(c.list), int64(len(c.list)))
		require.NoError(t, err, c.name)
		terms := already
		terms.Area = bot.MatchAreas("Phường Dương Kinh", city().Areas, already.Day)[0].ID
		lines := slices.DeleteFunc(told(city(), roster.Plan(list, city(), terms)), func(l string) bool { return strings.HasPrefix(l, "sheet") })
		require.Equal(t, c.want, strings.Join(lines, "|"), c.name)
	}
}

// Columns of crosses are among those that were read.
func TestColumnsOfCrossesAreNamed(t *testing.T) {
	list := readText(t, "Tên đơn vị,Loại trường,,Địa bàn", ",Mầm non,Tiểu học,", "Hoa Sen,x,,Dương Kinh")
	require.Equal(t, []string{"Tên đơn vị", "Địa bàn", "Mầm non", "Tiểu học"}, list.Sheets[0].Read)
	require.Empty(t, list.Sheets[0].Left)
}

// Names alone are a list of units only where they are those of schools.
func TestNamesOfPersonsAreNoList(t *testing.T) {
	for _, list := range []string{"STT,Tên\n1,Nguyễn Văn Thử\n2,Lê Thị Thử\n", "STT,Đơn vị\n1,Đội Một\n2,Ban Hai\n", "STT,Họ và tên\n1,Lê Thử\n"} {
		_, err := roster.Read(strings.NewReader(list), int64(len(list)))
		require.True(t, roster.AboutHeader(err), list)
	}
}

// A file that was cut off is not taken in: the row says where.
func TestATextThatIsCutOff(t *testing.T) {
	const whole = "Mã số thuế,Tên đơn vị,Cấp học,Địa bàn\n0299900124,MN Hoa Sen,MN,Dương Kinh\n0299900131,MN Sao Mai,MN,Dương Kinh\n"
	refused := func(text string) bot.Text {
		_, err := roster.Read(strings.NewReader(text), int64(len(text)))
		var why *roster.Refusal
		if errors.As(err, &why) {
			return why.Why
		}
		require.NoError(t, err)
		return bot.Text{}
	}
	require.Zero(t, refused(whole))
	require.Zero(t, refused(strings.TrimSpace(whole)), "many programs write no end of the last line")
	require.Zero(t, refused(whole+"0299900149,MN Mai\n"), "a row may have fewer cells")
	require.Zero(t, refused(whole+"Người lập"), "and a signature has")
	require.Equal(t, bot.T("import.cut_short", "row", 4), refused(whole+"0299900149,MN Ma"))
	require.Equal(t, bot.T("import.cut_short", "row", 4), refused(whole+"02999001"))
	require.Equal(t, bot.T("import.cut_row", "row", 3), refused(whole[:strings.Index(whole, "Dương Kinh\n0299900131")]+"Dương Kinh\n0299900131,MN \xe1\xbb"))
}

// What is answered about a ward's cell counts for its rows.
func TestAWardThatWasAskedIsTheRowsArea(t *testing.T) {
	list := readText(t, "Tên đơn vị,Quận/huyện,Phường/xã", "MN Sao,Dương Kinh,Hưng Đao")
	got := roster.Plan(list, city(), already)
	require.Equal(t, "Hưng Đao", got.Unknown[0].Name)
	require.Equal(t, "Phường Hưng Đạo", got.Unknown[0].Near)
	var ward bot.AreaID
	for _, a := range city().Areas {
		if a.Name == "Phường Hưng Đạo" {
			ward = a.ID
		}
	}
	got = roster.Plan(list.Meaning(map[string]bot.AreaID{"Hưng Đao": ward}, city().Areas), city(), already)
	require.Empty(t, got.Wrong)
	require.Equal(t, ward, got.Units[0].Now.Area)
}
