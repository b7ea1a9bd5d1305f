package against_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/against"
	"vneidbot/bot/roster"
)

var areas = []bot.Area{{ID: 7, Name: "Phường Dương Kinh"}, {ID: 1, Name: "Phường Hồng Bàng", Earlier: []string{"Quận Hồng Bàng"}}, {ID: 3, Name: "Xã Cẩm Giàng"}}

func unit(id bot.UnitID, code, name string, level bot.Level, area bot.AreaID, status bot.Status) bot.UnitRow {
	return bot.UnitRow{ID: id, Code: bot.TaxCode(code), Name: name, Level: level, Area: area, Status: status}
}

func town() []bot.UnitRow {
	return []bot.UnitRow{
		unit(1, "0299900124", "Mầm non Hoa Sen", bot.Nursery, 7, bot.Accepted),
		unit(2, "0299900438", "Tiểu học Hòa Nghĩa", bot.Primary, 7, bot.Refused),
		unit(3, "", "THCS Anh Dũng", bot.Lower, 7, bot.NoStatus),
		unit(4, "0299900220", "Mầm non Sao Mai", bot.Nursery, 7, bot.Succeeded),
		unit(5, "", "Tiểu học Kim Đồng", bot.Primary, 7, bot.NotRegistered),
		unit(6, "", "Mầm non Hoa Sen", bot.Nursery, 1, bot.NoStatus),
		unit(7, "0299900318-001", "Mầm non Sơn Ca", bot.Nursery, 1, bot.Accepted),
		unit(8, "0299900406", "THCS Minh Khai", bot.Lower, 1, bot.Accepted),
		unit(9, "0299900406", "Tiểu học Minh Khai", bot.Primary, 1, bot.NoStatus),
	}
}

// piles are the units of each pile, by id.
func piles(a bot.Against) map[bot.AgainstPile][]bot.UnitID {
	of := map[bot.AgainstPile][]bot.UnitID{}
	for _, u := range a.Units {
		of[u.Pile] = append(of[u.Pile], u.ID)
	}
	return of
}

func compare(t *testing.T, text string, scope bot.Scope) bot.Against {
	t.Helper()
	lines, err := roster.ReadPasted(text)
	require.NoError(t, err)
	a := against.Compare(lines, town(), areas, scope)
	addsUp(t, a)
	return a
}

// addsUp holds that no line and no unit is lost.
func addsUp(t *testing.T, a bot.Against) {
	t.Helper()
	listed := a.Count(bot.BothHave) + a.Count(bot.OnlyTheirs)
	require.Equal(t, a.Lines, listed+a.Outside+a.Repeated+len(a.Unknown))
	blocks := 0
	for _, n := range a.Blocks {
		blocks += n
	}
	require.Equal(t, listed+a.Outside, blocks)
	require.Equal(t, len(a.Units), listed+a.Count(bot.OnlyOurs)+a.Count(bot.NoneHas))
}

func whys(a bot.Against) (keys []string) {
	for _, l := range a.Unknown {
		keys = append(keys, strings.TrimPrefix(l.Why.Key, "against.why_"))
	}
	return keys
}

// However a list is written, it means the same units.
func TestEveryShapeOfAListMeansTheSame(t *testing.T) {
	for name, text := range map[string]string{
		"codes and names, with a header": "STT,Mã số thuế,Tên đơn vị,Địa bàn\n1,0299900124,Trường MN Hoa Sen,Dương Kinh\n2,0299900438,TH Hòa Nghĩa,Dương Kinh\n3,,THCS Anh Dũng,Phường Dương Kinh\n",
		"codes alone":                    "0299900124\n0299900438\nTHCS Anh Dũng",
		"pasted from a sheet":            "1\t0299900124\tTrường Mầm non Hoa Sen\n2\t0299900438\tTrường Tiểu học Hoà Nghĩa\n3\t\tTrường THCS Anh Dũng",
		"sentences":                      "DANH SÁCH CÁC ĐƠN VỊ ĐƯỢC TIẾP NHẬN\n1. Trường MN Hoa Sen, phường Dương Kinh\n2) TH Hòa Nghĩa\n3 - THCS Anh Dũng (MST: chưa có)",
		"names alone under one heading":  "Tên đơn vị\nMầm non Hoa Sen - phường Dương Kinh\nTiểu học Hòa Nghĩa\nTHCS Anh Dũng\nTổng cộng: 3 đơn vị",
		"lost zeros":                     "Mã số thuế;Tên đơn vị\n299900124;Mầm non Hoa Sen\n299900438;Tiểu học Hòa Nghĩa\n;THCS Anh Dũng",
	} {
		a := compare(t, text, bot.WholeArea(7))
		require.Equal(t, map[bot.AgainstPile][]bot.UnitID{bot.BothHave: {1}, bot.OnlyTheirs: {2, 3}, bot.OnlyOurs: {4}, bot.NoneHas: {5}}, piles(a), "%s: %v", name, a.Unknown)
		require.Equal(t, 3, a.Lines, name)
		require.Empty(t, a.Unknown, name)
	}
}

