package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample"
	"vneidbot/locales"
	"vneidbot/store"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// deskOfLists is what works on lists, without a platform.
func deskOfLists(t testing.TB) *App {
	t.Helper()
	dir := t.TempDir()
	words, err := locales.New()
	require.NoError(t, err)
	on, err := shelf.Open(t.TempDir(), disk.At(dir), 0)
	require.NoError(t, err)
	s, err := store.Open(t.Context(), dir, store.Options{Areas: roster.CityAreas()})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	cfg := &Config{Zone: "Asia/Ho_Chi_Minh"}
	return &App{cfg: cfg, words: words, place: cfg.place(), store: s, shelf: on}
}

// preview reads the rows as a file of an officer who has everything.
func (a *App) preview(t testing.TB, key string, rows []roster.Row) (bot.ListTask, bot.ListPreview) {
	t.Helper()
	var book bytes.Buffer
	require.NoError(t, roster.Write(&book, roster.XLSX, rows))
	sum, err := a.shelf.Keep(book.Bytes())
	require.NoError(t, err)
	task := bot.ListTask{Step: bot.ListRead, Lang: "vi", Tell: bot.Event{ID: key, Kind: bot.Received, From: "telegram:1", Chat: bot.Chat{Channel: "telegram", ID: "1"}},
		Order: bot.ListOrder{Scope: bot.Everything, File: bot.File{SHA256: sum, Name: "a.xlsx", Size: int64(book.Len())}}}
	writes, err := a.readList(t.Context(), task, bot.ListPreview{})
	require.NoError(t, err)
	_, err = a.store.Commit(t.Context(), writes)
	require.NoError(t, err)
	var p bot.ListPreview
	require.NoError(t, json.Unmarshal([]byte(writes[0].(bot.KeepView).JSON), &p))
	return task, p
}

// takeIn takes the preview in.
func (a *App) takeIn(t testing.TB, task bot.ListTask, p bot.ListPreview) []bot.Write {
	t.Helper()
	task.Step, task.Import = bot.ListTake, p.Import
	task.Tell.ID += ":take"
	writes, err := a.takeList(t.Context(), task)
	require.NoError(t, err)
	_, err = a.store.Commit(t.Context(), writes)
	require.NoError(t, err)
	return writes
}

// The numbers of a preview are what plain SQL finds to have happened, over lists that
// are cut, mixed and added to at random; taking back gives the numbers of before.
func TestNumbersOfAPreviewAreThoseOfTheRecords(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	all := sample.Units(400, time.Now())
	r := rand.New(rand.NewPCG(1, 2))
	there := func() int { return count(t, a, `SELECT count(*) FROM units WHERE standing = ''`) }
	for round := range 12 {
		rows := make([]roster.Row, 0, 100)
		for _, i := range r.Perm(len(all))[:100] {
			row := all[i]
			if r.IntN(4) == 0 {
				row.Address = "Số " + string(rune('1'+r.IntN(9))) + " phố Lạch Tray"
			}
			rows = append(rows, row)
		}
		before, was := there(), unitRows(t, a)
		task, p := a.preview(t, "list:"+string(rune('a'+round)), rows)
		require.Equal(t, before, there(), "a preview writes nothing")
		require.Equal(t, 100, p.New+p.Changed+p.Same+p.Wrong)
		if p.Import == "" {
			continue
		}
		a.takeIn(t, task, p)
		require.Equal(t, before+p.New, there())
		others := 0
		for id, row := range unitRows(t, a) {
			if was[id] != row {
				others++
			}
		}
		require.Equal(t, p.New+p.Changed, others)
		_, again := a.preview(t, "list:again"+string(rune('a'+round)), rows)
		require.Equal(t, [3]int{0, 0, 100 - p.Wrong}, [3]int{again.New, again.Changed, again.Same}, "twice changes nothing")
		if round%3 == 2 {
			undone, err := a.store.UndoImport(t.Context(), p.Import, false)
			require.NoError(t, err)
			require.Equal(t, before, there())
			require.Equal(t, [2]int{p.Changed, p.New}, [2]int{undone.Restored, undone.Removed})
		}
	}
}

