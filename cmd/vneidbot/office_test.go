package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRecordedOffice sets a fresh installation up from the command line, and
// asks it in both languages who it is.
func TestRecordedOffice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	administer(t, dir, "settings", "import", written(t, "office.toml", `office = "Sở Giáo dục và Đào tạo thành phố"
contact = "cô Mai, Văn phòng"
phone = "0225 000 0001"
letter = "Công văn số 01/VD"
notice_day = 2026-11-20
name_en = "results of the registration of your unit's electronic identity account (VNeID)"
`))
	administer(t, dir, "areas", "import", written(t, "areas.csv", "Mã,Tên địa bàn,Cơ quan,Người liên hệ,Điện thoại,Tên cũ\n"+
		"11692,Phường Dương Kinh,Phòng Văn hóa – Xã hội phường Dương Kinh,,0225 000 0002,Phường Anh Dũng\n"))
	administer(t, dir, "units", "import", filepath.Join("testdata", "roster.csv"))
	tg, app := bootIn(t, dir)
	user := tg.User(1000, "Cô Lan")
	for _, a := range []act{
		{"/start", "unit.ask"}, {"[button.more]", "notice.text"}, {"/huongdan", "guide.contact_of"},
		{"0299900124", "unit.confirm"}, {"[button.yes]", "status.ask"}, {"/huongdan", "0225 000 0002"},
	} {
		perform(t, user, a)
	}
	anna := tg.User(1001, "Anna")
	for _, a := range []act{
		{"/ngonngu", "language.ask"}, {"[language.en]", inEnglish("language.done")}, {"/start", inEnglish("unit.ask")},
		{"[" + inEnglish("button.more") + "]", inEnglish("notice.text")}, {"/huongdan", inEnglish("guide.contact_of")},
	} {
		perform(t, anna, a)
	}
	compare(t, "office", user.Transcript()+"\n"+anna.Transcript())
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
	areas, err := app.store.Areas(t.Context())
	require.NoError(t, err)
	require.Len(t, areas, 130)
	require.Equal(t, []string{"office, contact, phone, letter, notice_day, name_en", "areas: 1"}, audited(t, dir))
}

// audited lists what was recorded of settings, in its order.
func audited(t *testing.T, dir string) (objects []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(dir, "vneid.db")+"?mode=ro")
	require.NoError(t, err)
	defer db.Close()
	rows, err := db.Query(`SELECT object FROM audit WHERE act = 'caidat' AND account_id = 'cli' ORDER BY id`)
	require.NoError(t, err)
	defer rows.Close()
	for rows.Next() {
		var object string
		require.NoError(t, rows.Scan(&object))
		objects = append(objects, object)
	}
	require.NoError(t, rows.Err())
	return objects
}

func inEnglish(key string) string { return ownIn("en", key) }

// administer runs a command of the program on the folder.
func administer(t *testing.T, dir string, args ...string) {
	t.Helper()
	p := launch(t, "program", []string{"DATA_DIR=" + dir}, args...)
	<-p.done
	require.Zerof(t, p.cmd.ProcessState.ExitCode(), "%v: %s", args, p.logged())
}

func written(t *testing.T, name, text string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
