package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

var update = flag.Bool("update", false, "rewrite the recorded conversations")

// adminID is the administrator's account in the recorded conversations.
const adminID = 9000001

// act is what one person does, and the key of the answer that must come before
// the next act. "[button.yes]" taps, "(photo) caption" sends a picture.
type act struct{ do, hear string }

// recorded are whole conversations through the real program: Telegram's client
// over HTTP, Redis inside the process, SQLite in a file. What each chat saw is
// kept in testdata/telegram and compared.
var recorded = map[string][]act{
	"happy": {
		{"/start", "unit.ask"}, {"0299900124", "unit.confirm"}, {"[button.yes]", "status.ask"},
		{"[status.duoc_tiep_nhan]", "photo.ask"}, {"(photo)", "summary.text"}, {"[button.send]", "contact.ask"},
		{"[button.skip]", ""}, {"/trangthai", "BC-"},
	},
	"one_message": {
		{"(photo) 0299900124 được tiếp nhận", "unit.confirm"}, {"[button.yes]", "summary.text"}, {"[button.send]", "contact.ask"},
	},
	"refused": {
		{"0299900124", "unit.confirm"}, {"đúng", "status.ask"}, {"bị từ chối", "reason.ask"},
		{"[reason.ten]", "summary.text"}, {"[button.send]", "contact.ask"},
		{"[button.report_again]", "status.again"}, {"[status.duoc_tiep_nhan]", "photo.ask"}, {"(photo)", "summary.text"},
		{"[button.send]", "receipt.done"},
	},
	"wrong_codes": {
		{"/start", "unit.ask"}, {"1234567", "mst.d7"}, {"31234567", "mst.d8"}, {"299900124", "mst.d9"},
		{"[button.retype]", "unit.ask"}, {"00299900124", "mst.d11"}, {"[button.retype]", "unit.ask"},
		{"8299900009", "mst.personal"}, {"0912345678", "mst.phone"}, {"0299900142", "mst.near"}, {"[button.retype]", "unit.ask"},
		{"0299900124-1", "mst.dash_short"}, {"[button.retype]", "unit.ask"}, {"0299900124-001", "mst.child"}, {"[button.no]", "unit.ask"},
		{"0299900170", "mst.parent"}, {"[button.not_in_list]", "unit.find"}, {"079123456789", "mst.citizen"},
		{"0299900421", "mst.check"}, {"[button.compared]", "mst.insisted"}, {"12345", "mst.short_long + 5"},
		{"0000000001", "mst.zero"}, {"0299900124-000", "mst.suffix"}, {"trường trên mây", "unit.outside_ask"}, {"[button.retype]", "unit.find"},
		{"hoa sen", "unit.choose"}, {"[Mầm non Hoa Sen (phường Dương Kinh)]", "status.ask_for"}, {"chưa được tiếp nhận", "status.unclear"},
		{"đã đăng ký rồi", "way_out.status"}, {"/huy", "cancel.ask"}, {"[button.cancel]", "cancel.done"},
	},
}

func TestRecordedConversations(t *testing.T) {
	t.Parallel()
	for name, acts := range recorded {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tg, _ := boot(t)
			user := tg.User(1000, "Cô Lan")
			for _, a := range acts {
				perform(t, user, a)
			}
			compare(t, name, user.Transcript())
			require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
		})
	}
}

// TestRecordedGroup binds a group, reports, and asks for the totals there.
func TestRecordedGroup(t *testing.T) {
	t.Parallel()
	tg, _ := boot(t)
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	admin := group.As(tg.User(adminID, "Cán bộ Mai"))
	member := group.As(tg.User(1001, "Cô Lan"))
	group.Add(tg.User(adminID, "Cán bộ Mai"))
	for _, a := range []act{{"/tonghop@" + telegramtest.BotName, "chưa được gắn"},
		{"/gannhom@" + telegramtest.BotName + " duong kinh", "gannhom.ask"}, {"[button.bind]", "gannhom.done"}} {
		perform(t, admin, a)
	}
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	perform(t, member, act{"/tonghop@" + telegramtest.BotName, "tonghop.head + 1/4"})
	perform(t, member, act{"/tonghop@" + telegramtest.BotName + " hồng bàng", "deny.group_scope"})
	compare(t, "group", group.Transcript())
	perform(t, tg.User(adminID, "Cán bộ Mai"), act{"/trogiup", "/moicanbo"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// boot runs the program against an emulation until the test ends.
func boot(t *testing.T, change ...func(*Config)) (*telegramtest.Server, *App) {
	t.Helper()
	return bootIn(t, rostered(t), change...)
}

// rostered is a folder of its own into which the program's command has brought the
// units of the recordings.
var rostered = storetest.Cast(func(dir string) error { return imported(dir, filepath.Join("testdata", "roster.csv")) })

// bootIn is boot on a folder that is made ready already.
func bootIn(t *testing.T, dir string, change ...func(*Config)) (*telegramtest.Server, *App) {
	t.Helper()
	tg := telegramtest.New(t)
	cfg := &Config{
		TelegramToken: telegramtest.Token, TelegramAPI: tg.URL(), TelegramRate: 25, DataDir: dir, HTTPAddr: "127.0.0.1:0",
		Admins: []string{"telegram:9000001"}, Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000,
	}
	for _, c := range change {
		c(cfg)
	}
	return tg, serves(t, cfg)
}

// serves runs the program until the test ends.
func serves(t *testing.T, cfg *Config) *App {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	app, err := New(t.Context(), cfg, quiet(), words)
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- app.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-done)
		require.NoError(t, app.Close())
	})
	return app
}

func perform(t *testing.T, u *telegramtest.User, a act) {
	t.Helper()
	u.Skip()
	switch {
	case strings.HasPrefix(a.do, "["):
		_, err := u.Tap(label(a.do))
		require.NoError(t, err)
	case strings.HasPrefix(a.do, "(photo"):
		u.SendPhoto(photo(a.do))
	default:
		u.Say(a.do)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := u.Says(ctx, heard(a.hear)...)
	require.NoErrorf(t, err, "after %q, no %q:\n%s", a.do, a.hear, u.Transcript())
}

// photo is the picture and the caption of "(photo) caption", or of "(photo 3) caption":
// each number's is another picture.
func photo(do string) (data []byte, caption string) {
	which, caption, _ := strings.Cut(do, ")")
	if n, err := strconv.Atoi(strings.TrimPrefix(which, "(photo ")); err == nil {
		return shade(n), strings.TrimSpace(caption)
	}
	return screenshot(), strings.TrimSpace(caption)
}

// moment is what differs from day to day in a recorded conversation.
var moment = regexp.MustCompile(`\d{2}h\d{2} ngày \d{1,2}/\d{1,2}/\d{4}|\(\d{1,2}/\d{1,2}/\d{4}\)`)

func compare(t *testing.T, name, got string) {
	t.Helper()
	compareAt(t, filepath.Join("telegram", name), got)
}

// compareAt compares with the recording in a file of testdata.
func compareAt(t *testing.T, name, got string) {
	t.Helper()
	got = moment.ReplaceAllString(got, "«lúc»")
	path := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no recording; make one with -update")
	require.Empty(t, cmp.Diff(string(want), got))
}
