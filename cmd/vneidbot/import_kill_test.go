package main

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot/roster/sample"
)

// largeList writes a workbook of n invented units in twelve columns.
func largeList(t testing.TB, n int) string {
	t.Helper()
	book := excelize.NewFile()
	defer func() { require.NoError(t, book.Close()) }()
	out, err := book.NewStreamWriter("Sheet1")
	require.NoError(t, err)
	require.NoError(t, out.SetRow("A1", []any{"STT", "Mã số thuế", "Tên đơn vị", "Cấp học", "Địa bàn", "Loại hình", "Mã trường", "Hiệu trưởng", "Điện thoại", "Địa chỉ", "Ghi chú", "Số lớp"}))
	for i, r := range sample.Units(n, time.Now()) {
		at, err := excelize.CoordinatesToCellName(1, i+2)
		require.NoError(t, err)
		require.NoError(t, out.SetRow(at, []any{i + 1, string(r.Code), r.Name, string(r.Level), r.Area, string(r.Owner), r.School, r.Head, r.Phone, r.Address, "ghi chú", i % 40}))
	}
	require.NoError(t, out.Flush())
	path := filepath.Join(t.TempDir(), "danh-sach.xlsx")
	require.NoError(t, book.SaveAs(path))
	return path
}

// figure is a number out of the records of a program that may be running.
func figure(t testing.TB, dir, query string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db")+"?mode=ro&_busy_timeout=5000")
	require.NoError(t, err)
	defer db.Close()
	if db.QueryRow(query).Scan(&n) != nil {
		return 0 // not there yet
	}
	return n
}

// killedWhen runs a command of the program until the query finds something.
func killedWhen(t *testing.T, dir, query string, args ...string) {
	t.Helper()
	p := launch(t, "program", []string{"DATA_DIR=" + dir}, args...)
	require.Eventually(t, func() bool { return figure(t, dir, query) > 0 }, time.Minute, time.Millisecond, "%s", p.logged())
	p.kill()
}

// Where no program serves, the next command brings to its end what a kill has left,
// on the way in and on the way out.
func TestTheNextCommandEndsAListThatWasKilled(t *testing.T) {
	t.Parallel()
	const units, live = 6_000, `SELECT count(*) FROM units WHERE standing = ''`
	const half = `SELECT count(*) FROM imports WHERE state = 'switching' AND next > 0 OR undoing`
	dir, path := t.TempDir(), largeList(t, units)
	killedWhen(t, dir, half, "units", "import", path)
	require.Equal(t, 1, figure(t, dir, half), "it was killed in the middle")
	importFile(t, dir, path)
	require.Equal(t, units, figure(t, dir, live))
	require.Equal(t, units, figure(t, dir, `SELECT count(*) FROM units`), "nothing is there twice")

	killedWhen(t, dir, half, "units", "undo")
	require.Equal(t, 1, figure(t, dir, half), "it was killed in the middle")
	importFile(t, dir, path)
	require.Equal(t, units, figure(t, dir, live), "taken back to its end, and then in anew")
	require.Zero(t, figure(t, dir, half))
}

// A large list is killed half-way in, and half-way out: the program that serves
// next goes on with it to its end, and every unit is there once.
func TestALargeListThatIsKilledGoesOn(t *testing.T) {
	t.Parallel()
	const units, live = 6_000, `SELECT count(*) FROM units WHERE standing = ''`
	dir := t.TempDir()
	halfway := func(query string, args ...string) { killedWhen(t, dir, query, args...) }
	served := func(want int) {
		addr := freeAddr(t)
		p := launch(t, "program", []string{"PUBLIC_URL=http://" + addr, "HTTP_ADDR=" + addr, "DATA_DIR=" + dir})
		require.Eventually(t, func() bool {
			return figure(t, dir, `SELECT count(*) FROM imports WHERE state IN ('done', 'undone') AND NOT undoing`) == 1
		}, time.Minute, 20*time.Millisecond, "%s", p.logged())
		p.stop(t)
		require.Equal(t, want, figure(t, dir, live))
	}
	halfway(`SELECT count(*) FROM imports WHERE state = 'switching' AND next > 0`, "units", "import", largeList(t, units))
	require.Equal(t, 1, figure(t, dir, `SELECT count(*) FROM imports WHERE state = 'switching'`), "it was killed in the middle")
	require.Less(t, figure(t, dir, live), units)
	served(units)
	require.Equal(t, units, figure(t, dir, `SELECT count(DISTINCT unit_id) FROM unit_history WHERE by = 'import'`))
	require.Equal(t, units, figure(t, dir, `SELECT count(*) FROM unit_history`))

	halfway(`SELECT count(*) FROM imports WHERE undoing`, "units", "undo")
	require.Equal(t, 1, figure(t, dir, `SELECT count(*) FROM imports WHERE undoing`), "it was killed in the middle")
	require.Positive(t, figure(t, dir, live))
	served(0)
	require.Equal(t, units, figure(t, dir, `SELECT count(*) FROM units WHERE standing = 'void'`))
}

// BenchmarkImportMemory takes the roster of the country in as the program does, and
// reports the most memory that the process held.
func BenchmarkImportMemory(b *testing.B) {
	path := largeList(b, 50_000)
	var most float64
	for b.Loop() {
		p := launch(b, "program", []string{"DATA_DIR=" + benchDir(b)}, "units", "import", path)
		look := time.NewTicker(5 * time.Millisecond)
		for running := true; running; {
			select {
			case <-p.done:
				running = false
			case <-look.C:
				if mib, err := p.held(); err == nil {
					most = max(most, mib)
				}
			}
		}
		look.Stop()
		require.Zero(b, p.cmd.ProcessState.ExitCode(), p.logged())
	}
	b.ReportMetric(most, "MiB")
	require.Less(b, most, 300.0)
}

// Two processes take the same list in at once: every unit is there once, whoever
// was faster, and neither fails.
func TestTwoProcessesImportOneList(t *testing.T) {
	t.Parallel()
	const units = 2_000
	dir, path := t.TempDir(), largeList(t, units)
	importSample(t, dir, 1) // the folder is there
	var both []*process
	for range 2 {
		both = append(both, launch(t, "program", []string{"DATA_DIR=" + dir}, "units", "import", path))
	}
	for _, p := range both {
		<-p.done
		require.Zerof(t, p.cmd.ProcessState.ExitCode(), "%s", p.logged())
	}
	require.Equal(t, units, figure(t, dir, `SELECT count(*) FROM units`))
	require.Equal(t, units, figure(t, dir, `SELECT count(DISTINCT name || '/' || area_id || '/' || code) FROM units`))
}
