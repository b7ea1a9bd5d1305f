package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/store"
)

// shade is a picture of one colour: each number's is another file.
func shade(n int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, 300, 600))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for y := range 600 {
		img.Set(n, y, color.RGBA{R: 20, B: 90, A: 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// schools are four of the roster, as their principals write in one message.
var schools = []string{"0299900124", "Mầm non Hướng Dương", "Tiểu học Hòa Nghĩa", "THCS Hải Thành"}

// reports are what the principal of the n-th school does.
func reports(n int) []act {
	begun := act{fmt.Sprintf("(photo %d) %s được tiếp nhận", n, schools[n]), "unit.confirm"}
	if n == 0 {
		return []act{begun, {"[button.yes]", "summary.text"}, {"[button.send]", "contact.ask"}}
	}
	return []act{begun, {"[button.yes]", "Xin thầy/cô gửi mã số thuế"}, {"[Gửi mã sau]", "summary.text"}, {"[button.send]", "contact.ask"}}
}

// fourReports has a principal of each school report it.
func fourReports(t *testing.T, tg *telegramtest.Server, app *App) (principals []*telegramtest.User) {
	t.Helper()
	for i := range schools {
		u := tg.User(int64(1000+i), "Cô "+[]string{"Lan", "Mai", "Hòa", "Thu"}[i])
		for _, a := range reports(i) {
			perform(t, u, a)
		}
		principals = append(principals, u)
	}
	untilAwaiting(t, app, 4)
	return principals
}

// untilAwaiting waits until so many reports can be looked at.
func untilAwaiting(t *testing.T, app *App, n int) {
	t.Helper()
	require.Eventually(t, func() bool {
		waiting := 0
		require.NoError(t, app.store.Snapshot(t.Context(), func(now *store.Snapshot) (err error) {
			waiting, err = now.Waiting(bot.Everything, bot.ReviewPlace{}, n+1)
			return err
		}))
		return waiting == n
	}, 20*time.Second, 10*time.Millisecond)
}

// drawn has the pictures drawn for a sheet, however long that takes: a turn waits two
// seconds for it.
func drawn(t *testing.T, app *App) {
	t.Helper()
	kept, err := app.store.KeptPictures(t.Context())
	require.NoError(t, err)
	_, err = app.thumbs.Sheet(t.Context(), kept)
	require.NoError(t, err)
}

// TestRecordedReview: four reports, one of them returned by its number; the principal
// sends again, so that the return is not undone any more.
func TestRecordedReview(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	principals := fourReports(t, tg, app)
	officer, second := tg.User(adminID, "Cán bộ Mai"), areaOfficer(t, tg, app)
	perform(t, second, act{"/xacnhan", "Ảnh 1–4"})
	for _, a := range []act{
		{"/xacnhan", "Ảnh 1–4"}, {"9", "xacnhan.no_number"}, {"ảnh mờ", "xacnhan.which"}, {"2", "xacnhan.why"},
		{"1", "xacnhan.none"},
	} {
		perform(t, officer, a)
	}
	compare(t, "review", undated(officer.Transcript()))
	perform(t, second, act{"[Xác nhận cả 4]", "xacnhan.none"})
	compare(t, "review_second", undated(second.Transcript()))

	late := principals[1]
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, err := late.Says(ctx, "trả lại báo cáo")
	require.NoError(t, err, late.Transcript())
	perform(t, late, act{"[button.resend]", "photo.ask"})
	perform(t, late, act{"(photo 9)", "summary.text"})
	perform(t, late, act{"[button.send]", "receipt.done"})
	compare(t, "review_principal", undated(late.Transcript()))
	perform(t, officer, act{"[button.review_undo]", "xacnhan.undone + 3"})
	perform(t, officer, act{"/tonghop", "đã xác nhận 0"})
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestRecordedReviewOfPapers returns a picture that shows personal papers: its bytes
// are gone, whatever is undone.
func TestRecordedReviewOfPapers(t *testing.T) {
	t.Parallel()
	tg, app := boot(t)
	fourReports(t, tg, app)
	officer := tg.User(adminID, "Cán bộ Mai")
	for _, a := range []act{
		{"/xacnhan", "Ảnh 1–4"}, {"tất cả trừ 3", "xacnhan.why"}, {"[button.review_papers]", "xacnhan.ask_papers"},
		{"[button.review_papers_do]", "xacnhan.none"}, {"[button.review_verify]", "xacnhan.verified"},
		{"[button.review_undo]", "xacnhan.papers_stay"},
	} {
		perform(t, officer, a)
	}
	compare(t, "review_papers", undated(officer.Transcript()))
	kept, err := app.store.KeptPictures(t.Context())
	require.NoError(t, err)
	require.Len(t, kept, 3)
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// TestRecordedReviewOnZalo looks at one drawn sheet, and types everything.
func TestRecordedReviewOnZalo(t *testing.T) {
	t.Parallel()
	srv, app := bootZalo(t, func(c *Config) { c.PublicURL = "https://vneid.example" })
	for i := range schools {
		u := srv.User("6ede9afa66b88fe6d6a"+strconv.Itoa(i), "Cô Lan")
		for _, a := range reports(i) {
			performZalo(t, u, a)
		}
	}
	untilAwaiting(t, app, 4)
	drawn(t, app)
	officer := srv.User(zaloAdmin, "Cán bộ Mai")
	for _, a := range []act{
		{"/xacnhan", "Ảnh 1–4"}, {"7", "xacnhan.no_number"}, {"2-3", "xacnhan.why"}, {"thiếu tên trường", "Đã trả lại 2"},
		{"[button.review_undo]", "xacnhan.undone + 4"}, {"/xacnhan", "Ảnh 1–4"}, {"tất cả", "Đã xác nhận 4"},
	} {
		performZalo(t, officer, a)
	}
	compareZalo(t, "review", undated(officer.Transcript()))
	for _, refused := range srv.Refused() {
		require.Contains(t, refused, "black picture", "the address is invented; everything else is what Zalo takes")
	}
}

// TestReviewNeedsPictures: where no picture can be shown none is confirmed.
func TestReviewNeedsPictures(t *testing.T) {
	t.Parallel()
	srv, app := bootZalo(t, nil)
	u := srv.User("6ede9afa66b88fe6d6a9", "Cô Lan")
	for _, a := range recorded["one_message"] {
		performZalo(t, u, a)
	}
	untilAwaiting(t, app, 1)
	performZalo(t, srv.User(zaloAdmin, "Cán bộ Mai"), act{"/xacnhan", "xacnhan.unseen"})
}
