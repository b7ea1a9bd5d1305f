package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// The menu of a private chat is that of the person's role: from the invitation on
// until the role is taken, and after a restart.
func TestAnOfficersAppShowsTheOfficersMenu(t *testing.T) {
	t.Parallel()
	w := setOut(t)
	admin, mai := w.tg.User(adminID, "Quản trị"), w.tg.User(1001, "Cán bộ Mai")
	shows := func(chat string, names []string) {
		t.Helper()
		require.Eventually(t, func() bool { return sameNames(w.tg.Menu("chat:"+chat+"/"), names) }, 20*time.Second, 5*time.Millisecond, "%v", w.tg.Menu("chat:"+chat+"/"))
	}
	w.does(admin, act{"/moicanbo Dương Kinh", "phường Dương Kinh"})
	shows("9000001", w.app.desk.Menu("admin"))
	w.does(mai, act{typedCode.FindString(admin.Transcript()), "phường Dương Kinh"})
	shows("1001", w.app.desk.Menu("officer"))
	require.Equal(t, "Số liệu tổng hợp", w.tg.Menu("chat:1001/")[0].Text)
	w.does(mai, act{"/ngonngu", "chọn ngôn ngữ"}, act{"[language.en]", "speaks English"})
	require.Eventually(t, func() bool { return w.tg.Menu("chat:1001/")[0].Text == "Totals" }, 20*time.Second, 5*time.Millisecond, "the menu speaks as the bot does")
	menus, err := w.app.officerMenus(t.Context())
	require.NoError(t, err)
	require.Len(t, menus, 2, "those that the start sets")

	w.tg.Fault(telegramtest.Fault{Method: "deleteMyCommands", Code: 502, Body: telegramtest.Page})
	w.does(admin, act{"/canbo", "canbo.head"}, act{"[1. Cán bộ Mai]", "canbo.card"}, act{"[button.remove]", "canbo.ask"}, act{"[button.remove]", "canbo.removed"})
	shows("1001", nil)

	w.app.admins = &administrators{} // taken out of ADMIN_IDS
	menus, err = w.app.officerMenus(t.Context())
	require.NoError(t, err)
	require.Len(t, menus, 2)
	for _, m := range menus {
		require.Empty(t, m.Commands, "a principal's menu is everybody's: %s", m.Chat)
	}
	require.Empty(t, w.tg.Refused())
}

func sameNames(menu []telegramtest.Command, names []string) bool {
	if len(menu) != len(names) {
		return false
	}
	for i, c := range menu {
		if c.Name != names[i] {
			return false
		}
	}
	return true
}
