package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/store/storetest"
)

// letters is the program over the five rounds of the letters, with the roster of the
// demonstration and a clock that stands until the script moves it.
type letters struct {
	*testing.T
	app   *App
	look  reminder
	now   time.Time
	down  bool
	seq   int
	asks  string                 // the chat whose question is answered just now
	said  int                    // reports of units that nobody of the script reports for
	own   map[bot.UnitID]bool    // the units that somebody of it does
	last  map[string]bot.Message // the last one with buttons, by chat
	shown map[string]string      // its id
	out   strings.Builder

	answers       map[string]string // to a line, the last one
	first, answer string            // to the last line: that of the time before, and now
}

// Who speaks, and in which groups.
var (
	letterPeople = map[string]bot.AccountID{"thành phố": "telegram:9000001", "cán bộ": "telegram:2000", "cô Lan": "telegram:1000", "thầy Bình": "telegram:1001"}
	letterGroups = map[string]string{"nhóm quận": "-5", "nhóm thành phố": "-6"}
)

const (
	letterArea = "Quận Dương Kinh"
	letterDay  = 20 // of May 2025, before the first round
)

// TestTheFiveRoundsOfTheLetters plays testdata/rounds/letters.txt: "== 21/5 15h31" moves
// the clock and has the program do what is due, "person: words" says something, "[Label]"
// taps. What everybody is told stands below; -update writes it.
func TestTheFiveRoundsOfTheLetters(t *testing.T) {
	t.Parallel()
	file := filepath.Join("testdata", "rounds", "letters.txt")
	script, err := os.ReadFile(file)
	require.NoError(t, err)
	l := newLetters(t)
	for line := range strings.Lines(string(script)) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(line, "    ") {
			fmt.Fprintln(&l.out, line)
			l.plays(line)
		}
	}
	storetest.Sound(t, l.app.store)
	got := receiptForm.ReplaceAllString(l.out.String(), "BC-«mã»")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o600))
		return
	}
	require.Empty(t, cmp.Diff(strings.Split(string(script), "\n"), strings.Split(got, "\n")))
}

func newLetters(t *testing.T) *letters {
	l := &letters{T: t, own: map[bot.UnitID]bool{}, answers: map[string]string{}, last: map[string]bot.Message{}, shown: map[string]string{}}
	l.app = opened(t, func(c *Config) { c.now, c.Admins = func() time.Time { return l.now }, []string{"telegram:9000001"} })
	l.look = reminder{App: l.app}
	l.app.channels["telegram"] = letterBox{l.app.channels["telegram"], l}
	l.now = l.app.place.At(time.Date(2025, 5, letterDay, 0, 0, 0, 0, time.UTC), 8, 0)
	rows := sample.Units(demoUnits, l.now)
	have, err := l.app.store.Roster(t.Context())
	require.NoError(t, err)
	plan := roster.Plan(roster.Sheet{Rows: rows}, have, roster.Terms{Since: l.now, Day: l.app.place.Day(l.now)})
	require.NoError(t, l.app.store.ApplyChanges(t.Context(), bot.Import{ID: "mau", By: "cli"}, plan))
	l.settle(rows)
	return l
}