// unitRows are all units that count, each as one text.
func unitRows(t *testing.T, a *App) map[int]string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(a.store.Dir(), "vneid.db")+"?_busy_timeout=5000")
	require.NoError(t, err)
	defer func() { require.NoError(t, db.Close()) }()
	rows, err := db.Query(`SELECT id, json_array(code, school, name, level, owner, area_id, address, head, phone) FROM units WHERE standing = ''`)
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	all := map[int]string{}
	for rows.Next() {
		var id int
		var row string
		require.NoError(t, rows.Scan(&id, &row))
		all[id] = row
	}
	require.NoError(t, rows.Err())
	return all
}

// A worker that was killed after the switch tells once more what is done; nothing is
// done twice.
func TestAListThatIsTakenInAgain(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	task, p := a.preview(t, "list:a", sample.Units(50, time.Now()))
	first := a.takeIn(t, task, p)
	n := count(t, a, `SELECT count(*) FROM unit_history`)
	second := a.takeIn(t, task, p)
	require.Equal(t, first[0].(bot.Occur).Event.Data, second[0].(bot.Occur).Event.Data)
	require.Equal(t, n, count(t, a, `SELECT count(*) FROM unit_history`))
	require.Equal(t, 1, count(t, a, `SELECT count(*) FROM audit WHERE act = 'danhsach.nhap' AND account_id = 'telegram:1'`))
}

// Who taps [Nhập] when somebody else was first has taken nothing in, and the diary does
// not say so; nor who takes back what was taken back.
func TestTheDiaryHasWhatWasDone(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	rows := sample.Units(20, time.Now())
	task, p := a.preview(t, "list:a", rows)
	other, q := a.preview(t, "list:b", rows)
	a.takeIn(t, task, p)
	a.takeIn(t, other, q)
	require.Equal(t, 1, count(t, a, `SELECT count(*) FROM audit WHERE act = 'danhsach.nhap'`))
	for _, step := range []bot.ListStep{bot.ListBack, bot.ListUndo, bot.ListUndo} {
		task.Tell.ID, task.Step, task.Import = task.Tell.ID+":"+string(step), step, p.Import
		writes, err := a.listBack(t.Context(), task)
		require.NoError(t, err)
		commit(t, a, writes...)
	}
	require.Equal(t, 1, count(t, a, `SELECT count(*) FROM audit WHERE act = 'danhsach.hoantac'`))
}

// A list of more rows than one transaction switches goes in whole.
func TestALongListFromTheChat(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	rows := sample.Units(bot.SwitchMost+1500, time.Now())
	task, p := a.preview(t, "list:long", rows)
	require.Greater(t, p.New, bot.SwitchMost)
	a.takeIn(t, task, p)
	require.Equal(t, p.New, count(t, a, `SELECT count(*) FROM units`))
	require.Equal(t, 1, count(t, a, `SELECT count(*) FROM imports WHERE state = 'done'`))
}

// What taking a list back does is what was shown: a unit that has been changed meanwhile
// is shown first.
func TestAListIsTakenBackAsItWasShown(t *testing.T) {
	t.Parallel()
	a := deskOfLists(t)
	task, p := a.preview(t, "list:a", sample.Units(20, time.Now()))
	a.takeIn(t, task, p)
	back := func(step bot.ListStep, shown *[4]int) (b bot.ListBackOff) {
		task.Tell.ID, task.Step, task.Import, task.Shown = task.Tell.ID+"+", step, p.Import, shown
		writes, err := a.listBack(t.Context(), task)
		require.NoError(t, err)
		commit(t, a, writes...)
		require.NoError(t, json.Unmarshal([]byte(writes[0].(bot.KeepView).JSON), &b))
		return b
	}
	shown := back(bot.ListBack, nil)
	numbers := shown.Numbers()
	require.Equal(t, [4]int{0, p.New, 0, 0}, numbers)
	unit := bot.UnitID(count(t, a, `SELECT min(id) FROM units`))
	commit(t, a, bot.FileReport{ID: "r1", Draft: "d1", Unit: unit, Status: bot.Refused, Account: "telegram:9", At: time.Now()})
	moved := back(bot.ListUndo, &numbers)
	require.True(t, moved.Moved)
	require.False(t, moved.Done)
	require.Equal(t, p.New, count(t, a, `SELECT count(*) FROM units WHERE standing = ''`), "nothing is done")
	numbers = moved.Numbers()
	require.Equal(t, [4]int{0, p.New - 1, 1, 0}, numbers)
	require.True(t, back(bot.ListUndo, &numbers).Done)
	require.Equal(t, 0, count(t, a, `SELECT count(*) FROM units WHERE standing = ''`))
}
