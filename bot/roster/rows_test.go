package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// one reads a file of one row of name, code, level and area.
func one(t *testing.T, name, code, level string) roster.Sheet {
	t.Helper()
	return readText(t, "Tên đơn vị;Mã số thuế;Cấp học;Địa bàn", name+";"+code+";"+level+";Quận Dương Kinh")
}

func TestTaxCodeCells(t *testing.T) {
	for _, c := range []struct {
		cell string
		code bot.TaxCode
		why  string // of a wrong row, or of a note
	}{
		{"0299900124", "0299900124", ""},
		{" 0299 900 124 ", "0299900124", ""},
		{"0299.900.124", "0299900124", ""},
		{"MST: 0299900124", "0299900124", ""},
		{"'0299900124", "0299900124", ""},
		{"0299900124-001", "0299900124-001", ""},
		{"0299900124001", "0299900124-001", ""},
		{"", "", ""},
		{"-", "", ""},
		{"Chưa có", "", ""},
		{"chưa có MST", "", ""},
		{"299900124", "0299900124", "import.zero_back"},
		{"299900124-001", "0299900124-001", "import.zero_back"},
		{"299900124001", "0299900124-001", "import.zero_back"},
		{"0299900125", "0299900125", "import.check_digit"},
		{"0299900125-001", "0299900125-001", "import.check_digit"},
		{"0999000012", "", "import.code_phone"}, {"999000012", "", "import.code_phone"}, // the check digit of none agrees
		{"2.999E+08", "", "import.scientific"},
		{"2,99900124E+08", "", "import.scientific"},
		{"2.99900124E+08", "", "import.scientific"}, // a .csv has only what was shown
		{"3E8", "", "import.scientific"},
		{"1234567", "", "import.code_budget"},
		{"31309101", "", "import.code_school"},
		{"001301000001", "", "import.code_citizen"},
		{citizenLike(t), "", "import.code_citizen"},
		{"00299900124", "", "import.code_near"},
		{"0299900124-1", "", "import.code_near"},
		{"0299900124-000", "", "import.code_form"},
		{"12345", "", "import.code_form"},
		{"0299900124, 0299900131", "", "import.code_two"},
		{"theo công ty mẹ", "", "import.code_form"},
	} {
		sheet := one(t, "Mầm non Hoa Sen", c.cell, "Mầm non")
		problems := append(sheet.Wrong, sheet.Notes...)
		if c.why == "" {
			require.Empty(t, problems, c.cell)
		} else {
			require.Len(t, problems, 1, c.cell)
			require.Equal(t, c.why, problems[0].Why.Key, c.cell)
			require.Equal(t, "Mã số thuế", problems[0].Column)
			require.Equal(t, 2, problems[0].Line)
		}
		require.Len(t, sheet.Rows, 1, "a bad code comes in without it: %s", c.cell)
		require.Equal(t, c.code, sheet.Rows[0].Code, c.cell)
	}
}

// citizenLike is a number of 12 digits that begins with 0, as citizens' do, and
// would be a code with another 0 before it.
func citizenLike(t *testing.T) string {
	t.Helper()
	for serial := range 100_000 {
		if code := bot.TaxCode(fmt.Sprintf("00301%05d-001", serial)); code.Valid() {
			return strings.Replace(string(code[1:]), "-", "", 1)
		}
	}
	t.Fatal("no such code")
	return ""
}

func TestLevelCells(t *testing.T) {
	for cell, want := range map[string]bot.Level{
		"Mầm non": bot.Nursery, "MN": bot.Nursery, "MẪU GIÁO": bot.Nursery, "mam_non": bot.Nursery,
		"Mầm non độc lập (nhóm, lớp)": bot.NurseryGroup, "Cơ sở mầm non độc lập": bot.NurseryGroup,
		"Tiểu học": bot.Primary, "TH": bot.Primary, "THCS": bot.Lower, "Trung học cơ sở": bot.Lower,
		"TH&THCS": bot.PrimaryLower, "TH-THCS": bot.PrimaryLower, "Tiểu học và THCS": bot.PrimaryLower,
		"THCS&THPT": bot.LowerUpper, "TH, THCS&THPT": bot.AllThrough, "TH, THCS và THPT": bot.AllThrough,
		"THPT": bot.Upper, "GDTX": bot.Continuing, "TT GDTX": bot.Continuing, "GDNN-GDTX": bot.Centre,
		"TT GDNN - GDTX": bot.Centre, "GDNN": bot.Vocational, "Cao đẳng": bot.Vocational,
		"Đại học": bot.University, "Khác": bot.OtherLevel,
	} {
		for _, written := range []string{cell, strings.ToUpper(cell), norm.NFD.String(cell)} {
			sheet := one(t, "Cơ sở Sao Mai", "", written)
			require.Len(t, sheet.Rows, 1, written)
			require.Equal(t, want, sheet.Rows[0].Level, written)
		}
	}
}

func TestLevelOfTheName(t *testing.T) {
	for name, want := range map[string]bot.Level{
		"Trường Mầm non Hoa Sen": bot.Nursery, "Tiểu học Hòa Nghĩa": bot.Primary, "THCS Sao Mai": bot.Lower,
	} {
		require.Equal(t, want, one(t, name, "", "").Rows[0].Level)
		require.Equal(t, want, one(t, name, "", "Liên cấp").Rows[0].Level)
	}
	for _, cell := range []string{"", "cấp chín"} {
		sheet := one(t, "Sao Mai", "", cell)
		require.Equal(t, bot.Level(""), sheet.Rows[0].Level, "it waits as unknown")
		if cell != "" {
			require.Equal(t, []roster.Problem{{Line: 2, Column: "Cấp học", Why: bot.T("import.level", "have", cell)}}, sheet.Notes)
		}
	}
}