func TestAWorkbookWithoutHeader(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{{"CÔNG AN THÀNH PHỐ"}, {1, "Trường Mầm non Hoa Sen", "phường Dương Kinh", "0299900124"}, {2, "THCS Anh Dũng", "phường Dương Kinh"}, {3, 299900438, "Tiểu học Hòa Nghĩa"}} {
		require.NoError(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+3), &row))
	}
	var book bytes.Buffer
	require.NoError(t, f.Write(&book))
	lines, err := roster.ReadListing(bytes.NewReader(book.Bytes()), int64(book.Len()))
	require.NoError(t, err)
	a := against.Compare(lines, town(), areas, bot.Everything)
	addsUp(t, a)
	require.Empty(t, a.Unknown)
	require.Equal(t, []bot.UnitID{2, 3}, piles(a)[bot.OnlyTheirs])
	require.Equal(t, 4, lines[0].Line)
}

// What a line does not say for sure is told, and never guessed.
func TestLinesThatAreNotRecognised(t *testing.T) {
	for text, why := range map[string]string{
		"0299900999":      "code",
		"Mầm non Hoa Sen": "several",
		"Trường Mầm non Hoa Sen\tphường Ba Đình":  "place",
		"0100109106\tTiểu học Hòa Nghĩa":          "other_code",
		"0299900406":                              "shared",
		"Mầm non Hoa Hồng Bạch Nhung Tím":         "name",
		"Tiểu học Hòa Ngiĩa":                      "near",
		"0299900406\tTrường Tiểu học Nguyễn Du":   "shared",
		"0299900999\tMầm non Không Có Ở Đâu Hết,": "name",
	} {
		a := compare(t, text, bot.Everything)
		require.Contains(t, []string{why}, strings.Join(whys(a), " "), text)
	}
}

// A name that nobody would search for is a name: one word of a machine, or a line of them.
func TestNamesThatAreNoUsualNames(t *testing.T) {
	for _, name := range []string{"CON", "Trường Mầm non " + strings.Repeat("Hương Sen Vàng Óng Ánh ", 8) + "Cơ sở 2", "THCS A/B \"Đặc biệt\" <3>"} {
		lines, err := roster.ReadListing(strings.NewReader("Tên đơn vị\tPhường\n"+name+"\tP. Dương Kinh\n"), int64(len("Tên đơn vị\tPhường\n"+name+"\tP. Dương Kinh\n")))
		require.NoError(t, err)
		odd := town()[0]
		odd.ID, odd.Code, odd.Name = 99, "", name
		a := against.Compare(lines, append(town(), odd), areas, bot.Everything)
		require.Empty(t, whys(a), name)
		require.Equal(t, 1, a.Blocks[odd.Level.Block()])
	}
}

// A list of nothing but its header is told from an empty one.
func TestAListWithoutLines(t *testing.T) {
	for text, key := range map[string]string{"Tên đơn vị\tMã số thuế\n": "import.only_header", " \n": "import.empty"} {
		_, err := roster.ReadPasted(text)
		var why *roster.Refusal
		require.ErrorAs(t, err, &why)
		require.Equal(t, key, why.Why.Key)
	}
}

// Two of one name in one area are told apart by a code alone, and that is said.
func TestTwoOfOneNameInOneArea(t *testing.T) {
	lines, err := roster.ReadPasted("Mầm non Hoa Sen\tphường Dương Kinh")
	require.NoError(t, err)
	twin := town()[0]
	twin.ID, twin.Code = 99, "0299900533"
	a := against.Compare(lines, append(town(), twin), areas, bot.Everything)
	require.Equal(t, []string{"several_there"}, whys(a))
}

// A list with a column of statuses may name units that were refused: those are told, and
// not counted as received.
func TestWhatAListSaysItselfOfAUnit(t *testing.T) {
	for said, key := range map[string]string{
		"Từ chối": "import.not_received", "Bị từ chối": "import.not_received", "Chưa đăng ký": "import.not_received", "Chưa được tiếp nhận": "import.not_received",
		"Đã tiếp nhận": "", "Được tiếp nhận": "", "Đã được tiếp nhận": "", "Thành công": "", "": "", "Đủ hồ sơ": "",
	} {
		for _, head := range []string{"Trạng thái", "Kết quả xử lý", "Tình trạng hồ sơ"} {
			a := compare(t, "STT,Mã số thuế,Tên đơn vị,"+head+"\n1,0299900124,Mầm non Hoa Sen,"+said+"\n2,0299900220,Mầm non Sao Mai,Được tiếp nhận\n", bot.Everything)
			why := ""
			if len(a.Unknown) > 0 {
				why = a.Unknown[0].Why.Key
			}
			require.Equal(t, key, why, "%s: %s", head, said)
		}
	}
}

