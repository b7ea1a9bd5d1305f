package roster_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// city is what a new folder knows: the areas of the city.
func city() (have bot.Roster) {
	for i, a := range roster.CityAreas() {
		a.ID = bot.AreaID(i + 1)
		have.Areas = append(have.Areas, a)
	}
	return have
}

// of is the office's day before and after the change of 1/7/2025.
var (
	may     = roster.Terms{Since: time.Date(2025, 5, 20, 3, 0, 0, 0, time.UTC), Day: time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC)}
	already = roster.Terms{Since: time.Date(2025, 11, 20, 3, 0, 0, 0, time.UTC), Day: time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC)}
)

// told says what became of a list, a line for each unit and each thing said.
func told(have bot.Roster, c bot.Changes) (lines []string) {
	area := func(id bot.AreaID) string {
		for _, a := range append(have.Areas, c.Areas...) {
			if a.ID == id {
				return a.Name
			}
		}
		return "?"
	}
	for _, s := range c.Sheets {
		if s.Header > 0 {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("sheet %s: header %d-%d, left %s", s.Name, s.Header, s.HeaderEnd, strings.Join(s.Left, "|"))))
		}
	}
	for _, u := range c.Units {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s, %s, %s, %s %s", u.Line, u.Now.Name, u.Now.Level, area(u.Now.Area), u.Now.Code, u.Now.School)))
	}
	for _, w := range c.Wrong {
		lines = append(lines, fmt.Sprintf("wrong %d %s %s", w.Line, w.Column, w.Why.Key))
	}
	for _, n := range c.Notes {
		lines = append(lines, fmt.Sprintf("note %d %s %s", n.Line, n.Column, n.Why.Key))
	}
	for _, e := range c.Ended {
		lines = append(lines, fmt.Sprintf("ended %s, near %s, %d", e.Name, e.Near, e.Rows))
	}
	for _, r := range c.Closings {
		lines = append(lines, fmt.Sprintf("closed? %d %s", r.Line, r.Closed))
	}
	for _, r := range c.Levels {
		lines = append(lines, fmt.Sprintf("level? %d", r.Line))
	}
	return lines
}

var update = flag.Bool("update", false, "rewrite what the cases become")

// Each file of testdata/cases is one that an office made and that was read wrongly
// once. What each becomes stands in cases.golden.
func TestFilesAsOfficesMakeThem(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*")
	require.NoError(t, err)
	require.Greater(t, len(files), 20)
	var all strings.Builder
	for _, path := range files {
		terms := may
		if strings.HasPrefix(filepath.Base(path), "i") {
			terms = already
		}
		terms.All = strings.HasPrefix(filepath.Base(path), "j") // another province
		fmt.Fprintf(&all, "== %s\n", filepath.Base(path))
		list, err := roster.ReadFile(path)
		var why *roster.Refusal
		if errors.As(err, &why) {
			fmt.Fprintf(&all, "refused %s\n", why.Why.Key)
			continue
		}
		require.NoError(t, err, path)
		for _, line := range told(city(), roster.Plan(list, city(), terms)) {
			all.WriteString(line + "\n")
		}
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/cases.golden", []byte(all.String()), 0o600))
	}
	want, err := os.ReadFile("testdata/cases.golden")
	require.NoError(t, err)
	require.Equal(t, string(want), all.String())
}

// A list of one district has no column of areas: it is the one that is said.
func TestAListWithoutAreasIsOfTheAreaThatIsSaid(t *testing.T) {
	list, err := roster.ReadFile("testdata/cases/21_no_area_column.xlsx")
	require.NoError(t, err)
	terms := may
	terms.Area = 7
	c := roster.Plan(list, city(), terms)
	require.Empty(t, c.Wrong)
	require.Equal(t, 5, c.New())
	for _, u := range c.Units {
		require.Equal(t, bot.AreaID(7), u.Now.Area)
	}
}

// What no level can be read from waits as unknown, or is of the level that is said.
func TestALevelThatIsNotReadIsAsked(t *testing.T) {
	list, err := roster.ReadFile("testdata/cases/i21_levels.xlsx")
	require.NoError(t, err)
	require.Len(t, roster.Plan(list, city(), already).Levels, 3)
	terms := already
	terms.Level = bot.Lower
	c := roster.Plan(list, city(), terms)
	require.Empty(t, c.Levels)
	require.Equal(t, bot.Lower, c.Units[10].Now.Level, "PTDTNT")
	require.Equal(t, bot.Nursery, c.Units[0].Now.Level, "what the list says stays")
}

// A note that calls a unit closed is offered, and closes it where that is meant.
func TestANoteThatSaysClosed(t *testing.T) {
	list, err := roster.ReadFile("testdata/cases/27_note_closed.xlsx")
	require.NoError(t, err)
	c := roster.Plan(list, city(), may)
	require.Equal(t, bot.Counted, c.Units[1].Now.Standing)
	terms := may
	terms.Close = true
	c = roster.Plan(list, city(), terms)
	require.Equal(t, bot.Closed, c.Units[1].Now.Standing)
	require.Equal(t, bot.Counted, c.Units[0].Now.Standing)
}
