package telegram

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

func TestMenusAreSetOnlyWhenTheyChanged(t *testing.T) {
	vi := []Command{{"baocao", "Báo cáo của đơn vị"}, {"trogiup", "Trợ giúp"}}
	en := []Command{{"baocao", "Report"}}
	set := func(o *Options) {
		o.Menus = []Menu{{Scope: MenuDefault, Lang: "", Commands: vi}, {Scope: MenuPrivate, Lang: "en", Commands: en}, {Scope: MenuPrivate, Lang: "", Commands: vi}, {Scope: MenuGroups, Lang: "vi", Commands: vi}}
	}
	r := newRig(t, set).start()
	done := func(key string, n int) {
		t.Helper()
		require.Eventually(t, func() bool { return len(r.srv.Menu(key)) == n }, 5*time.Second, time.Millisecond, key)
	}
	done("default/", 2)
	done("all_private_chats/en", 1)
	done("all_private_chats/", 2)
	done("all_group_chats/vi", 2)
	require.Equal(t, telegramtest.Command{Name: "baocao", Text: "Báo cáo của đơn vị"}, r.srv.Menu("default/")[0])
	require.NoError(t, r.stop())
	require.Equal(t, 4, r.srv.Calls("setMyCommands"))

	en = append(en, Command{"trogiup", "Help"})
	again := newRig(t, set, func(o *Options) { o.APIURL = r.srv.URL() })
	r.srv.Fault(telegramtest.Fault{Method: "getMyCommands", Code: 404, Text: "Not Found: method not found"})
	r.srv.Fault(telegramtest.Fault{Method: "setMyCommands", Code: 502, Body: telegramtest.Page})
	again.start()
	done("all_private_chats/en", 2)
	require.Eventually(t, func() bool { return r.srv.Calls("getMyCommands") == 9 }, 5*time.Second, time.Millisecond)
	require.NoError(t, again.stop())
	require.Equal(t, 6, r.srv.Calls("setMyCommands"), "one had changed, one could not be read and failed once")
	require.Contains(t, again.log.String(), "a menu was not set")
	require.Empty(t, r.srv.Refused())
}

func TestAMenuThatIsRefusedStopsNothing(t *testing.T) {
	list := []Command{{"baocao", "Báo cáo"}}
	r := newRig(t, func(o *Options) {
		o.Menus = []Menu{{Scope: MenuDefault, Lang: "", Commands: list}, {Scope: MenuGroups, Lang: "", Commands: list}}
	})
	r.srv.Fault(telegramtest.Fault{Method: "setMyCommands", Code: 400, Text: "Bad Request: BOT_COMMAND_INVALID"})
	r.start()
	require.Eventually(t, func() bool { return len(r.srv.Menu("all_group_chats/")) == 1 }, 5*time.Second, time.Millisecond)
	require.NoError(t, r.stop())
	require.Equal(t, 2, r.srv.Calls("setMyCommands"), "what is refused once is refused always")
}

// A chat's own menu is set after those of all, and taken away when it is empty. That
// one cannot be set, or that nobody knows them, stops nothing.
func TestAChatHasAMenuOfItsOwn(t *testing.T) {
	all, mine := []Command{{"baocao", "Báo cáo"}}, []Command{{"tonghop", "Số liệu"}}
	own := []Menu{{Scope: MenuChat, Chat: "404", Commands: mine}, {Scope: MenuChat, Chat: "5", Commands: mine}}
	r := newRig(t, func(o *Options) {
		o.Menus = []Menu{{Scope: MenuPrivate, Commands: all}}
		o.ChatMenus = func(context.Context) ([]Menu, error) { return own, nil }
	})
	r.srv.User(5, "Mai").Say("/start")
	r.start()
	require.Eventually(t, func() bool { return len(r.srv.Menu("chat:5/")) == 1 }, 5*time.Second, time.Millisecond)
	require.Equal(t, "tonghop", r.srv.Menu("chat:5/")[0].Name)
	require.Equal(t, "baocao", r.srv.Menu("all_private_chats/")[0].Name)
	set := r.srv.Calls("setMyCommands")
	require.NoError(t, r.c.SetMenu(t.Context(), own[1]))
	require.Equal(t, set, r.srv.Calls("setMyCommands"), "it was right already")
	require.NoError(t, r.c.SetMenu(t.Context(), Menu{Scope: MenuChat, Chat: "5"}))
	require.Empty(t, r.srv.Menu("chat:5/"))
	require.NoError(t, r.stop())
	require.Equal(t, 1, r.srv.Calls("deleteMyCommands"))
	require.Contains(t, r.log.String(), "chat not found")
	require.Empty(t, r.srv.Refused())

	lost := newRig(t, func(o *Options) {
		o.ChatMenus = func(context.Context) ([]Menu, error) { return nil, context.DeadlineExceeded }
	}).start()
	require.Eventually(t, func() bool { return strings.Contains(lost.log.String(), "are not known") }, 5*time.Second, time.Millisecond)
	require.NoError(t, lost.stop())
}
