package roster_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// within plans a list of an officer who has area 1 alone.
func within(t *testing.T, scope bot.Scope, lines ...string) bot.Changes {
	t.Helper()
	have := bot.Roster{
		Areas: []bot.Area{{ID: 1, Name: "Phường Dương Kinh"}, {ID: 2, Name: "Phường Hồng Bàng"}},
		Units: []bot.Unit{
			{ID: 11, Code: "0299900124", Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: 1},
			{ID: 12, Name: "Tiểu học Hòa Nghĩa", Level: bot.Primary, Area: 1},
			{ID: 21, Code: "0299900131", Name: "Mầm non Hoa Mai", Level: bot.Nursery, Area: 2},
		},
	}
	day := time.Date(2025, 5, 21, 0, 0, 0, 0, time.UTC)
	list := readText(t, append([]string{"Mã số thuế,Tên đơn vị,Cấp học,Địa bàn"}, lines...)...)
	return roster.Plan(list, have, roster.Terms{Since: day, Day: day, Scope: scope})
}

// Rows of elsewhere are refused by the name of their area; of a unit of elsewhere
// that a row means, by code or name, nothing is told and nothing changed.
func TestAListChangesNothingOutsideTheScope(t *testing.T) {
	c := within(t, bot.WholeArea(1),
		",Mầm non Hướng Dương,Mầm non,Phường Dương Kinh",
		",Tiểu học An Dương,Tiểu học,Phường Hồng Bàng",
		"0299900131,Mầm non Hoa Mai,Mầm non,Phường Dương Kinh", // would take it away
	)
	require.Equal(t, 1, c.New())
	require.Zero(t, c.Changed())
	var why []string
	for _, w := range c.Wrong {
		require.NotContains(t, w.Why.Args, "unit")
		why = append(why, w.Why.Key)
	}
	require.Equal(t, []string{"import.outside_area", "import.outside_unit"}, why)
	require.Equal(t, "Phường Hồng Bàng", c.Wrong[0].Why.Args["area"])
}

// Whose code it is that stands beside the name of an own unit, is not told.
func TestAListTellsNothingOfElsewhere(t *testing.T) {
	c := within(t, bot.WholeArea(1), "0299900131,Mầm non Hoa Sen,Mầm non,Phường Dương Kinh")
	require.Empty(t, c.Units)
	require.Equal(t, "import.outside_unit", c.Wrong[0].Why.Key)
	require.Empty(t, c.Wrong[0].Why.Args)
}

// An officer of one level neither makes nor misses units of another.
func TestAListOfOneLevel(t *testing.T) {
	c := within(t, bot.Scope{{Areas: []bot.AreaID{1}, Levels: []bot.Level{bot.Primary}}},
		",Tiểu học Đa Phúc,Tiểu học,Phường Dương Kinh",
		",Mầm non Hướng Dương,Mầm non,Phường Dương Kinh")
	require.Equal(t, 1, c.New())
	require.Len(t, c.Wrong, 1)
	require.Equal(t, "import.outside_level", c.Wrong[0].Why.Key)
	require.Len(t, c.Missing, 1)
	require.Equal(t, "Tiểu học Hòa Nghĩa", c.Missing[0].Name)
}

// Who may change everything is bound by nothing; a preview names what it touches.
func TestAPreviewNamesWhatItTouches(t *testing.T) {
	c := within(t, bot.Everything, "0299900131,Mầm non Hoa Mai,Mầm non,Phường Dương Kinh")
	p := roster.Preview(&c, bot.ListOrder{}, func(why bot.Text) string { return why.Key })
	require.Equal(t, []bot.ListSpot{{Area: 1, Level: bot.Nursery}, {Area: 2, Level: bot.Nursery}}, p.Spots)
	require.True(t, p.Within(bot.Everything))
	require.False(t, p.Within(bot.WholeArea(1)))
	require.Equal(t, 2, p.Missing)
}

// What an officer has said of a name is what it means; the list of others stays.
func TestANameThatWasGivenAMeaning(t *testing.T) {
	list := readText(t, "Tên đơn vị,Cấp học,Địa bàn", "Mầm non A,Mầm non,Khu Bốn", "Mầm non B,Mầm non,Khu Năm")
	meant := list.Meaning(map[string]bot.AreaID{"Khu Bốn": 1, "Khu Năm": 0}, []bot.Area{{ID: 1, Name: "Phường Dương Kinh"}})
	require.Equal(t, "Phường Dương Kinh", meant.Rows[0].Area)
	require.Equal(t, "Khu Năm", meant.Rows[1].Area)
	require.Equal(t, "Khu Bốn", list.Rows[0].Area)
}

