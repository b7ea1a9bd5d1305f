package roster_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// What a spreadsheet has made of a name is no name: "19/5" a date, which is a number
// in the file, "Đúng" a truth, "1.5" a number.
func TestANameThatExcelTookForAnotherThingIsWrong(t *testing.T) {
	day := time.Date(2026, 5, 19, 0, 0, 0, 0, time.UTC)
	sheet := read(t, workbook(t, head,
		[]any{1, day, "0299900124", "Mầm non", "Dương Kinh"},
		[]any{2, true, "0299900131", "Mầm non", "Dương Kinh"},
		[]any{3, 1.5, "0299900149", "Mầm non", "Dương Kinh"},
		[]any{4, "Mầm non 19/5", nil, "Mầm non", "Dương Kinh"},
		[]any{5, "19/5", nil, "Mầm non", "Dương Kinh"}))
	require.Equal(t, []string{"Mầm non 19/5", "19/5"}, names(sheet.Rows))
	require.Equal(t, []string{"2 import.name_spoiled", "3 import.name_spoiled", "4 import.name_spoiled"}, reasons(sheet.Wrong))
	require.Equal(t, bot.T("import.name_spoiled", "have", "46161"), sheet.Wrong[0].Why)

	for _, name := range []string{"19-May", "19-May-26", "5/19/2026", "19/05/2026", "2026-05-19", "19-Thg5", "TRUE", "false", "\"1,5\"", "2.9E+08"} {
		sheet := readText(t, "Tên đơn vị,Địa bàn", name+",Dương Kinh")
		require.Equal(t, []string{"2 import.name_spoiled"}, reasons(sheet.Wrong), name)
	}
	for _, name := range []string{"19/5", "20-10", "8/3", "Mầm non 1.5", "1 tháng 6", "Truemax", "3D"} {
		require.Equal(t, []string{name}, names(readText(t, "Tên đơn vị,Địa bàn", name+",Dương Kinh").Rows))
	}
}

// A cross or "chưa có tên", and a kind of school alone, are taken and doubted.
func TestWhatIsHardlyAUnitsName(t *testing.T) {
	for name, why := range map[string]string{"X": "none", "A": "none", "Chưa có tên": "none", "Không rõ": "none",
		"Mầm non": "kind", "Trường Tiểu học": "kind", "Trường": "kind", "TH&THCS": "kind"} {
		sheet := readText(t, "Tên đơn vị,Cấp học,Địa bàn", name+",THCS,Dương Kinh")
		require.Equal(t, []string{name}, names(sheet.Rows), name)
		require.Equal(t, []string{"2 import.name_" + why}, reasons(sheet.Notes), name)
	}
	for _, name := range []string{"MN A", "3D", "Mầm non 1", "THCS 19-5"} {
		sheet := readText(t, "Tên đơn vị,Cấp học,Địa bàn", name+",THCS,Dương Kinh")
		require.Empty(t, reasons(sheet.Wrong), name)
		require.Empty(t, reasons(sheet.Notes), name)
	}
	sheet := readText(t, "Tên đơn vị,Cấp học,Địa bàn", "MN Hoa Sen,Mầm non,Dương Kinh", "Danh sách có 12 đơn vị,,")
	require.Equal(t, []string{"MN Hoa Sen"}, names(sheet.Rows))
	require.Empty(t, sheet.Wrong)
}
