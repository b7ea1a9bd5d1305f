package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/zalo/zalotest"
	"vneidbot/locales"
	"vneidbot/store/disk"
	"vneidbot/store/shelf"
)

// zaloAdmin is the administrator's account in the recorded conversations.
const zaloAdmin = "ab12cd34ef56ab12cd34"

// bootZalo runs the program against an emulation until the test ends.
func bootZalo(t *testing.T, change func(*Config), quirks ...zalotest.Quirks) (*zalotest.Server, *App) {
	t.Helper()
	srv := zalotest.New(t, quirks...)
	cfg := &Config{
		Zalo: ZaloConfig{Token: zalotest.Token, API: srv.URL(), PhotoHosts: []string{srv.Host()}, Link: "https://zalo.me/123",
			Users: 50, Groups: 3, Messages: 3000, Counts: "both"},
		TelegramRate: 25, DataDir: rostered(t), HTTPAddr: "127.0.0.1:0",
		Admins: []string{"zalo:" + zaloAdmin}, Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000,
	}
	if change != nil {
		change(cfg)
	}
	return srv, serves(t, cfg)
}

// performZalo does what performs does at Telegram: a tap is the number of the
// choice.
func performZalo(t *testing.T, u *zalotest.User, a act) {
	t.Helper()
	seen := len(u.Screen())
	switch {
	case strings.HasPrefix(a.do, "["):
		require.NoError(t, u.Choose(label(a.do)), u.Transcript())
	case strings.HasPrefix(a.do, "(photo"):
		u.SendPhoto(photo(a.do))
	default:
		u.Say(a.do)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		if slices.ContainsFunc(u.Screen()[seen:], func(m zalotest.Message) bool { return m.Bot && hasAll(m.Text, heard(a.hear)) }) {
			return
		}
		_, err := u.Next(ctx)
		require.NoErrorf(t, err, "after %q, no %q:\n%s", a.do, a.hear, u.Transcript())
	}
}

func hasAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func compareZalo(t *testing.T, name, got string) {
	t.Helper()
	got = moment.ReplaceAllString(got, "«lúc»")
	path := filepath.Join("testdata", "zalo", name+".txt")
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no recording; make one with -update")
	require.Empty(t, cmp.Diff(string(want), got))
}

// TestRecordedConversationsOnZalo plays the conversations of Telegram's
// recordings without buttons.
func TestRecordedConversationsOnZalo(t *testing.T) {
	t.Parallel()
	for name, acts := range recorded {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, _ := bootZalo(t, nil)
			user := srv.User("6ede9afa66b88fe6d6a9", "Cô Lan")
			for _, a := range acts {
				if a.hear == "mst.citizen" {
					a.hear = "mst.citizen_nodel" // Zalo's bots remove nothing
				}
				performZalo(t, user, a)
			}
			compareZalo(t, name, user.Transcript())
			require.LessOrEqual(t, costOf(user), map[string]int{"one_message": 4, "happy": 6, "refused": 6}[name])
			require.Empty(t, srv.Refused(), "calls that Zalo would refuse")
		})
	}
}

// costOf is how many messages of the plan the bot needed until the first
// receipt, 0 where there is none.
func costOf(u *zalotest.User) (n int) {
	for _, m := range u.Screen() {
		if m.Bot {
			n++
		}
		if m.Bot && strings.Contains(m.Text, own("receipt.done")) {
			return n
		}
	}
	return 0
}

