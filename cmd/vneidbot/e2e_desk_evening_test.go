package main

import (
	"fmt"
	"html"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/bot/channel/zalo/zalotest"
)

// An evening before a cut-off, as officers have it: what there is, who is missing, the
// text to paste, a report on behalf, the pictures with one given back and taken back
// again, the workbook, and who did what.

// districtEvening is an officer of one area; three of its four schools have reported.
var districtEvening = []act{
	{"/tonghop", "Đã báo cáo: 3"},
	{"[button.missing]", "THCS Hải Thành"},
	{"/dondoc", "dondoc.to_phone + 1"},
	{"/baocaothay thcs hải thành bị từ chối", "baocaothay.reason"},
	{"[reason.ten]", "baocaothay.summary"},
	{"[button.behalf_send]", "baocaothay.done"},
	{"/xacnhan", "Ảnh 1–3"},
	{"2 mờ", "xacnhan.none"},
	{"[button.review_undo]", "xacnhan.undone + 3"},
	{"/xacnhan", "Ảnh 1–3"},
	{"tất cả", "xacnhan.none"},
	{"/tonghop", "đã xác nhận 3"},
	{"/xuat", "xuat.done + 4 đơn vị"},
	{"/nhatky", "xác nhận báo cáo – 3 đơn vị"},
}

// cityEvening is an officer of the whole city, later that evening.
var cityEvening = []act{
	{"/tonghop", "TOÀN THÀNH PHỐ"},
	{"[button.by_level]", "Mầm non"},
	{"/chuabaocao", "CHƯA BÁO CÁO – TOÀN THÀNH PHỐ"},
	{"/bituchoi", "BỊ TỪ CHỐI – TOÀN THÀNH PHỐ"},
	{"/dondoc địa bàn", "Nhắc cán bộ và nhóm của 1 địa bàn"},
	{"[Nhắc 1 địa bàn]", "đã nhắc 1/1 địa bàn"},
	{"/xacnhan", "xacnhan.none"},
	{"/xuat", "xuat.done"},
	{"/nhatky dương kinh", "NHẬT KÝ – phường Dương Kinh"},
}

// telegramEvening has three schools report, and invites the two officers.
func telegramEvening(t *testing.T, tg *telegramtest.Server, app *App) (district, city *telegramtest.User) {
	t.Helper()
	district, city = areaOfficer(t, tg, app), tg.User(2100, "Cán bộ Minh")
	for i := range 3 {
		u := tg.User(int64(1000+i), "Cô Lan")
		for _, a := range reports(i) {
			perform(t, u, a)
		}
	}
	untilAwaiting(t, app, 3)
	invited(t, tg, city, "toàn thành phố")
	invited(t, tg, tg.User(2200, "Cán bộ Yến"), "Hồng Bàng")
	return district, city
}

func TestRecordedDeskEvening(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, midday)
	district, city := telegramEvening(t, tg, app)
	for _, a := range districtEvening {
		perform(t, district, a)
	}
	for _, a := range cityEvening {
		perform(t, city, a)
	}
	for name, u := range map[string]*telegramtest.User{"desk_district": district, "desk_city": city} {
		compare(t, name, settled(u.Transcript()))
	}
	require.Empty(t, tg.Refused(), "calls that Telegram would refuse")
}

// invitedOnZalo makes somebody an officer by the administrator's invitation.
func invitedOnZalo(t *testing.T, admin, u *zalotest.User, scope string) {
	t.Helper()
	performZalo(t, admin, act{"/moicanbo " + scope, "CB-"})
	shown := admin.Screen()
	performZalo(t, u, act{codeOfOfficer.FindString(shown[len(shown)-1].Text), "officer_code.welcome"})
}

func TestRecordedDeskEveningOnZalo(t *testing.T) {
	t.Parallel()
	addr := freeAddr(t)
	srv, app := bootZalo(t, func(c *Config) { midday(c); c.HTTPAddr, c.PublicURL = addr, "http://"+addr })
	admin := srv.User(zaloAdmin, "Cán bộ Mai")
	district, city := srv.User("5ede9afa66b88fe6d6a1", "Cán bộ Hà"), srv.User("5ede9afa66b88fe6d6a2", "Cán bộ Minh")
	invitedOnZalo(t, admin, district, "Dương Kinh")
	invitedOnZalo(t, admin, city, "toàn thành phố")
	invitedOnZalo(t, admin, srv.User("5ede9afa66b88fe6d6a3", "Cán bộ Yến"), "Hồng Bàng")
	for i := range 3 {
		u := srv.User("6ede9afa66b88fe6d6a"+strconv.Itoa(i), "Cô Lan")
		for _, a := range reports(i) {
			performZalo(t, u, a)
		}
	}
	untilAwaiting(t, app, 3)
	drawn(t, app)
	for _, a := range districtEvening {
		performZalo(t, district, a)
	}
	for _, a := range cityEvening {
		performZalo(t, city, a)
	}
	for name, u := range map[string]*zalotest.User{"desk_district": district, "desk_city": city} {
		compareZalo(t, name, settled(u.Transcript()))
	}
	links := regexp.MustCompile(`http://\S+/files/\S+\.xlsx`)
	hers, his := links.FindString(district.Transcript()), links.FindString(city.Transcript())
	_, err := app.store.Commit(t.Context(), []bot.Write{bot.RemoveOfficer{Account: "zalo:5ede9afa66b88fe6d6a1", By: "zalo:" + zaloAdmin, At: time.Now()}})
	require.NoError(t, err)
	for address, want := range map[string]int{hers: http.StatusNotFound, his: http.StatusOK} {
		resp, err := http.Get(address)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, want, resp.StatusCode, "the workbook of an officer who was removed is handed out no more")
	}
}

