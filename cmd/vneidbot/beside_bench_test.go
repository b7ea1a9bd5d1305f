package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"flag"
	"fmt"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/disk"
	"vneidbot/store/session/redistest"
	"vneidbot/store/shelf"
)

// BenchmarkBeside has twenty principals report, a step every second or two, while an
// officer asks again and again for what is heavy to make: each kind of it for some time
// beside a calm time right before. Their answers' p99 are quoted by those of the calm:
//
//	go test ./cmd/vneidbot -run '^$' -bench Beside -benchtime 1x -timeout 2h
//
// What takes long is asked for anew as soon as it came, so that it runs all the time; a
// chart is asked for some three times a second, as by several people at once. Floors stand among them, at which no job runs: the machine beside a process as polite as
// those that make files, which only spins, or copies the pictures into one file and syncs
// it; and as many turns as somebody who asks for charts causes, of a command without a file.
func BenchmarkBeside(b *testing.B) {
	t := besideTown(b)
	for _, job := range []struct {
		name string
		once func()
	}{
		{"none", func() { <-time.After(time.Second) }},
		{"floor-spin", func() { t.politely("timeout 1 sh -c 'while :; do :; done'; true") }},
		{"floor-copy", func() { t.politely(`cat "$1"/shelf/??/* >"$1/copy" && sync "$1/copy" && rm "$1/copy"`) }},
		{"floor-turns", func() { t.asks("/tonghop", "Số liệu lúc"); <-time.After(besideBreath) }},
		{"workbook", func() { t.asks("/xuat", "đơn vị, số liệu lúc") }},
		{"zip", func() { t.asks("/xuat ảnh", "mã SHA-256") }},
		{"chart", func() { t.asks("/bieudo", "Biểu đồ tiến độ"); <-time.After(besideBreath) }},
		{"cards", func() { t.asks("/mamoi tất cả", "Danh sách mã mời") }},
		{"doichieu", func() { t.sends("cong-an.csv", t.listed, "/doichieu", "Hai bên đều có") }},
		{"feed", func() { t.reads(); <-time.After(10 * time.Millisecond) }}, // a hundred spreadsheets a second
		{"template", func() { t.sends("bieu.xlsx", drawnForm(b, "o-danh-sach"), "/bieumau chung", "Đã điền thử") }},
	} {
		b.Run(job.name, func(b *testing.B) {
			for range b.N {
				t.beside(b, job.once)
			}
		})
	}
	t.p.stop(b)
}

var besideRounds = flag.Int("besiderounds", 10, "of BenchmarkBeside; a hundredth of the answers of fewer is chance")

// The measure of it: how long each time is, how many of each, and how hurried people are.
const (
	besideFor    = 10 * time.Second
	besideBreath = 300 * time.Millisecond
	besidePeople = 20
	besidePace   = 700 * time.Millisecond
)

// besides is a town whose program runs, with an officer of all of it.
type besides struct {
	b       *testing.B
	dir     string
	p       *process
	tg      *telegramtest.Server
	codes   []string // of units that have not reported
	officer *telegramtest.User
	listed  []byte // of half of the units, as an authority sends them
	feed    string
	next    int64 // of the people
	chased  int   // of those who can be written to
	addr    string
	metrics string
}

// besideTown has 2,000 units, two thirds of them with a report and a picture of 200 KB.
func besideTown(b *testing.B) *besides {
	redis, tg, dir, addr := redistest.Start(b), telegramtest.New(b), benchDir(b), freeAddr(b)
	importSample(b, dir, 2000)
	t := &besides{b: b, dir: dir, tg: tg, officer: tg.User(adminID, "Cán bộ Mai"), next: 1000, addr: addr, metrics: freeAddr(b)}
	t.picture(dir)
	t.p = launch(b, "program", []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=" + tg.URL(), "REDIS_URL=" + redis.URL, "DATA_DIR=" + dir,
		"LOG_LEVEL=warn", "HTTP_ADDR=" + addr, "PUBLIC_URL=http://" + addr, "METRICS_ADDR=" + t.metrics, "TRUSTED_PROXIES=127.0.0.1", "ADMIN_IDS=telegram:9000001", "LIMIT_NEW_SESSIONS=1000000", "LIMIT_ACCOUNT_EVENTS=100000", "TZ=" + noonNow()})
	t.asks("/feed", "IMPORTDATA")
	for _, m := range t.officer.Screen() {
		if link := regexp.MustCompile(`http://\S+\.csv`).FindString(m.Text); link != "" {
			t.feed = link
		}
	}
	require.NotEmpty(b, t.feed)
	return t
}