// TestRecordedGroupOnZalo binds a group, reports, and asks for the totals there.
func TestRecordedGroupOnZalo(t *testing.T) {
	t.Parallel()
	srv, _ := bootZalo(t, nil)
	admin := srv.User(zaloAdmin, "Cán bộ Mai").Group("zgr-f8a7")
	member := srv.User("1001", "Cô Hoa").Group("zgr-f8a7")
	const at = "@" + zalotest.BotName + " "
	performZalo(t, admin, act{at + "/tonghop", "deny.group"})
	performZalo(t, admin, act{at + "gắn nhóm dương kinh", "gannhom.ask"})
	performZalo(t, admin, act{"[button.bind]", "gannhom.done"})
	principal := srv.User("6ede9afa66b88fe6d6a9", "Cô Lan")
	for _, a := range recorded["one_message"] {
		performZalo(t, principal, a)
	}
	performZalo(t, member, act{at + "tonghop", "tonghop.prose_head + 1 (25,0%)"})
	performZalo(t, member, act{at + "tổng hợp hồng bàng", "deny.group_scope"})
	compareZalo(t, "group", admin.Transcript())
	require.Empty(t, srv.Refused(), "calls that Zalo would refuse")
}

// TestDoctorOnZalo has the bot's name, the webhook's state and what is used up.
func TestDoctorOnZalo(t *testing.T) {
	t.Parallel()
	srv, app := bootZalo(t, nil)
	performZalo(t, srv.User("6ede9afa66b88fe6d6a9", "Cô Lan"), recorded["happy"][0])
	keys := func(list []finding) (all []string) {
		for _, f := range list {
			all = append(all, f.fact.Key)
		}
		return all
	}
	require.Eventually(t, func() bool { // one in, one out
		_, _, n, err := app.store.Used(t.Context(), "zalo", time.Now().Format("2006-01"))
		return err == nil && n == 2
	}, 10*time.Second, 5*time.Millisecond)
	found := lookZalo(t.Context(), app.cfg)
	require.Equal(t, []string{"doctor.zalo_ok", "doctor.zalo_hook_polling", "doctor.zalo_quota_ok"}, keys(found))
	require.Equal(t, zalotest.BotName, found[0].fact.Args["name"])
	require.Equal(t, 1, found[2].fact.Args["users"])
	require.Equal(t, 2, found[2].fact.Args["messages"])

	cfg := *app.cfg
	cfg.Zalo.Hook, cfg.Zalo.Secret = "https://bot.example.vn/zalo", "0123456789"
	require.Equal(t, []string{"doctor.zalo_ok", "doctor.zalo_hook_other", "doctor.zalo_quota_ok"}, keys(lookZalo(t.Context(), &cfg)))
	cfg.Zalo.Token = "2:wrong"
	require.Equal(t, []string{"doctor.zalo_refused"}, keys(lookZalo(t.Context(), &cfg)))
}

func TestWhoFindsNoRoomOnZaloIsToldWhereToGo(t *testing.T) {
	words, err := locales.New()
	require.NoError(t, err)
	a := &App{cfg: &Config{PublicURL: "https://vneid.example", Admins: []string{"zalo:admin"}}, words: words}
	for chat, says := range map[bot.Chat]string{
		{Channel: "zalo", ID: "1"}:              said("zalo.full", "link", "https://vneid.example"),
		{Channel: "zalo", ID: "g", Group: true}: said("zalo.full_group"),
	} {
		m, ok := a.sendToPage(bot.Event{From: "zalo:1", Chat: chat})
		require.True(t, ok)
		require.Contains(t, m.Parts[0].Text, says)
	}
	_, ok := a.sendToPage(bot.Event{From: "zalo:admin", Chat: bot.Chat{Channel: "zalo", ID: "2"}})
	require.False(t, ok, "an administrator is always served")
}

// Zalo would show a black picture for an address where nothing is.
func TestAPictureThatIsGoneHasNoAddressForZalo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	kept, err := shelf.Open(filepath.Join(dir, "shelf"), disk.At(dir), 0)
	require.NoError(t, err)
	a := &App{shelf: kept}
	_, err = a.publish(t.Context(), bot.Attachment{SHA256: strings.Repeat("0", 64)})
	require.Equal(t, bot.NotFound, bot.KindOf(err))
	sum, err := kept.Keep([]byte("a picture"))
	require.NoError(t, err)
	_, err = a.publish(t.Context(), bot.Attachment{SHA256: sum})
	require.NoError(t, err)
}
