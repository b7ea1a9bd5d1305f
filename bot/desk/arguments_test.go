package desk

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// province is the city of today: its communes as the program ships them, and a
// unit or two in some of them.
func province(t testing.TB) *memory {
	t.Helper()
	m := town()
	m.areas, m.units = nil, nil
	f, err := os.Open("../roster/areas.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for i, row := range rows[1:] {
		a := bot.Area{ID: bot.AreaID(1000 + i), Code: row[0], Name: row[1], Sort: i + 1}
		a.From, _ = time.Parse(time.DateOnly, row[4])
		a.To, _ = time.Parse(time.DateOnly, row[5])
		m.areas = append(m.areas, a)
		if a.ValidOn(today) {
			m.units = append(m.units, unit(bot.UnitID(len(m.units)+1), "Mầm non "+a.Name, bot.Nursery, a.ID, bot.Accepted, ""))
		}
	}
	m.areas = append(m.areas, bot.Area{ID: direct, Name: "Báo cáo trực tiếp Sở", Short: "Khối Sở", Sort: 900})
	m.units = append(m.units, unit(9000, "THPT A", bot.Upper, direct, bot.Accepted, ""))
	return m
}

// today is after the areas changed.
var today = time.Date(2026, 5, 21, 8, 12, 0, 0, time.UTC)

// TestWhatPeopleTypeBehindTotals is the table of ways to write the arguments of
// /tonghop: what the answer's head then names, the heading of the first column, and
// the page where there are several; or the sentence with its buttons.
func TestWhatPeopleTypeBehindTotals(t *testing.T) {
	m := province(t)
	desk := deskOf(t, m)
	desk.Place.Now = func() time.Time { return today }
	const file = "testdata/arguments.table"
	table, err := os.ReadFile(file)
	require.NoError(t, err)
	var out []string
	for line := range strings.Lines(string(table)) {
		typed, want, ok := strings.Cut(strings.TrimSpace(line), " | ")
		got := strings.TrimSpace(line)
		if typed = strings.TrimSpace(typed); ok {
			got = typed + " | " + heading(t, desk, typed)
		}
		if out = append(out, got+"\n"); *update || !ok {
			continue
		}
		for _, spelled := range []string{typed, strings.ToUpper(typed), vn.Fold(typed)} {
			require.Equal(t, vn.Fold(want), vn.Fold(heading(t, desk, spelled)), "%q", spelled)
		}
	}
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(strings.Join(out, "")), 0o600))
	}
}

// heading is what an answer to /tonghop begins with, in short.
func heading(t testing.TB, d *Desk, typed string) string {
	t.Helper()
	ev := bot.Event{ID: "x", Kind: bot.Said, Command: "tonghop", Args: typed, At: today, From: people["thành phố"], Chat: bot.Chat{Channel: "telegram", ID: "5"}}
	e, err := d.Answer(t.Context(), Request{Event: ev, Caps: telegram, Lang: "vi"})
	require.NoError(t, err)
	say := e.Say[0]
	first := d.Words.Words("vi", say.Parts[0].Text)
	place, ok := strings.CutPrefix(strings.SplitN(first, "\n", 2)[0], "TỔNG HỢP – ")
	if !ok {
		for _, row := range say.Choices {
			for _, c := range row {
				first += " [" + d.Words.Words("vi", c.Label) + "]"
			}
		}
		return first
	}
	for _, p := range say.Parts[1:] {
		text := d.Words.Words("vi", p.Text)
		if p.Mono {
			place += " / " + strings.TrimSpace(strings.SplitN(text, " TS", 2)[0])
		}
		if strings.HasPrefix(text, "Trang ") {
			place += " / " + text
		}
	}
	return place
}

// Whatever a table prints in its first column can be typed: an area is found, or
// asked for among those that are printed alike, and a level is one.
func TestWhatATablePrintsCanBeTyped(t *testing.T) {
	m := province(t)
	desk := deskOf(t, m)
	desk.Place.Now = func() time.Time { return today }
	for _, a := range m.areas {
		if !a.ValidOn(today) {
			continue
		}
		_, bare, _ := strings.Cut(strings.TrimPrefix(a.Name, "Đặc "), " ")
		words := strings.Fields(bare)
		if a.Short != "" {
			words = strings.Fields(a.Short)
		}
		for cut := range words {
			short := ""
			for _, w := range words[:cut] {
				short += string([]rune(w)[:1]) + "."
			}
			got := heading(t, desk, short+strings.Join(words[cut:], " "))
			if strings.HasPrefix(got, "Có ") {
				require.Contains(t, got, "["+a.Name+"]")
				continue
			}
			require.Contains(t, got, strings.ToUpper(a.Name), "%s, cut %d times", bare, cut)
		}
	}
	for _, section := range []string{"level.", "level_short."} {
		for _, l := range bot.Levels() {
			label := desk.Words.Words("vi", bot.T(section+string(l)))
			place := desk.Words.Words("vi", bot.T("scope.levels", "place", bot.T("scope.all"), "levels", bot.T("level."+string(l))))
			require.Contains(t, heading(t, desk, label), strings.ToUpper(place), label)
		}
	}
	for _, b := range append(bot.Blocks(), bot.OtherBlock) {
		require.Contains(t, heading(t, desk, desk.Words.Words("vi", bot.T("block."+string(b)))), "TOÀN THÀNH PHỐ (", b)
	}
}

// TestAPageThatIsPastedIsNotSaidAgain: whatever a command is given, its answer fits a message.
func TestAPageThatIsPastedIsNotSaidAgain(t *testing.T) {
	page := strings.Repeat("ảnh chụp thư mời họp ", 200)
	for _, c := range commands() {
		for _, who := range []string{"quản trị", "cán bộ DK"} {
			d := deskOf(t, town())
			for _, say := range tell(t, d, who, bot.Event{Kind: bot.Said, Command: c.name, Args: page}).Say {
				letters := 0
				for _, p := range say.Parts {
					letters += units16(d.Words.Words("vi", p.Text))
				}
				require.Less(t, letters, telegram.Text, "/%s", c.name)
			}
		}
	}
}