// settle gives the area an officer and a group, the city a group, and three units of the
// area and one of the department's own their principals. The store numbers units in the
// order of the roster.
func (l *letters) settle(rows []roster.Row) {
	areas, err := l.app.store.Areas(l.Context())
	require.NoError(l, err)
	area := areas[slices.IndexFunc(areas, func(a bot.Area) bool { return a.Name == letterArea })].ID
	officer, name := letterPeople["cán bộ"], "Hạnh"
	commit(l.T, l.app, bot.SetAccount{ID: officer, Chat: l.chat("", "cán bộ"), Name: &name, At: l.now},
		bot.InviteOfficer{Event: "a", OfficerCode: bot.OfficerCode{Hash: "a", Scope: bot.WholeArea(area), By: "telegram:9000001", Expires: l.now.AddDate(0, 1, 0)}, At: l.now},
		bot.SpendCode{Hash: "a", Account: officer, Chat: l.chat("", "cán bộ"), At: l.now},
		bot.BindGroup{Group: bot.Group{Chat: l.chat("nhóm quận", ""), Title: letterArea, Scope: bot.WholeArea(area), By: officer, At: l.now, Lang: "vi"}},
		bot.BindGroup{Group: bot.Group{Chat: l.chat("nhóm thành phố", ""), Title: "Sở", Scope: bot.Everything, By: officer, At: l.now, Lang: "vi"}})
	first := slices.IndexFunc(rows, func(r roster.Row) bool { return r.Area == letterArea })
	direct := slices.IndexFunc(rows, func(r roster.Row) bool { return r.Area == bot.DirectName })
	for i, row := range []int{first, first + 1, first + 2, direct} {
		who, unit := "cô Lan", bot.UnitID(row+1)
		if i == 0 {
			who = "thầy Bình"
		}
		l.own[unit] = true
		commit(l.T, l.app, bot.BindReporter{Account: letterPeople[who], Chat: l.chat("", who), Unit: unit, At: l.now})
	}
	storetest.Exec(l, l.app.store, `UPDATE accounts SET notice = 1000`) // they have read about their data
}

// chat is the group, or where it has no name the person's own.
func (l *letters) chat(group, who string) bot.Chat {
	if group != "" {
		return bot.Chat{Channel: "telegram", ID: letterGroups[group], Group: true}
	}
	return bot.Chat{Channel: "telegram", ID: strings.TrimPrefix(string(letterPeople[who]), "telegram:")}
}

var (
	clockMoves = regexp.MustCompile(`^== (\d+)/5 (\d\d)h(\d\d)`)
	othersSay  = regexp.MustCompile(`^! (\d+) đơn vị khác báo cáo (.+)$`)
	personSays = regexp.MustCompile(`^(?:(nhóm [^·]+) · )?([^:·]+): (.+)$`)
)

func (l *letters) plays(line string) {
	l.Helper()
	if m := clockMoves.FindStringSubmatch(line); m != nil {
		var day, hour, minute int
		_, err := fmt.Sscan(m[1], &day)
		require.NoError(l, err)
		_, err = fmt.Sscanf(m[2]+" "+m[3], "%d %d", &hour, &minute)
		require.NoError(l, err)
		l.now = l.app.place.At(time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), hour, minute)
		l.works()
		return
	}
	if m := othersSay.FindStringSubmatch(line); m != nil {
		l.others(m[1], m[2])
		return
	}
	switch {
	case line == "! chương trình dừng":
		l.down = true
	case line == "! chương trình chạy lại":
		l.down = false
		l.works()
	case line == "! như lần trước":
		require.Equal(l, l.first, l.answer, "the same question again")
	case personSays.MatchString(line) && !strings.HasPrefix(line, "#"):
		m := personSays.FindStringSubmatch(line)
		from := l.out.Len()
		l.says(m[1], m[2], m[3])
		l.first, l.answer = l.answers[line], l.out.String()[from:]
		l.answers[line] = l.answer
	}
}

// others has units of the whole city report that nobody of the script reports for.
func (l *letters) others(many, status string) {
	var n int
	_, err := fmt.Sscan(many, &n)
	require.NoError(l, err)
	of := map[string]bot.Status{"được tiếp nhận": bot.Accepted, "định danh thành công": bot.Succeeded, "từ chối": bot.Refused, "chưa đăng ký": bot.NotRegistered}
	require.Contains(l, of, status)
	var writes []bot.Write
	for range n {
		unit := bot.UnitID(0)
		for unit == 0 || l.own[unit] {
			l.said++
			unit = bot.UnitID(1 + (l.said*7)%demoUnits)
		}
		draft := bot.DraftID(fmt.Sprint("d", l.said))
		writes = append(writes, bot.FileReport{ID: bot.NewReportID(draft, 1), Draft: draft, Unit: unit, Status: of[status], Account: "telegram:7", At: l.now})
	}
	commit(l.T, l.app, writes...)
}

