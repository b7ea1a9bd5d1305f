package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store"
)

// A walk follows one thing through the rooms of the running program, and looks
// into each of them on the way.
type walk struct {
	*testing.T
	tg  *telegramtest.Server
	app *App
	db  *sql.DB // what lasts, for looking only
}

func setOut(t *testing.T) *walk {
	tg, app := boot(t)
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(app.cfg.DataDir, "vneid.db")+"?mode=ro")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return &walk{t, tg, app, db}
}

func (w *walk) does(u *telegramtest.User, acts ...act) {
	w.Helper()
	for _, a := range acts {
		perform(w.T, u, a)
	}
}

// recorded is the first column of the query's row.
func (w *walk) recorded(query string) (v string) {
	w.Helper()
	require.NoError(w, w.db.QueryRowContext(w.Context(), query).Scan(&v), query)
	return v
}

// comes waits until the query's row says so: what rides with other writes is there soon after
// it, and on a slow machine not before the next look.
func (w *walk) comes(want, query string) {
	w.Helper()
	require.Eventually(w, func() bool {
		var v string
		return w.db.QueryRowContext(w.Context(), query).Scan(&v) == nil && v == want
	}, 20*time.Second, 10*time.Millisecond, "%s: %s", want, query)
}

// area is the number of an area.
func (w *walk) area(name string) bot.AreaID {
	w.Helper()
	areas, err := w.app.store.Areas(w.Context())
	require.NoError(w, err)
	found := bot.MatchAreas(name, areas, time.Now())
	require.Len(w, found, 1, name)
	return found[0].ID
}

// remembered is the session of a chat.
func (w *walk) remembered(chat string) string {
	w.Helper()
	data, err := w.app.sessions.Peek(w.Context(), chat)
	require.NoError(w, err)
	return string(data)
}

// counted are the totals that the desk would read now.
func (w *walk) counted(scope bot.Scope) (sum bot.Tally) {
	w.Helper()
	require.NoError(w, w.app.store.Snapshot(w.Context(), func(now *store.Snapshot) error {
		rows, err := now.Tally(bot.TotalsOf{Scope: scope, By: bot.ByLevel})
		sum = bot.Sum(rows)
		return err
	}))
	return sum
}

func TestWalkOfAReport(t *testing.T) {
	t.Parallel()
	w := setOut(t)
	lan, chat, kinh := w.tg.User(1000, "Cô Lan"), "telegram:1000", bot.WholeArea(w.area("Dương Kinh"))

	// The channel makes an event of each update. The engine takes the chat's session,
	// asks the store for the facts that the conversation needs, lets it step, and
	// saves. Until the report is sent only the session knows what is in it.
	w.does(lan, act{"0299900124", "unit.confirm"})
	require.Equal(t, "0", w.recorded(`SELECT count(*) FROM accounts`), "nothing is recorded of somebody who only looks")

	// From its unit on the office knows that a report was begun, by whom it can ask, and
	// what it lacks: that is written with whatever is written next, and before anybody looks.
	w.does(lan, act{"đúng", "status.ask"}, act{"bị từ chối", "reason.ask"})
	require.Equal(t, 4, w.counted(kinh).NotReported)
	w.comes("reason", `SELECT wants FROM drafts`)
	w.comes("telegram:1000", `SELECT chat_key FROM accounts WHERE name = ''`)
	w.does(lan, act{"[reason.ten]", "summary.text"})
	require.Equal(t, 4, w.counted(kinh).NotReported)
	w.comes("send", `SELECT wants FROM drafts`)
	require.Contains(t, w.remembered(chat), "0299900124")
	require.Equal(t, "0", w.recorded(`SELECT count(*) FROM reports`))

	// [Gửi báo cáo] is one transaction: the report, the unit's present state, whoever
	// sent it. The receipt is worded from the row that came of it.
	w.does(lan, act{"[button.send]", "contact.ask"})
	require.Equal(t, "1", w.recorded(`SELECT count(*) FROM reports`))
	require.Equal(t, "tu_choi", w.recorded(`SELECT cur_status FROM units WHERE code = '0299900124'`))
	require.Equal(t, "1", w.recorded(`SELECT count(*) FROM accounts`))
	receipt := w.recorded(`SELECT receipt FROM reports`)
	require.Contains(t, strings.ReplaceAll(lan.Transcript(), "BC-", ""), strings.TrimPrefix(receipt, "BC-"))

	// It was said in the turn: the outbox has nothing to do. The session keeps what was
	// said, for an update that comes again, and the draft is gone from it.
	require.Equal(t, "0", w.recorded(`SELECT count(*) FROM outbox`))
	require.Contains(t, w.remembered(chat), strings.TrimPrefix(receipt, "BC-"))

	// And the totals have it at once: they are read from the units' state.
	sum := w.counted(kinh)
	require.Equal(t, [2]int{3, 1}, [2]int{sum.NotReported, sum.Refused})
	require.Empty(t, w.tg.Refused())
}

// typedCode is an officer's invitation as it is typed.
var typedCode = regexp.MustCompile(`CB-\w{4}-\w{4}-\w`)