func TestLinesThatAreRecognised(t *testing.T) {
	for text, id := range map[string]bot.UnitID{
		"0299900406\tTrường Tiểu học Minh Khai":             9, // shared, the name tells
		"0299900439\tTiểu học Hòa Nghĩa":                    2, // a slip in the code
		"Trường Mầm non Hoa Sen\tquận Hồng Bàng":            6, // an earlier name
		"0100109106\tTiểu học Hòa Nghĩa\tphường Dương Kinh": 2, // another code, but name and area agree
		"0299900318-001":            7,
		"MST: 0299 900 220 MN khác": 4,
	} {
		a := compare(t, text, bot.Everything)
		require.Empty(t, whys(a), text)
		require.Equal(t, id, append(piles(a)[bot.BothHave], piles(a)[bot.OnlyTheirs]...)[0], text)
	}
}

// Of units outside the scope nothing is told but how many they are.
func TestAListOfEverywhereInOneArea(t *testing.T) {
	a := compare(t, "0299900124\n0299900318-001\nTiểu học Minh Khai\nTHCS Minh Kai", bot.WholeArea(7))
	require.Equal(t, 2, a.Outside)
	require.Equal(t, []bot.UnitID{1}, piles(a)[bot.BothHave])
	require.Equal(t, []string{"name"}, whys(a))
	require.Len(t, a.Units, 5)
	require.Equal(t, map[bot.Block]int{bot.Nursery.Block(): 2, bot.Primary.Block(): 1}, a.Blocks)
}

func TestARepeatedUnitIsCountedOnce(t *testing.T) {
	a := compare(t, "0299900124\nTrường Mầm non Hoa Sen, phường Dương Kinh\n0299900124", bot.Everything)
	require.Equal(t, 2, a.Repeated)
	require.Equal(t, 1, a.Count(bot.BothHave))
}

// The police counted 750 = 487 + 138 + 109 + 10 + 4 + 2.
func TestThePolicesCount(t *testing.T) {
	var units []bot.UnitRow
	var text strings.Builder
	for _, part := range []struct {
		level bot.Level
		n     int
	}{{bot.Nursery, 487}, {bot.Primary, 138}, {bot.Lower, 109}, {bot.Upper, 10}, {bot.Vocational, 4}, {bot.University, 2}} {
		for i := range part.n {
			id := bot.UnitID(len(units) + 1)
			status := bot.Accepted
			if i%5 == 0 {
				status = bot.NotRegistered
			}
			units = append(units, unit(id, fmt.Sprintf("02999%05d", id), fmt.Sprintf("%s số %d", part.level, i), part.level, 7, status))
			fmt.Fprintf(&text, "%d;02999%05d\n", id, id)
		}
	}
	lines, err := roster.ReadPasted(text.String())
	require.NoError(t, err)
	a := against.Compare(lines, units, areas, bot.Everything)
	addsUp(t, a)
	require.Equal(t, 750, a.Lines)
	require.Empty(t, whys(a))
	require.Equal(t, map[bot.Block]int{"mam_non": 487, "tieu_hoc": 138, "thcs": 109, "thpt": 10, "nghe_nghiep": 4, "dai_hoc": 2}, a.Blocks)
	require.Equal(t, 98+28+22+2+1+1, a.Count(bot.OnlyTheirs))
}

// A list of names of the scope is the scope's: a name that others elsewhere have too means
// its unit. A list that surely names units elsewhere leaves such a name open.
func TestAListOfTheScopeMeansItsUnits(t *testing.T) {
	list := "Mầm non Hoa Sen\nTiểu học Hòa Nghĩa"
	a := compare(t, list, bot.WholeArea(7))
	require.Empty(t, whys(a))
	require.Equal(t, []any{1, 0}, []any{a.Meant, a.Outside})
	require.Equal(t, []bot.UnitID{1}, piles(a)[bot.BothHave])

	a = compare(t, list, bot.Everything)
	require.Equal(t, []string{"several"}, whys(a), "all of them are of the scope")
	a = compare(t, "Mầm non Hoa Sen", bot.WholeArea(7))
	require.Equal(t, []string{"several"}, whys(a), "nothing says that it is the scope's list")
	a = compare(t, list+"\nMầm non Sơn Ca", bot.WholeArea(7))
	require.Equal(t, []string{"several"}, whys(a))
	require.Zero(t, a.Meant)
}

// Lines that a list itself calls refused are known, and no sign of a list of another place.
func TestLinesThatTheListDeniesAreNotLost(t *testing.T) {
	a := compare(t, "STT,Mã số thuế,Tên đơn vị,Kết quả\n1,0299900124,Mầm non Hoa Sen,Từ chối\n2,0299900999,Không Ở Đâu,Được tiếp nhận\n", bot.Everything)
	require.Equal(t, []int{2, 1, 1}, []int{len(a.Unknown), a.Denied, a.Lost()})
}
