package roster_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

func TestReadsFilesOfOffices(t *testing.T) {
	want := []roster.Row{
		{Code: "0299900124", Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh", Owner: bot.Public, School: "31309101", Phone: "0225 388 0000"},
		{Name: "Nhóm lớp Sao Mai; cơ sở 2", Level: bot.NurseryGroup, Area: "Quận Dương Kinh", Owner: bot.Private},
		{Code: "0299900131-001", Name: `THCS "Hòa Nghĩa"`, Level: bot.Lower, Area: "Huyện Kiến Thụy"},
	}
	for _, name := range []string{"comma.csv", "semicolon_bom_crlf.csv", "titles.csv"} {
		t.Run(name, func(t *testing.T) {
			sheet, err := roster.ReadFile(filepath.Join("testdata", name))
			require.NoError(t, err)
			require.Empty(t, sheet.Wrong)
			require.Equal(t, roster.CSV, sheet.Format)
			for i := range sheet.Rows {
				sheet.Rows[i].Line = 0
			}
			require.Equal(t, want, sheet.Rows)
		})
	}
}

func TestHeaderInAnyOrderAndWording(t *testing.T) {
	for _, head := range []string{
		"Địa bàn,Tên đơn vị,Mã số thuế,Cấp học",
		"QUẬN/HUYỆN,TÊN TRƯỜNG,MST,CẤP",
		"quan huyen,ten truong,mst,cap hoc",
		"Phường/xã,Tên cơ sở giáo dục,Mã số thuế (nếu có),Bậc học",
		norm.NFD.String("Địa bàn *,Tên đơn vị,Mã số thuế,Cấp học"),
	} {
		sheet := readText(t, head, "Phường Đồ Sơn,Tiểu học Hòa Nghĩa,0299900124,tieu hoc")
		require.Equal(t, []roster.Row{{Line: 2, Code: "0299900124", Name: "Tiểu học Hòa Nghĩa",
			Level: bot.Primary, Area: "Phường Đồ Sơn"}}, sheet.Rows, head)
	}
}

func TestBetterHeadingWins(t *testing.T) {
	for _, sheet := range []roster.Sheet{
		readText(t, "Phường/xã,Đơn vị,Tên đơn vị,Địa bàn,Cấp học", "Hòa Nghĩa,Phòng GDĐT,Mầm non Hoa Sen,Dương Kinh,MN"),
		readText(t, "Địa bàn,Tên đơn vị,Đơn vị,Phường/xã,Cấp học", "Dương Kinh,Mầm non Hoa Sen,Phòng GDĐT,Hòa Nghĩa,MN"),
		readText(t, "Đơn vị,Địa bàn", "Tên đơn vị;Địa bàn;Cấp học", "Mầm non Hoa Sen;Dương Kinh;MN"), // above it a heading with commas
	} {
		require.Len(t, sheet.Rows, 1)
		require.Equal(t, "Dương Kinh", sheet.Rows[0].Area)
		require.Equal(t, "Mầm non Hoa Sen", sheet.Rows[0].Name)
	}
}

func TestOfTwoColumnsOfOneNameTheFirstIsTakenAndTheOfficeTold(t *testing.T) {
	sheet := readText(t, "DANH SÁCH", "Tên đơn vị,Địa bàn,MST,Mã số thuế,Mã số thuế (người đại diện)",
		"THCS Hòa Nghĩa,Dương Kinh,,0299900124,8000000001")
	require.Empty(t, sheet.Wrong)
	require.Equal(t, bot.TaxCode("0299900124"), sheet.Rows[0].Code)
	require.Equal(t, []roster.Problem{{Line: 2, Column: "Mã số thuế", Why: bot.T("import.column_twice")}}, sheet.Notes)
	require.Empty(t, readText(t, "Tên đơn vị,Địa bàn,MST,MST,Mã số thuế", "THCS Hòa Nghĩa,Dương Kinh,,,").Notes, "a better name settles it")
}

func TestAByteOrderMarkBeforeAQuote(t *testing.T) {
	sheet := readText(t, "\xef\xbb\xbf\"Tên đơn vị\",\"Địa bàn\"", "Mầm non Hoa Sen,Dương Kinh")
	require.Equal(t, []string{"Mầm non Hoa Sen"}, names(sheet.Rows))
}

func TestRowsThatAreNoUnitsArePassedOver(t *testing.T) {
	sheet := readText(t,
		"DANH SÁCH ĐƠN VỊ,,", "Kèm theo công văn số 12,,", "",
		"STT,Tên đơn vị,Địa bàn,Cấp học", "(1),(2),(3),(4)",
		"1,Mầm non Hoa Sen,Dương Kinh,Mầm non", ",,,", "", "2,THCS Hòa Nghĩa,Dương Kinh,THCS",
		"Tổng cộng: 2,,,")
	require.Empty(t, sheet.Wrong)
	require.Equal(t, []string{"Mầm non Hoa Sen", "THCS Hòa Nghĩa"}, names(sheet.Rows))
	require.Equal(t, 6, sheet.Rows[0].Line)
	require.Equal(t, 9, sheet.Rows[1].Line)
}

func TestLinesAreThoseOfASpreadsheet(t *testing.T) {
	sheet := readText(t, "Tên đơn vị,Địa bàn,Cấp học",
		"\"Mầm non\nHoa Sen\",Dương Kinh,MN", "THCS Hòa Nghĩa,,THCS", `TH "A"b",x,TH`, `"TH A"b,x,TH`, "THPT Sao Mai,Đồ Sơn,THPT")
	require.Equal(t, []string{"Mầm non Hoa Sen", "THCS Hòa Nghĩa", "THPT Sao Mai"}, names(sheet.Rows))
	require.Equal(t, 6, sheet.Rows[2].Line)
	require.Equal(t, []roster.Problem{
		{Line: 4, Why: bot.T("import.quote")},
		{Line: 5, Why: bot.T("import.quote")},
	}, sheet.Wrong)
}

func TestAQuoteNeverClosedLosesOnlyWhatItHolds(t *testing.T) {
	sheet := readText(t, "Tên đơn vị,Địa bàn,Cấp học", "Mầm non Hoa Sen,Dương Kinh,MN", `"THCS Hòa Nghĩa,Dương Kinh,THCS`, "THPT Sao Mai,Đồ Sơn,THPT")
	require.Equal(t, []string{"Mầm non Hoa Sen"}, names(sheet.Rows))
	require.Len(t, sheet.Wrong, 1)
	require.Equal(t, 3, sheet.Wrong[0].Line)
	require.Equal(t, "import.quote_until", sheet.Wrong[0].Why.Key)
}

func TestFilesOfNoUse(t *testing.T) {
	many := "Tên đơn vị,Địa bàn" + strings.Repeat("\nTrường A,B", roster.MaxRows+1)
	for _, c := range []struct {
		data string
		kind bot.Kind
		key  string
	}{
		{"", bot.Invalid, "import.empty"},
		{"a,b\nc,d", bot.Invalid, "import.no_header_seen"},
		{strings.Repeat("x,y\n", 22) + "Tên đơn vị,Địa bàn\nA,B", bot.Invalid, "import.no_header_seen"},
		{"T\xean \xf0\xf2n v\xde", bot.Invalid, "import.encoding"},
		{"\xff\xfeT\x00e\x00", bot.Invalid, "import.no_header"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bot.Invalid, "import.old_excel"},
		{"%PDF-1.7", bot.Invalid, "import.pdf"},
		{"PK\x03\x04 and then nothing", bot.Invalid, "import.cut"},
		{"Tên đơn vị,Địa bàn" + strings.Repeat(",x", 80), bot.Exhausted, "import.too_wide"},
		{many, bot.Exhausted, "import.too_long_file"},
		{"Tên đơn vị,Địa bàn\nTrường A,B\n\"Trường C,B\n" + strings.Repeat("x,y\n", 200_000), bot.Exhausted, "import.long_row"},
		{"Tên đơn vị,Địa bàn\n" + strings.Repeat(",", 10<<20), bot.Exhausted, "import.long_row"},
	} {
		_, err := roster.Read(strings.NewReader(c.data), int64(len(c.data)))
		requireRefusal(t, err, c.kind, c.key)
	}
}

func requireRefusal(t *testing.T, err error, kind bot.Kind, key string) {
	t.Helper()
	require.Error(t, err)
	require.Equal(t, kind, bot.KindOf(err), key)
	var why *roster.Refusal
	require.True(t, errors.As(err, &why), err)
	require.Equal(t, key, why.Why.Key)
}

func TestTrailingCommasAreNoColumns(t *testing.T) {
	sheet := readText(t, "Tên đơn vị,Địa bàn,Cấp học"+strings.Repeat(",", 100), "Mầm non Hoa Sen,Dương Kinh,MN"+strings.Repeat(",", 100))
	require.Len(t, sheet.Rows, 1)
}

func TestASizeOverTheLimitIsNotRead(t *testing.T) {
	_, err := roster.Read(bytes.NewReader(nil), roster.MaxBytes+1)
	requireRefusal(t, err, bot.Exhausted, "import.too_big")
}

func TestReadFileOfNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := roster.ReadFile(filepath.Join(dir, "none.csv"))
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	_, err = roster.ReadFile(dir)
	require.Equal(t, bot.Invalid, bot.KindOf(err))
	path := filepath.Join(dir, "misnamed.xlsx")
	require.NoError(t, os.WriteFile(path, []byte("Tên đơn vị,Địa bàn\nMầm non Hoa Sen,Đồ Sơn"), 0o600))
	sheet, err := roster.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, roster.CSV, sheet.Format)
}