func TestWalkOfTotals(t *testing.T) {
	t.Parallel()
	w := setOut(t)
	admin, mai, lan := w.tg.User(adminID, "Quản trị"), w.tg.User(1001, "Cán bộ Mai"), w.tg.User(1000, "Cô Lan")

	// A command without its scope is asked for it. The question waits in the chat's
	// session, beside the conversation that the same person may have as a principal.
	w.does(admin, act{"0299900124", "unit.confirm_officer"}, act{"/moicanbo", "moicanbo.which"})
	require.Contains(t, w.remembered("telegram:9000001"), `"desk":{"command":"moicanbo"`)
	w.does(admin, act{"Dương Kinh mầm non; THPT Khối Sở", "phường Dương Kinh (Mầm non)"})
	require.NotContains(t, w.remembered("telegram:9000001"), `"desk":`)
	w.does(admin, act{"đúng", "status.ask"})

	// The code is known by its hash alone. Whoever spends it has its pairs, and no more.
	code := typedCode.FindString(admin.Transcript())
	require.Equal(t, "1", w.recorded(`SELECT count(*) FROM officer_codes WHERE spent_by = ''`))
	require.NotContains(t, w.recorded(`SELECT hash || event || scope FROM officer_codes`), strings.ReplaceAll(code[3:], "-", ""))
	w.does(mai, act{code, "phường Dương Kinh (Mầm non)"})
	require.Equal(t, "officer", w.recorded(`SELECT role FROM accounts WHERE id = 'telegram:1001'`))
	kinh, direct := w.area("Dương Kinh"), w.area("Khối Sở")
	scope := bot.Scope{{Areas: []bot.AreaID{kinh}, Levels: []bot.Level{bot.Nursery}}, {Areas: []bot.AreaID{direct}, Levels: []bot.Level{bot.Upper}}}
	require.JSONEq(t, fmt.Sprintf(`[{"areas":[%d],"levels":["mam_non"]},{"areas":[%d],"levels":["thpt"]}]`, kinh, direct), w.recorded(`SELECT scope FROM accounts WHERE id = 'telegram:1001'`))

	// The desk takes /tonghop, finds out who asks and where, and counts what that
	// scope holds, all of one snapshot; summary makes the table.
	w.does(mai, act{"/tonghop", "Đã báo cáo: 0/3"})
	w.does(lan, act{"(photo) 0299900124 được tiếp nhận", "unit.confirm"}, act{"[button.yes]", "summary.text"}, act{"[button.send]", "contact.ask"})
	w.does(mai, act{"[button.refresh]", "Đã báo cáo: 1/3"})
	sum := w.counted(scope)
	require.Equal(t, [2]int{3, 1}, [2]int{sum.Total, sum.Accepted})

	// Outside of it there is nothing to see, and reading leaves no trace but itself.
	w.does(mai, act{"/tonghop tiểu học", "nằm ngoài phạm vi"}, act{"/tonghop Hồng Bàng", "nằm ngoài phạm vi"})
	w.does(lan, act{"/tonghop", "deny.member"})
	require.Empty(t, w.tg.Refused())
}

func TestWalkOfAPicture(t *testing.T) {
	t.Parallel()
	w := setOut(t)
	lan := w.tg.User(1000, "Cô Lan")

	// The turn writes down where the picture can be had, and goes on: nobody waits for
	// a download. Evidence fetches it outside of the turn and cleans it; it lies on the
	// disk, under the hash of what is kept, before its row says that it does.
	w.does(lan, act{"(photo) 0299900124 được tiếp nhận", "unit.confirm"}, act{"[button.yes]", "summary.text"})
	require.Eventually(t, func() bool { return w.recorded(`SELECT state FROM pictures`) == "kept" }, 20*time.Second, 10*time.Millisecond)
	hash := w.recorded(`SELECT sha256 FROM pictures`)
	kept := w.onDisk(hash)
	sum := sha256.Sum256(kept)
	require.Equal(t, hash, hex.EncodeToString(sum[:]))
	require.Equal(t, "", w.recorded(`SELECT coalesce(report_id, '') FROM pictures`), "it is the draft's until that is sent")
	require.Equal(t, `"`+hash+`"`, w.recorded(`SELECT args FROM jobs WHERE kind = 'thumb'`), "it is drawn small when the rush is over")

	// With the report it becomes the report's, in the same transaction.
	w.does(lan, act{"[button.send]", "contact.ask"})
	require.Equal(t, w.recorded(`SELECT id FROM reports`), w.recorded(`SELECT report_id FROM pictures`))

	// The same picture again is another row, and no second file.
	w.does(lan, act{"[button.skip]", ""}, act{"(photo) 0299900124 được tiếp nhận", ""})
	require.Eventually(t, func() bool { return w.recorded(`SELECT count(*) FROM pictures WHERE sha256 <> ''`) == "2" }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, "1", w.recorded(`SELECT count(DISTINCT sha256) FROM pictures`))
	require.Empty(t, w.tg.Refused())
}

// onDisk is the only file of that name under the data folder.
func (w *walk) onDisk(name string) (data []byte) {
	w.Helper()
	found := 0
	require.NoError(w, filepath.WalkDir(w.app.cfg.DataDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(d.Name(), name) {
			return err
		}
		found++
		data, err = os.ReadFile(path)
		return err
	}))
	require.Equal(w, 1, found)
	return data
}
