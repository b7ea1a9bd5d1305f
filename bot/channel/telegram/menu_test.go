package telegram

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

func TestMenusAreSetOnlyWhenTheyChanged(t *testing.T) {
	vi := []Command{{"baocao", "Báo cáo của đơn vị"}, {"trogiup", "Trợ giúp"}}
	en := []Command{{"baocao", "Report"}}
	set := func(o *Options) {
		o.Menus = []Menu{{MenuDefault, "", vi}, {MenuPrivate, "en", en}, {MenuPrivate, "", vi}, {MenuGroups, "vi", vi}}
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
	r := newRig(t, func(o *Options) { o.Menus = []Menu{{MenuDefault, "", list}, {MenuGroups, "", list}} })
	r.srv.Fault(telegramtest.Fault{Method: "setMyCommands", Code: 400, Text: "Bad Request: BOT_COMMAND_INVALID"})
	r.start()
	require.Eventually(t, func() bool { return len(r.srv.Menu("all_group_chats/")) == 1 }, 5*time.Second, time.Millisecond)
	require.NoError(t, r.stop())
	require.Equal(t, 2, r.srv.Calls("setMyCommands"), "what is refused once is refused always")
}
