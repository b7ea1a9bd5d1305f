package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// TestAnAdministratorIsReachableFromTheFirstWord: whoever only asked for the own
// account, or for totals, hears of trouble all the same.
func TestAnAdministratorIsReachableFromTheFirstWord(t *testing.T) {
	t.Parallel()
	for _, first := range []act{{"/id", "telegram:9000001"}, {"/start", "VNeID"}, {"/tonghop", "Đã báo cáo"}} {
		t.Run(first.do, func(t *testing.T) {
			t.Parallel()
			tg, app := boot(t)
			admin := tg.User(adminID, "Cán bộ Mai")
			perform(t, admin, first)
			app.tellAdmins(t.Context(), "test", "", bot.T("zalo.silent", "channel", bot.Raw("thử"), "at", time.Now()))
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			_, err := admin.Says(ctx, "không nhận được tin nào")
			require.NoError(t, err, admin.Transcript())
		})
	}
}

// Whoever stands in ADMIN_IDS already is not told to copy the id there.
func TestAnAdministratorIsToldSoByID(t *testing.T) {
	t.Parallel()
	tg, _ := boot(t)
	perform(t, tg.User(adminID, "Cán bộ Mai"), act{"/id", "newcomer.is_admin"})
	perform(t, tg.User(9000077, "Cô Lan"), act{"/id", "newcomer.admin"})
}
