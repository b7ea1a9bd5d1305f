package main

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// tied lets an account report for a unit of the roster, so that it can be written to.
func tied(t *testing.T, app *App, account, code string) {
	t.Helper()
	storetest.Exec(t, app.store, `INSERT INTO accounts (id, chat_key, name, created_at) VALUES (?1, ?1, 'Cô Lan', 0)`, account)
	storetest.Exec(t, app.store, `INSERT INTO reporters (account_id, unit_id, verified, since) SELECT ?, id, FALSE, 0 FROM units WHERE code = ?`, account, code)
}

// hearsOfBehalf waits until the person has heard of the report on behalf.
func hearsOfBehalf(t *testing.T, u *telegramtest.User) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := u.Says(ctx, "đã báo cáo thay")
	require.NoError(t, err, u.Transcript())
}

// TestRecordedBehalf: an officer forwards what a principal sent elsewhere, answers it
// with /baocaothay, and sends a picture later; the principal says that it was not so.
func TestRecordedBehalf(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, midday)
	officer := areaOfficer(t, tg, app)
	tied(t, app, "telegram:3000", "0299900124")
	principal := tg.User(3000, "Cô Lan")
	perform(t, principal, act{"/start", "Mầm non Hoa Sen"})
	said := func(words string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		_, err := officer.Says(ctx, words)
		require.NoError(t, err, officer.Transcript())
	}
	from := officer.SendPhoto(shade(1), "Trường Mầm non Hoa Sen đã được tiếp nhận ạ")
	said("Đã ghi trạng thái")
	officer.Reply(from, "/baocaothay")
	said("CHƯA GỬI. Báo cáo thay")
	perform(t, officer, act{"[button.behalf_send]", "baocaothay.done"})
	untilAwaiting(t, app, 1)
	perform(t, officer, act{"/donvi 0299900124", "donvi.behalf_by"})
	perform(t, officer, act{"/xacnhan", "Được tiếp nhận, gửi lúc"})

	perform(t, officer, act{"/baocaothay Mầm non Hướng Dương, thành công", "baocaothay.summary"})
	perform(t, officer, act{"[button.behalf_send]", "baocaothay.picture_later"})
	last, _ := officer.Last()
	perform(t, officer, act{"/tonghop", "tonghop.head"})
	officer.ReplyPhoto(last.ID, shade(2), "")
	said("Đã thêm ảnh")
	untilAwaiting(t, app, 2)
	compare(t, "behalf", undated(officer.Transcript()))

	hearsOfBehalf(t, principal)
	perform(t, principal, act{"[button.no]", "tell.denied_behalf"})
	perform(t, principal, act{"/trangthai", "history.behalf"})
	perform(t, officer, act{"/denghi", "không phải của đơn vị"})
	compare(t, "behalf_principal", undated(principal.Transcript()))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM reports WHERE denied_by <> ''`))
	require.Equal(t, 0, count(t, app, `SELECT count(*) FROM reporters WHERE account_id = 'telegram:2000'`))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestThePictureOfTheUnitsPeopleJoinsTheReportOnBehalf: with the button or without it.
func TestThePictureOfTheUnitsPeopleJoinsTheReportOnBehalf(t *testing.T) {
	t.Parallel()
	for name, yes := range map[string]bool{"after yes": true, "without a word": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tg, app := boot(t, midday)
			officer := areaOfficer(t, tg, app)
			tied(t, app, "telegram:3000", "0299900124")
			principal := tg.User(3000, "Cô Lan")
			perform(t, principal, act{"/start", "Mầm non Hoa Sen"})
			perform(t, officer, act{"/baocaothay 0299900124 được tiếp nhận", "baocaothay.summary"})
			perform(t, officer, act{"[button.behalf_send]", "baocaothay.told + 1"})
			if yes {
				hearsOfBehalf(t, principal)
				perform(t, principal, act{"[button.yes]", "tell.right_bare"})
			}
			perform(t, principal, act{"(photo)", "late_photo.added"})
			require.Equal(t, 1, count(t, app, `SELECT count(*) FROM pictures p JOIN reports r ON r.id = p.report_id WHERE r.on_behalf = TRUE`))
			require.Equal(t, 1, count(t, app, `SELECT count(*) FROM reports`))
		})
	}
}

// TestRecordedBehalfOnZalo: numbered choices, and a picture with the receipt below it.
func TestRecordedBehalfOnZalo(t *testing.T) {
	t.Parallel()
	srv, app := bootZalo(t, nil)
	officer := srv.User(zaloAdmin, "Cán bộ Mai")
	for _, a := range []act{
		{"/baocaothay", "baocaothay.which"}, {"hướng dương", "baocaothay.status"}, {"bị từ chối", "baocaothay.reason"},
		{"3", "baocaothay.summary"}, {"1", "baocaothay.done"}, {"/tonghop", "tonghop.head"},
	} {
		performZalo(t, officer, a)
	}
	receipt := receiptForm.FindString(officer.Transcript())
	performZalo(t, officer, act{"(photo) " + receipt, "baocaothay.picture_added"})
	compareZalo(t, "behalf", undated(officer.Transcript()))
	require.Equal(t, 1, count(t, app, `SELECT count(*) FROM pictures WHERE report_id IS NOT NULL`))
}