func TestOwnershipThatIsNotUnderstoodIsNoted(t *testing.T) {
	sheet := readText(t, "Tên đơn vị,Địa bàn,Cấp học,Loại hình", "Mầm non Hoa Sen,Dương Kinh,MN,bán công", "Mầm non Sao Mai,Dương Kinh,MN,Dân lập")
	require.Len(t, sheet.Rows, 2)
	require.Equal(t, []roster.Problem{{Line: 2, Column: "Loại hình", Why: bot.T("import.owner")}}, sheet.Notes)
	require.Equal(t, bot.Private, sheet.Rows[1].Owner)
}

// Who runs a school stands in columns of several names, and in more words than two; how it
// teaches is no such column.
func TestWhoRunsASchoolStandsUnderSeveralHeadings(t *testing.T) {
	for _, heading := range []string{"Hình thức", "Hình thức sở hữu", "HÌNH THỨC TRƯỜNG", "Sở hữu", "CL/NCL", "CL/TT", "Hình thức (CL, TT)"} {
		sheet := readText(t, "Tên đơn vị,Địa bàn,\""+heading+"\"", "Mầm non Hoa Sen,Dương Kinh,CL", "Mầm non Sao Mai,Dương Kinh,Tư thục", "Mầm non Ban Mai,Dương Kinh,Công lập tự chủ một phần", "Mầm non Hoa Lan,Dương Kinh,Loại hình ngoài công lập")
		require.Empty(t, sheet.Notes, heading)
		require.Empty(t, sheet.Sheets[0].Left, heading)
		var owners []bot.Ownership
		for _, r := range sheet.Rows {
			owners = append(owners, r.Owner)
		}
		require.Equal(t, []bot.Ownership{bot.Public, bot.Private, bot.Public, bot.Private}, owners, heading)
	}
	for _, heading := range []string{"Hình thức đào tạo", "Hình thức đăng ký"} {
		sheet := readText(t, "Tên đơn vị,Địa bàn,"+heading, "Mầm non Hoa Sen,Dương Kinh,CL")
		require.Equal(t, []string{heading}, sheet.Sheets[0].Left)
		require.Equal(t, bot.UnknownOwner, sheet.Rows[0].Owner)
	}
}

func TestTheSameUnitTwice(t *testing.T) {
	sheet := readText(t, "Tên đơn vị,Địa bàn,Cấp học,Mã số thuế,Mã trường",
		"Mầm non Hoa Sen,Dương Kinh,MN,0299900124,31309101",
		"MẦM NON HOA SEN,Đồ Sơn,MN,0299900124,",      // code and name
		"Mầm non Hoa Sen 2,Dương Kinh,MN,,31309101",  // mã trường
		"Trường mầm non Hoa Sen,Dương Kinh,MN,,",     // name and area
		"Mầm non Hoa Sen,Dương Kinh,MN,0299900131,",  // another code: another unit
		"Tiểu học Hoa Sen,Dương Kinh,TH,0299900124,", // shares the code
		"Mầm non Hoa Sen,Đồ Sơn,MN,,",                // another area
		"Mầm non Hoa Sen,Đồ Sơn,MN,,",
		"Mầm non Hoa Sen,Xã Cẩm Giang,MN,,",
		"Mầm non Hoa Sen,Xã Cẩm Giàng,MN,,", // another commune
	)
	require.Len(t, sheet.Rows, 6)
	got := map[int]any{}
	for _, w := range sheet.Wrong {
		require.Equal(t, "import.twice", w.Why.Key)
		got[w.Line] = w.Why.Args["row"]
	}
	require.Equal(t, map[int]any{3: 2, 4: 2, 5: 2, 9: 8}, got)
}

func TestCellsAreCleaned(t *testing.T) {
	sheet := one(t, norm.NFD.String("  Mầm\u00a0non\u200b  Hoa\tSen\u202e "), "", "MN")
	require.Equal(t, "Mầm non Hoa Sen", sheet.Rows[0].Name)
	sheet = one(t, strings.Repeat("a", 251), "", "MN")
	require.Equal(t, []roster.Problem{{Line: 2, Column: "Tên đơn vị", Why: bot.T("import.too_long", "n", 250)}}, sheet.Wrong)
}

func TestTheErrorOfAFormulaIsNoValue(t *testing.T) {
	sheet := read(t, workbook(t, []any{"Tên đơn vị", "Địa bàn", "Điện thoại"},
		[]any{"THCS Hòa Nghĩa", "#N/A", ""}, []any{"#REF!", "Dương Kinh", ""}, []any{"THCS Tân Thành", "Dương Kinh", "#DIV/0!"},
		[]any{"THCS #1", "Dương Kinh", ""}))
	require.Equal(t, []roster.Problem{
		{Line: 2, Column: "Địa bàn", Why: bot.T("import.formula_error", "have", "#N/A")},
		{Line: 3, Column: "Tên đơn vị", Why: bot.T("import.formula_error", "have", "#REF!")},
	}, sheet.Wrong)
	require.Equal(t, []roster.Problem{{Line: 4, Column: "Điện thoại", Why: bot.T("import.formula_error", "have", "#DIV/0!")}}, sheet.Notes)
	require.Equal(t, []string{"THCS Tân Thành", "THCS #1"}, names(sheet.Rows))
}
