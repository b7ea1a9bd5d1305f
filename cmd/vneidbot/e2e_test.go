package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
)

var update = flag.Bool("update", false, "rewrite the recorded conversations")

// adminID is the administrator's account in the recorded conversations.
const adminID = 9000001

// act is what one person does, and words of the answer that must come before
// the next act. "[Label]" taps, "(photo) caption" sends a picture.
type act struct{ do, hear string }

// recorded are whole conversations through the real program: Telegram's client
// over HTTP, Redis inside the process, SQLite in a file. What each chat saw is
// kept in testdata/telegram and compared.
var recorded = map[string][]act{
	"happy": {
		{"/start", "mã số thuế của đơn vị"}, {"0299900124", "Có đúng đơn vị"}, {"[Đúng]", "trạng thái gì?"},
		{"[Được tiếp nhận]", "ảnh màn hình"}, {"(photo)", "CHƯA GỬI"}, {"[Gửi báo cáo]", "họ tên, chức vụ"},
		{"[Bỏ qua]", "nhận"}, {"/trangthai", "BC-"},
	},
	"one_message": {
		{"(photo) 0299900124 được tiếp nhận", "Có đúng đơn vị"}, {"[Đúng]", "CHƯA GỬI"}, {"[Gửi báo cáo]", "họ tên, chức vụ"},
	},
	"refused": {
		{"0299900124", "Có đúng đơn vị"}, {"đúng", "trạng thái gì?"}, {"bị từ chối", "lý do từ chối"},
		{"[Tên không khớp]", "ảnh màn hình"}, {"[Bỏ qua]", "CHƯA GỬI"}, {"[Gửi báo cáo]", "họ tên, chức vụ"},
		{"[Báo cáo lại]", "Hiện nay thế nào?"}, {"[Được tiếp nhận]", "ảnh màn hình"}, {"(photo)", "CHƯA GỬI"},
		{"[Gửi báo cáo]", "Mã biên nhận"},
	},
	"wrong_codes": {
		{"/start", "mã số thuế của đơn vị"}, {"1234567", "7 chữ số"}, {"31234567", "8 chữ số"}, {"299900124", "mất số 0"},
		{"[Nhập lại]", "mã số thuế của đơn vị"}, {"00299900124", "thừa số 0"}, {"[Nhập lại]", "mã số thuế của đơn vị"},
		{"8299900009", "cá nhân"}, {"0912345678", "số điện thoại"}, {"0299900142", "Có phải"}, {"[Nhập lại]", "mã số thuế của đơn vị"},
		{"0299900124-1", "Mã là"}, {"[Nhập lại]", "mã số thuế của đơn vị"}, {"0299900124-001", "Danh sách ghi"}, {"[Không đúng]", "mã số thuế của đơn vị"},
		{"0299900170", "dùng chung cho 2 đơn vị"}, {"[Không có trong danh sách]", "tên đơn vị"}, {"079123456789", "căn cước"},
		{"0299900421", "nhầm một chữ số"}, {"[Đã so, mã đúng]", "gõ tên đơn vị"}, {"12345", "5 chữ số"},
		{"0000000001", "không có dạng này"}, {"0299900124-000", "001 đến 999"}, {"trường trên mây", "chưa có đơn vị"}, {"[Nhập lại]", "tên đơn vị"},
		{"hoa sen", "gần giống"}, {"[Mầm non Hoa Sen (phường Dương Kinh)]", "trạng thái gì?"}, {"chưa được tiếp nhận", "Chưa rõ"},
		{"đã đăng ký rồi", "Chưa rõ"}, {"/huy", "Hủy báo cáo"}, {"[Hủy]", "Đã hủy"},
	},
}

// recordedOnZalo are those that go another way there: each message counts, so a
// picture that may be skipped is not asked for by itself.
var recordedOnZalo = map[string][]act{
	"refused": {
		{"/start", "mã số thuế của đơn vị"}, {"0299900124", "Có đúng đơn vị"}, {"đúng", "trạng thái gì?"}, {"bị từ chối", "lý do từ chối"},
		{"[Tên không khớp]", "CHƯA GỬI"}, {"[Gửi báo cáo]", "họ tên, chức vụ"},
		{"[Báo cáo lại]", "Hiện nay thế nào?"}, {"[Được tiếp nhận]", "ảnh màn hình"}, {"(photo)", "CHƯA GỬI"},
		{"[Gửi báo cáo]", "Mã biên nhận"},
	},
}

func TestRecordedConversations(t *testing.T) {
	for name, acts := range recorded {
		t.Run(name, func(t *testing.T) {
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
	tg, _ := boot(t)
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	admin := group.As(tg.User(adminID, "Cán bộ Mai"))
	member := group.As(tg.User(1001, "Cô Lan"))
	group.Add(tg.User(adminID, "Cán bộ Mai"))
	for _, a := range []act{{"/tonghop@" + telegramtest.BotName, "chưa được gắn"},
		{"/gannhom@" + telegramtest.BotName + " duong kinh", "Gắn nhóm này"}, {"[Gắn nhóm]", "đã gắn nhóm này"}} {
		perform(t, admin, a)
	}
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	perform(t, member, act{"/tonghop@" + telegramtest.BotName, "Đã báo cáo: 1/4"})
	perform(t, member, act{"/tonghop@" + telegramtest.BotName + " hồng bàng", "thuộc địa bàn khác"})
	compare(t, "group", group.Transcript())
	perform(t, tg.User(adminID, "Cán bộ Mai"), act{"/trogiup", "/trogiup cán bộ"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// boot runs the program against an emulation until the test ends.
func boot(t *testing.T) (*telegramtest.Server, *App) {
	t.Helper()
	tg := telegramtest.New(t)
	dir := t.TempDir()
	importFile(t, dir, filepath.Join("testdata", "roster.csv"))
	words, err := locales.New()
	require.NoError(t, err)
	app, err := New(t.Context(), &Config{
		TelegramToken: telegramtest.Token, TelegramAPI: tg.URL(), TelegramRate: 25, DataDir: dir, HTTPAddr: "127.0.0.1:0",
		Admins: []string{"telegram:9000001"}, Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000,
	}, quiet(), words)
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- app.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-done)
		require.NoError(t, app.Close())
	})
	return tg, app
}

func perform(t *testing.T, u *telegramtest.User, a act) {
	t.Helper()
	u.Skip()
	switch {
	case strings.HasPrefix(a.do, "["):
		_, err := u.Tap(strings.Trim(a.do, "[]"))
		require.NoError(t, err)
	case strings.HasPrefix(a.do, "(photo)"):
		u.SendPhoto(screenshot(), strings.TrimSpace(strings.TrimPrefix(a.do, "(photo)")))
	default:
		u.Say(a.do)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := u.Says(ctx, a.hear)
	require.NoErrorf(t, err, "after %q, no %q:\n%s", a.do, a.hear, u.Transcript())
}

// moment is what differs from day to day in a recorded conversation.
var moment = regexp.MustCompile(`\d{2}h\d{2} ngày \d{1,2}/\d{1,2}/\d{4}|\(\d{1,2}/\d{1,2}/\d{4}\)`)

func compare(t *testing.T, name, got string) {
	t.Helper()
	got = moment.ReplaceAllString(got, "«lúc»")
	path := filepath.Join("testdata", "telegram", name+".txt")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no recording; make one with -update")
	require.Empty(t, cmp.Diff(string(want), got))
}
