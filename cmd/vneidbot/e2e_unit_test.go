package main

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store/storetest"
)

// TestRecordedUnit looks a unit up in every way, and reads all there is of it.
func TestRecordedUnit(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	perform(t, principal, act{"Nguyễn Thị Lan, hiệu trưởng, 0999 000 001", "contact.thanks"})
	untilKept(t, app, 1)
	officer := tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{
		{"/donvi", "donvi.which"}, {"hoa sen", "donvi.choose"}, {"[Mầm non Hoa Sen (phường Dương Kinh)]", "Báo cáo hiện tại"},
		{"[button.unit_history]", "donvi.reports"}, {"[button.unit_back]", "Báo cáo hiện tại"},
		{"[button.unit_people]", "0999 000 001"}, {"[button.unit_back]", "Báo cáo hiện tại"},
		{"[button.unit_pictures]", "1 ảnh"},
		{"/donvi 0299900124", "Báo cáo hiện tại"}, {"/donvi 0299900142", "donvi.near"}, {"/donvi trên mây", "donvi.none"},
		{"/don vi bc 0000 0000", "donvi.none"},
	} {
		perform(t, officer, a)
	}
	compare(t, "unit", undated(officer.Transcript()))
	perform(t, principal, act{"/donvi hoa sen", "deny.member"})
	group := tg.Group(-1001, "Các trường phường Dương Kinh")
	group.Add(tg.User(adminID, "Cán bộ Mai"))
	perform(t, group.As(tg.User(adminID, "Cán bộ Mai")), act{"/donvi hoa sen", "deny.private_only"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// unitCard opens the first page of Mầm non Hoa Sen in Dương Kinh.
var unitCard = act{"/donvi 0299900124", "Cấp học"}

// TestRecordedUnitChanges changes everything that officers can change of a unit,
// with all that can be typed wrong on the way.
func TestRecordedUnitChanges(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	officer := tg.User(adminID, "Cán bộ Mai")
	second := areaOfficer(t, tg, app)
	for _, a := range []act{
		unitCard, {"[button.unit_edit]", "donvi.which_edit"},
		{"[button.unit_name]", "donvi.which_name"}, {strings.Repeat("Hoa Sen ", 40), "donvi.name_long"}, {"123", "donvi.name_bad"},
		{"Mầm non  Hoa Sen Hồng", "donvi.ask_name"}, {"[button.unit_since]", "donvi.which_day"}, {"chưa biết", "donvi.no_day"},
		{"1/1/2099", "donvi.day_ahead"}, {"1/1/2001", "donvi.day_early"}, {"hôm nay", "donvi.ask_name"},
	} {
		perform(t, officer, a)
	}
	for _, a := range []act{
		unitCard, {"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_name]", "donvi.which_name"},
		{"Mầm non Sen Trắng", "donvi.ask_name"}, {"[button.unit_do]", "donvi.done"},
	} {
		perform(t, second, a)
	}
	for _, a := range []act{
		{"[button.unit_do]", "Cán bộ Hà đã thay đổi mục này"},
		{"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_code]", "donvi.which_code"}, {"0299900142", "donvi.code_check"},
		{"079123456789", "donvi.citizen"}, {"không có số nào", "donvi.code_one"}, {"0299900131", "donvi.ask_code"}, {"[button.unit_do]", "donvi.done"},
		{"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_level]", "donvi.which_level"}, {"[level.tieu_hoc]", "donvi.ask_level"}, {"[button.unit_do]", "donvi.done"},
		{"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_area]", "donvi.which_area"}, {"trên mây", "donvi.no_area"}, {"hồng bàng", "donvi.ask_area"}, {"[button.unit_do]", "donvi.done"},
		{"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_head]", "donvi.which_head"}, {"abc 123", "donvi.head_bad"},
		{"Nguyễn Thị Lan, 0999 000 001", "donvi.ask_head"}, {"[button.unit_do]", "donvi.done"},
		{"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_close]", "donvi.why_c"}, {"sáp nhập theo Quyết định số 12", "donvi.ask_close"}, {"[button.unit_do]", "donvi.done"},
		{"/donvi sen trắng", "donvi.standing_closed"}, {"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_reopen]", "donvi.why_o"},
		{"ghi nhầm", "donvi.ask_reopen"}, {"[button.unit_do]", "donvi.done"}, {"[button.unit_history]", "donvi.reports_none"},
	} {
		perform(t, officer, a)
	}
	perform(t, second, act{"/donvi sen trắng", "donvi.none"}) // it has moved out of the scope
	compare(t, "unit_changes", undated(officer.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestRecordedUnitPeople verifies who reports, writes to them, ends what they have
// under way, and removes a picture; a second officer comes too late each time.
func TestRecordedUnitPeople(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	perform(t, principal, act{"Nguyễn Thị Lan, hiệu trưởng, 0999 000 001", "contact.thanks"})
	untilKept(t, app, 1)
	officer, second := tg.User(adminID, "Cán bộ Mai"), areaOfficer(t, tg, app)
	toPerson := []act{unitCard, {"[button.unit_people]", "0999 000 001"}, {"[1. Nguyễn Thị Lan]", "donvi.person_unverified"}}
	for _, a := range toPerson {
		perform(t, second, a)
		perform(t, officer, a)
	}
	perform(t, second, act{"[button.unit_verify]", "đã xác minh"})
	for _, a := range []act{
		{"[button.unit_verify]", "Cán bộ Hà đã xác minh người này"},
		{"[button.unit_reply]", "donvi.which_reply"}, {strings.Repeat("dài ", 300), "donvi.reply_long"}, {"số của tôi 079123456789", "donvi.citizen"},
		{"Thầy gửi lại ảnh rõ tên đơn vị được không?", "donvi.ask_reply"}, {"[button.unit_send]", "donvi.replied"},
	} {
		perform(t, officer, a)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := principal.Says(ctx, "Thầy gửi lại ảnh rõ tên đơn vị được không?")
	require.NoError(t, err)
	for _, a := range []act{{"/baocao", "start.returning"}, {"[status.tu_choi]", "reason.ask"}} {
		perform(t, principal, a)
	}
	for _, a := range []act{
		{"[button.unit_people]", "0999 000 001"}, {"[1. Nguyễn Thị Lan]", "donvi.person_verified"},
		{"[button.unit_end]", "donvi.ask_end"}, {"[button.unit_end_do]", "donvi.ended"},
	} {
		perform(t, officer, a)
	}
	_, err = principal.Says(ctx, label("[cancel.by_office]"))
	require.NoError(t, err)
	perform(t, principal, act{"[button.report]", "start.returning"})
	removePicture(t, app, officer, second)
	compare(t, "unit_people", undated(officer.Transcript()))
	compare(t, "unit_people_principal", undated(principal.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// removePicture has the officer remove the unit's only picture after the second one
// has done so, and looks for its bytes.
func removePicture(t *testing.T, app *App, officer, second *telegramtest.User) {
	t.Helper()
	kept, err := app.store.KeptPictures(t.Context())
	require.NoError(t, err)
	ask := []act{unitCard, {"[button.unit_pictures]", "1 ảnh"}, {"[button.unit_erase]", "donvi.ask_erase"}}
	for _, a := range ask {
		perform(t, second, a)
		perform(t, officer, a)
	}
	perform(t, second, act{"[button.unit_erase_do]", "donvi.erased"})
	for _, a := range []act{{"[button.unit_erase_do]", "Ảnh này đã được xóa"}, {"[button.unit_back]", "Báo cáo hiện tại"}, {"[button.unit_history]", "mã băm"}} {
		perform(t, officer, a)
	}
	require.Eventually(t, func() bool {
		there, err := app.shelf.Exists(kept[0])
		return err == nil && !there
	}, 20*time.Second, 10*time.Millisecond, "the bytes are gone")
}

// TestRecordedUnitMerge merges a unit that was reported from outside the roster, and
// takes it back; what comes twice, or too late, says so.
func TestRecordedUnitMerge(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	untilKept(t, app, 1)
	officer := tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{
		unitCard, {"[button.unit_edit]", "donvi.which_edit"}, {"[button.unit_merge]", "donvi.which_into"},
		{"trên mây", "donvi.none"}, {"mầm non", "donvi.choose"}, {"[Mầm non Hướng Dương (phường Dương Kinh)]", "donvi.ask_merge"}, {"[button.unit_merge_do]", "donvi.merged"},
		{"[button.unit_back]", "BC-"}, {"/donvi 0299900124", "đã gộp vào"},
	} {
		perform(t, officer, a)
	}
	perform(t, principal, act{"/trangthai", "Hướng Dương"})
	for _, a := range []act{
		{"[button.unit_undo]", "donvi.undone"}, {"[Mầm non Hoa Sen (phường Dương Kinh)]", "Báo cáo hiện tại"},
		{"/donvi hướng dương", "donvi.no_report"}, {"[button.unit_edit]", "donvi.which_edit"},
	} {
		perform(t, officer, a)
	}
	perform(t, principal, act{"/trangthai", "Hoa Sen"})
	compare(t, "unit_merge", undated(officer.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestRecordedUnitClassify takes a principal's own words for a status; the second
// officer's button is of before.
func TestRecordedUnitClassify(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range []act{
		{"0299900124", "unit.confirm"}, {"[button.yes]", "status.ask"}, {"[status.khac]", "status.other"},
		{"Hồ sơ đang chờ", "Bỏ qua"}, {"[button.skip]", "summary.text"}, {"[button.send]", "contact.ask"},
	} {
		perform(t, principal, a)
	}
	officer, second := tg.User(adminID, "Cán bộ Mai"), areaOfficer(t, tg, app)
	for _, a := range []act{unitCard, {"[button.unit_classify]", "donvi.which_status"}} {
		perform(t, officer, a)
		perform(t, second, a)
	}
	perform(t, second, act{"[status.tu_choi]", "donvi.done"})
	for _, a := range []act{{"[status.thanh_cong]", "Cán bộ Hà đã thay đổi mục này"}, {"[button.unit_classify]", "donvi.which_status"}, {"[status.chua_dang_ky]", "donvi.done"}} {
		perform(t, officer, a)
	}
	compare(t, "unit_classify", undated(officer.Transcript()))
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// areaOfficer is an officer of Dương Kinh.
func areaOfficer(t *testing.T, tg *telegramtest.Server, app *App) *telegramtest.User {
	t.Helper()
	storetest.Exec(t, app.store, `INSERT INTO accounts (id, chat_key, name, role, scope, created_at)
	  SELECT 'telegram:2000', 'telegram:2000', 'Cán bộ Hà', 'officer', '[{"areas":[' || area_id || '],"all_levels":true}]', 0 FROM units WHERE code = '0299900124'`)
	return tg.User(2000, "Cán bộ Hà")
}

// thisDay is a day of the test's own years.
var thisDay = regexp.MustCompile(`\d{1,2}/\d{1,2}/20[2-8]\d`)

// decidedToday is the hour of a decision of the test's own day.
var decidedToday = regexp.MustCompile(`(đã (?:xác nhận|trả lại)) lúc \d\dh\d\d`)

func undated(transcript string) string {
	transcript = decidedToday.ReplaceAllString(moment.ReplaceAllString(transcript, "«lúc»"), "$1 lúc «lúc»")
	return thisDay.ReplaceAllString(transcript, "«ngày»")
}

// untilKept waits until so many pictures are on the disk.
func untilKept(t *testing.T, app *App, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		kept, err := app.store.KeptPictures(t.Context())
		return err == nil && len(kept) >= n
	}, 20*time.Second, 10*time.Millisecond)
}