// works does what is due at the hour of the clock, in the order in which it falls due.
func (l *letters) works() {
	l.Helper()
	if l.down {
		return
	}
	workNow(l.T, l.app, l.now, l.app.freezing(), l.app.closing(), l.app.cityTelling())
	require.NoError(l, l.look.look(l.Context(), l.now))
	workNow(l.T, l.app, time.Now(), l.app.tellingCuts())
	l.tells()
}

func (l *letters) says(group, who, words string) {
	l.Helper()
	require.Contains(l, letterPeople, who)
	l.seq++
	l.now = l.now.Add(time.Second)
	ev := bot.Event{ID: fmt.Sprint("telegram:", l.seq), Kind: bot.Said, From: letterPeople[who], Name: who, Lang: "vi", At: l.now, Text: words}
	ev.Chat = l.chat(group, who)
	if label, ok := strings.CutPrefix(words, "["); ok {
		ev.Kind, ev.Text, ev.Message = bot.Tapped, "", l.shown[ev.Chat.ID]
		ev.Data = l.data(ev.Chat.ID, strings.TrimSuffix(label, "]"))
	} else if command, args, _, ok := bot.ReadCommand(words, ""); ok {
		ev.Command, ev.Args = command, args
	}
	l.asks = ev.Chat.ID
	require.NoError(l, l.app.handle(l.Context(), ev))
	workNow(l.T, l.app, l.now, l.app.cityTelling())
	l.tells()
	l.asks = ""
}

func (l *letters) data(chat, label string) string {
	for _, row := range l.last[chat].Buttons {
		for _, b := range row {
			if b.Label == label {
				return b.Data
			}
		}
	}
	require.Failf(l, "no such button", "%s\n%s", label, l.out.String())
	return ""
}

// tells sends what waits, in the order of the chats.
func (l *letters) tells() {
	l.Helper()
	for {
		list, err := l.app.store.Claim(l.Context(), time.Now().Add(time.Minute), time.Minute, 500)
		require.NoError(l, err)
		if len(list) == 0 {
			return
		}
		slices.SortFunc(list, func(a, b bot.Queued) int { return strings.Compare(a.To.ID, b.To.ID) })
		for _, q := range list {
			require.NoError(l, l.app.store.Sent(l.Context(), q.Row, l.shows(q.To, q.Message)))
		}
	}
}

// letterBox is the platform: it takes everything at once.
type letterBox struct {
	channel.Channel
	l *letters
}

func (b letterBox) Send(_ context.Context, to bot.Chat, m bot.Message) (string, error) {
	return b.l.shows(to, m), nil
}

// shows writes a message below the line that it answers, or with whose chat it is; its id
// is that of the message it takes the place of.
func (l *letters) shows(to bot.Chat, m bot.Message) (id string) {
	head := "»"
	if to.ID != l.asks {
		head += " → " + l.nameOf(to)
	}
	if id = m.Edit; id != "" {
		head += " (sửa tin)"
	} else {
		l.seq++
		id = fmt.Sprint(l.seq)
	}
	if m.File != nil {
		head += " (tệp " + m.File.Name + ")"
	}
	if len(m.Buttons) > 0 {
		l.last[to.ID], l.shown[to.ID] = m, id
	}
	fmt.Fprintln(&l.out, "    "+head)
	for _, p := range m.Parts {
		for line := range strings.SplitSeq(p.Text, "\n") {
			fmt.Fprintln(&l.out, "      "+line)
		}
	}
	for _, row := range m.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "["+b.Label+"]")
		}
		fmt.Fprintln(&l.out, "      "+strings.Join(labels, " "))
	}
	return id
}

func (l *letters) nameOf(c bot.Chat) string {
	for name, id := range letterGroups {
		if c.ID == id {
			return name
		}
	}
	for name, who := range letterPeople {
		if c.Key() == string(who) {
			return name
		}
	}
	return c.Key()
}