var (
	linked  = regexp.MustCompile(`http://\S+`) // the program has another port each time
	started = regexp.MustCompile(`\?start=[\w-]+`)
	did     = regexp.MustCompile(`(?:  «giờ» · .*\n?)+`)
	atClock = regexp.MustCompile(`\b\d\dh\d\d\b`)
)

// settled is a transcript without what differs from run to run. What happens within one
// second stands in the diary in any order: messages have whole seconds, taps have not.
func settled(transcript string) string {
	text := named(undated(linked.ReplaceAllString(codeOfOfficer.ReplaceAllString(transcript, "CB-«mã»"), "«liên kết»")))
	text = did.ReplaceAllStringFunc(text, func(lines string) string {
		all := strings.Split(strings.TrimRight(lines, "\n"), "\n")
		slices.Sort(all)
		return strings.Join(all, "\n") + lines[len(strings.TrimRight(lines, "\n")):]
	})
	text = receiptForm.ReplaceAllString(started.ReplaceAllString(text, "?start=«mã»"), "BC-«mã»")
	return atClock.ReplaceAllString(text, "«giờ»")
}

// barOf is the message bar of the officers' page.
var barOf = regexp.MustCompile(`(?s)<section class="answer" id="tra-loi".*?</section>`)

// pageEvening is an officer at the page: what was pressed, and what stood in the
// message bar then.
type pageEvening struct {
	*testing.T
	p    *pc
	said strings.Builder
}

func (e *pageEvening) does(what, data, words, hear string) {
	e.Helper()
	e.p.presses(data, words)
	for _, w := range heard(hear) {
		require.Contains(e, e.bar(), w, what)
	}
	fmt.Fprintf(&e.said, "> %s\n< %s\n", strings.TrimSpace(what+" "+words), e.bar())
}

// bar is what stands in the message bar.
func (e *pageEvening) bar() string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(barOf.FindString(e.p.html), " "))), " ")
}

// taps presses a button of the bar.
func (e *pageEvening) taps(label, hear string) {
	e.Helper()
	m := regexp.MustCompile(`name="d" value="([^"]*)"[^>]*>` + regexp.QuoteMeta(label) + `<`).FindStringSubmatch(barOf.FindString(e.p.html))
	require.NotNil(e, m, "%s in %s", label, barOf.FindString(e.p.html))
	e.does("["+label+"]", html.UnescapeString(m[1]), "", hear)
}

// TestRecordedDeskEveningOnThePage is the two evenings by the buttons of the page that
// are the desk's: what it answers stands in the message bar.
func TestRecordedDeskEveningOnThePage(t *testing.T) {
	t.Parallel()
	tg, app := boot(t, withPage(t), midday)
	district, city := telegramEvening(t, tg, app)
	e := &pageEvening{T: t, p: opens(t, app, district)}
	e.does("/tonghop", "o:cmd:tonghop", "", "Đã báo cáo: 3/4")
	e.taps(own("button.missing"), "THCS Hải Thành")
	e.does("/dondoc", "o:cmd:dondoc", "", "Kính gửi các thầy/cô.")
	e.does("/baocaothay", "o:cmd:baocaothay", "thcs hải thành bị từ chối", "baocaothay.reason")
	e.taps(own("reason.ten"), "baocaothay.summary")
	e.taps(own("button.behalf_send"), "baocaothay.done")
	e.p.goes("/trang/xacnhan")
	e.does("[Xác nhận]", e.p.button(confirms, 0), "", "Đã xác nhận báo cáo của")
	e.taps(own("button.review_undo"), "Đã hoàn tác")
	e.does("/dondoc", "o:cmd:dondoc", "địa bàn", "dondoc.areas_none")
	e.does("/nhatky", "o:cmd:nhatky", "", "báo cáo thay")
	compareAt(t, filepath.Join("page", "desk_district"), settled(e.said.String()))
	e.hasFile()

	e = &pageEvening{T: t, p: opens(t, app, city)}
	e.does("/tonghop", "o:cmd:tonghop", "", "TOÀN THÀNH PHỐ")
	e.taps(own("button.by_level"), "Mầm non")
	e.does("/chuabaocao", "o:cmd:chuabaocao", "", "CHƯA BÁO CÁO – TOÀN THÀNH PHỐ")
	e.does("/bituchoi", "o:cmd:bituchoi", "", "BỊ TỪ CHỐI – TOÀN THÀNH PHỐ + THCS Hải Thành")
	e.p.goes("/trang/xacnhan")
	e.does("[Xác nhận]", e.p.button(confirms, 0), "", "Đã xác nhận báo cáo của")
	e.does("/nhatky", "o:cmd:nhatky", "dương kinh", "NHẬT KÝ – phường Dương Kinh + báo cáo thay")
	e.hasFile()
	e.does("/dondoc", "o:cmd:dondoc", "địa bàn", "Nhắc cán bộ và nhóm của 1 địa bàn")
	compareAt(t, filepath.Join("page", "desk_city"), settled(e.said.String()))
	e.taps("Nhắc 1 địa bàn", "Bắt đầu nhắc 1 địa bàn")
	require.Eventually(t, func() bool { e.p.goes("/trang"); return strings.Contains(e.bar(), "đã nhắc 1/1 địa bàn") }, 20*time.Second, 50*time.Millisecond)
}

// hasFile asks for the workbook, which may be there at once or a moment later.
func (e *pageEvening) hasFile() {
	e.Helper()
	e.p.presses("o:cmd:xuat")
	require.Eventually(e, func() bool { return strings.Contains(e.p.goes("/trang").html, "/trang/tep/") }, 20*time.Second, 50*time.Millisecond)
}