// picture gives two thirds of the units a report with a picture.
func (t *besides) picture(dir string) {
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db"))
	require.NoError(t.b, err)
	defer func() { require.NoError(t.b, db.Close()) }()
	recent := fmt.Sprint("at = ", time.Now().Add(-time.Hour).UnixMilli(), " + ") // what is old is purged
	for _, q := range append(slices.Clone(reportsOfASample), "UPDATE reports SET "+recent+"seq", "UPDATE units SET cur_"+recent+"id WHERE cur_report <> ''") {
		_, err := db.Exec(q)
		require.NoError(t.b, err, q)
	}
	kept, err := shelf.Open(filepath.Join(dir, "shelf"), disk.At(dir), 0)
	require.NoError(t.b, err)
	rows, err := db.Query(`SELECT u.name, u.code, u.cur_report FROM units u ORDER BY u.id`)
	require.NoError(t.b, err)
	defer rows.Close()
	var list bytes.Buffer
	var reports []string
	for n := 0; rows.Next(); n++ {
		var name string
		var code, report sql.NullString
		require.NoError(t.b, rows.Scan(&name, &code, &report))
		switch {
		case report.String != "":
			reports = append(reports, report.String)
		case len(code.String) == 10:
			t.codes = append(t.codes, code.String)
		}
		if n%2 == 0 {
			fmt.Fprintf(&list, "%d;%s\n", n, strings.ReplaceAll(name, ";", " "))
		}
	}
	require.NoError(t.b, rows.Err())
	t.listed = list.Bytes()
	for _, r := range reports {
		data := make([]byte, 200<<10)
		_, _ = rand.Read(data)
		sum, err := kept.Keep(data)
		require.NoError(t.b, err)
		_, err = db.Exec(`INSERT INTO pictures (event, report_id, account_id, chat, chat_key, file, at, state, sha256, mime, size)
		  VALUES (?1, ?2, 'telegram:1', '{}', 'telegram:1', '{}', ?5, 'kept', ?3, 'image/jpeg', ?4)`, "e"+r, r, sum, len(data), time.Now().UnixMilli())
		require.NoError(t.b, err)
	}
}

// politely runs a shell's work at the priority of the processes that make files.
func (t *besides) politely(work string) {
	said, err := exec.CommandContext(t.b.Context(), "nice", "-n", "19", "sh", "-c", work, "sh", t.dir).CombinedOutput()
	require.NoError(t.b, err, string(said))
}

// asks has the officer ask, and waits for what comes of it.
func (t *besides) asks(text string, hears ...string) {
	t.officer.Skip()
	t.officer.Say(text)
	t.hears(hears...)
}

func (t *besides) sends(name string, data []byte, caption string, hears ...string) {
	t.officer.Skip()
	t.officer.SendFile(name, "application/octet-stream", data, caption)
	t.hears(hears...)
}

func (t *besides) hears(words ...string) {
	ctx, cancel := context.WithTimeout(t.b.Context(), 2*time.Minute)
	defer cancel()
	_, err := t.officer.Says(ctx, words...)
	require.NoErrorf(t.b, err, "%s\n%s", t.officer.Transcript(), t.p.logged())
}

// reads is a spreadsheet that reads the feed.
func (t *besides) reads() {
	r, err := http.Get(t.feed)
	require.NoError(t.b, err)
	require.NoError(t.b, r.Body.Close())
	require.Equal(t.b, http.StatusOK, r.StatusCode)
}

// beside plays calm times and times with the job in turn.
func (t *besides) beside(b *testing.B, once func()) {
	var calm, busy result
	done := 0
	play := func(into *result, meanwhile func()) {
		until := time.Now().Add(besideFor)
		r := unhurried(t.tg, t.codes, t.next, besidePeople, besidePace, func() {
			for time.Now().Before(until) {
				meanwhile()
			}
		})
		t.next += 10_000
		require.Empty(b, r.failed)
		into.waits = append(into.waits, r.waits...)
	}
	for range *besideRounds {
		play(&calm, func() { <-time.After(100 * time.Millisecond) })
		play(&busy, func() { once(); done++ })
	}
	p99 := func(r result) time.Duration { return r.quantile(0.99) }
	b.ReportMetric(float64(p99(busy))/float64(p99(calm)), "p99/calm")
	b.ReportMetric(float64(busy.quantile(0.9))/float64(calm.quantile(0.9)), "p90/calm")
	b.ReportMetric(0, "ns/op")
	b.Logf("%d times: of %d and %d answers, calm and beside it, half within %v and %v, p99 %v and %v, the longest %v and %v", done, len(calm.waits), len(busy.waits),
		calm.quantile(0.5), busy.quantile(0.5), p99(calm), p99(busy), calm.quantile(1), busy.quantile(1))
}
