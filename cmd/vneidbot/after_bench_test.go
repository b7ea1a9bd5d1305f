package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkAfterwards has a program do each kind of work twice, and tells what it holds
// after the second time by what it held after the first: goroutines, open files, and how
// many files are on its shelf.
//
//	go test ./cmd/vneidbot -run '^$' -bench Afterwards -benchtime 1x
func BenchmarkAfterwards(b *testing.B) {
	t := besideTown(b)
	codes := append(t.codes, t.codes...)
	phones := map[string]func(int64) phone{"page": webPhones("http://" + t.addr), "telegram": telegramPhones(t.tg)}
	report := func(on string) func() {
		return func() {
			r := load{phones: phones[on], codes: codes, first: t.next, total: 100, atOnce: 50, within: 2 * time.Minute}.run()
			require.Emptyf(b, r.failed, "%s", t.p.logged())
			t.next += 10_000
		}
	}
	for _, work := range []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"reports with pictures, Telegram", report("telegram")},
		{"reports with pictures, the page", report("page")},
		{"200 browsers that follow and go", func() { greet(b, "http://"+t.addr, t.next, 200)(); t.next += 10_000 }},
		{"workbook", func() { t.asks("/xuat", "đơn vị, số liệu lúc") }},
		{"pictures packed", func() { t.asks("/xuat ảnh", "mã SHA-256") }},
		{"cards", func() { t.asks("/mamoi tất cả", "Danh sách mã mời") }},
		{"chart", func() { t.asks("/bieudo", "Biểu đồ tiến độ") }},
		{"a list compared", func() { t.sends("cong-an.csv", t.listed, "/doichieu", "Hai bên đều có") }},
		{"a form filled for a trial", func() { t.sends("bieu.xlsx", drawnForm(b, "o-danh-sach"), "/bieumau chung", "Đã điền thử") }},
		{"reminders", func() { t.chases(50) }},
	} {
		b.Run(work.name, func(b *testing.B) {
			for range b.N {
				work.do()
				before := t.rests(b, nil)
				work.do()
				after := t.rests(b, &before)
				b.ReportMetric(after.goroutines-before.goroutines, "goroutines-more")
				b.ReportMetric(after.files-before.files, "open-files-more")
				b.ReportMetric(after.shelf-before.shelf, "shelf-files-more")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
	t.p.stop(b)
}

// chases reminds those of n people who can be written to whose units have not reported,
// others each time.
func (t *besides) chases(n int) {
	reporterOfEach(t.b, t.p.dir, n, t.chased)
	for i := t.chased; i < t.chased+n; i++ {
		u := t.tg.User(int64(20000+i), "Cô Lan")
		u.Say("/start")
		_, err := u.Next(t.b.Context())
		require.NoError(t.b, err)
	}
	t.chased += n
	t.officer.Skip()
	t.officer.Say("/dondoc")
	t.hears("Nhắc")
	for _, m := range t.officer.Screen() {
		for _, row := range m.Buttons {
			for _, button := range row {
				if many, ok := strings.CutPrefix(button.Text, "Gửi "); ok {
					_, err := t.officer.Tap(button.Text)
					require.NoError(t.b, err)
					many = strings.TrimSuffix(many, " tin")
					t.hears(many + "/" + many + " đơn vị")
					return
				}
			}
		}
	}
	t.b.Fatal(t.officer.Transcript())
}

// rested is what a program holds that has nothing to do.
type rested struct{ goroutines, files, shelf float64 }

// rests waits until the program holds no more than before, a minute at most.
func (t *besides) rests(b *testing.B, before *rested) (now rested) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.Context(), time.Minute)
	defer stop()
	for every := time.NewTicker(2 * time.Second); ; {
		select {
		case <-every.C:
		case <-ctx.Done():
			return now
		}
		open, err := os.ReadDir(filepath.Join("/proc", strconv.Itoa(t.p.cmd.Process.Pid), "fd"))
		require.NoError(b, err)
		last := now
		now = rested{goroutines: metric(b, t.metrics, "go_goroutines"), files: float64(len(open))}
		require.NoError(b, filepath.WalkDir(filepath.Join(t.p.dir, "shelf"), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				now.shelf++
			}
			return err
		}))
		if before == nil && now == last || before != nil && now.goroutines <= before.goroutines && now.files <= before.files {
			return now
		}
	}
}