// The file with everything has a line for each wrong row, each note and each change.
func TestTheReviewHasEverything(t *testing.T) {
	c := within(t, bot.WholeArea(1), "02999,Mầm non Sao Mai,Mầm non,Phường Dương Kinh", ",Tiểu học An Dương,Tiểu học,Phường Hồng Bàng",
		"0299900124,Mầm non Hoa Sen Hồng,Mầm non,Phường Dương Kinh")
	var book bytes.Buffer
	words := roster.ReviewWords{Sheet: "S", Tab: "tab", Row: "row", Column: "col", What: "what", Why: "why", Wrong: "W", Look: "L",
		New: "N", Changed: "C", Renamed: "R", Missing: "M", Word: func(why bot.Text) string { return why.Key }}
	require.NoError(t, roster.WriteReview(&book, &c, words))
	rows := cells(t, book.Bytes())
	var kinds []string
	for _, r := range rows[1:] {
		kinds = append(kinds, r[0])
	}
	require.Equal(t, []string{"W", "L", "N", "R", "M"}, kinds)
	require.Equal(t, []string{"W", "", "3", "Địa bàn", "", "import.outside_area"}, rows[1])
	require.Equal(t, "Tên đơn vị: Mầm non Hoa Sen → Mầm non Hoa Sen Hồng", rows[4][5])
}

// A unit that goes to another area, or gets another tax code or level, is named in
// the preview or the file: two totals change.
func TestWhatChangesIsSaid(t *testing.T) {
	c := within(t, bot.Everything, "0299900124,Mầm non Hoa Sen,Mầm non,Phường Hồng Bàng", "0299900149,Mầm non Hoa Mai,Mầm non độc lập,Phường Hồng Bàng")
	p := roster.Preview(&c, bot.ListOrder{}, func(why bot.Text) string { return why.Key })
	require.Equal(t, []bot.ListMove{{Name: "Mầm non Hoa Sen", Was: "Phường Dương Kinh", Now: "Phường Hồng Bàng"}}, p.Moves)
	require.Equal(t, []bot.ListMove{{Name: "Mầm non Hoa Mai", Was: "0299900131", Now: "0299900149"}}, p.Recodes)
	require.Equal(t, [2]int{1, 1}, [2]int{p.Moving, p.Recoding})
	var book bytes.Buffer
	require.NoError(t, roster.WriteReview(&book, &c, roster.ReviewWords{Sheet: "S", Changed: "C", Word: func(why bot.Text) string { return why.Key }}))
	rows := cells(t, book.Bytes())
	require.Equal(t, "Địa bàn: Phường Dương Kinh → Phường Hồng Bàng", rows[1][5])
	require.Equal(t, "Mã số thuế: 0299900131 → 0299900149; Cấp học: Mầm non → Mầm non độc lập", rows[2][5])
}

// Rows that name no area are the only own area's, and the list says how many; nothing is
// lent where there are two to choose from, or the row says itself.
func TestAListSaysHowManyRowsWentToTheOwnArea(t *testing.T) {
	rows := []string{",Mầm non Hướng Dương,Mầm non,", ",Mầm non Bình Minh,Mầm non,", ",Mầm non Kim Đồng,Mầm non,Phường Dương Kinh"}
	c := within(t, bot.WholeArea(1), rows...)
	require.Equal(t, bot.LentArea{Name: "Phường Dương Kinh", Rows: 2}, c.Lent)
	require.Equal(t, c.Lent, roster.Preview(&c, bot.ListOrder{}, func(bot.Text) string { return "" }).Lent)
	c = within(t, bot.Scope{{Areas: []bot.AreaID{1, 2}}}, rows...)
	require.Zero(t, c.Lent)
	require.Equal(t, 2, c.NoArea)
}

// Headings as offices shorten them.
func TestShortHeadingsAreUnderstood(t *testing.T) {
	list := readText(t, "Tên trường,MST,Tên HT,ĐT liên hệ", "Mầm non Hoa Sen,0299900124,Trần Thị Mai,0999000111")
	require.Empty(t, list.Sheets[0].Left)
	require.Equal(t, "Trần Thị Mai", list.Rows[0].Head)
	require.Equal(t, "0999000111", list.Rows[0].Phone)
}
