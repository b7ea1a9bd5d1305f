package web_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
)

// TestWhoseThePageIs: person and phone are those of one place, and only addresses
// of the office's own can be tapped.
func TestWhoseThePageIs(t *testing.T) {
	c := bot.Campaign{Office: "Sở", Contact: "thầy Minh", Phone: "0999 000 200", TaxURL: "https://tracuunnt.gdt.gov.vn",
		Guide: bot.Both{Vi: "Xem https://vneid.gov.vn/huong-dan. Hoặc (http://so.example/a?b=1).", En: "See ftp://x.example"}}
	f := web.NewFront(c, bot.Area{})
	require.Equal(t, []string{"https://tracuunnt.gdt.gov.vn", "https://vneid.gov.vn/huong-dan", "http://so.example/a?b=1"}, f.Links)
	require.Equal(t, []string{"Sở", "thầy Minh", "0999 000 200"}, []string{f.Office, f.Contact, f.Phone})
	f = web.NewFront(c, bot.Area{Office: "Phòng"})
	require.Equal(t, []string{"Phòng", "thầy Minh", "0999 000 200"}, []string{f.Office, f.Contact, f.Phone})
	f = web.NewFront(c, bot.Area{Contact: "cô Hạnh"})
	require.Equal(t, []string{"Sở", "cô Hạnh", ""}, []string{f.Office, f.Contact, f.Phone})
}

// frontOf is what a stranger is told of the page.
func frontOf(t *testing.T, f web.Front, now time.Time) (html string, head map[string]any) {
	t.Helper()
	s := newSite(t, func(o *web.Options) {
		o.Front = func(context.Context, bot.AccountID) (web.Front, error) { return f, nil }
		o.Elsewhere = func() []string { return []string{"https://t.me/VneidBot"} }
		o.Place.Now = func() time.Time { return now }
		o.Guide = "/huong-dan/"
	})
	s.open()
	code, _, body := do((&phone{site: s}).request(http.MethodGet, "/", "", nil))
	require.Equal(t, http.StatusOK, code)
	code, _, front := s.person(1).get("/front")
	require.Equal(t, http.StatusOK, code)
	require.NoError(t, json.Unmarshal(front, &head))
	return string(body), head
}

func TestTheHeadOfThePage(t *testing.T) {
	now := time.Date(2026, 12, 3, 7, 0, 0, 0, time.UTC)
	html, head := frontOf(t, web.Front{Office: "Phòng <b>", Contact: "cô Hạnh", Phone: "0225 3842 123 (máy lẻ 12)", Letter: "Văn bản số 45",
		Deadline: now.Add(90 * time.Minute)}, now)
	require.Equal(t, []any{"Phòng <b>", "Gọi cô Hạnh", "02253842123", "Hạn báo cáo: 15h30 hôm nay"}, []any{head["office"], head["call"], head["tel"], head["due"]})
	for _, part := range []string{"Phòng &lt;b&gt;</h1>", `href="tel:02253842123"`, "Gọi cô Hạnh", "Hạn báo cáo: 15h30 hôm nay", "theo Văn bản số 45",
		`<a href="https://t.me/VneidBot">`, `<a href="/huong-dan/?lang=vi" target="_blank" rel="noopener">Hướng dẫn báo cáo`, `class="writer" id="writer" autocomplete="off" hidden`, `accept="image/jpeg,image/png,image/webp"`} {
		require.Contains(t, html, part)
	}
	require.NotContains(t, html[strings.Index(html, "<header"):strings.Index(html, "</header>")], "VNeID")

	_, head = frontOf(t, web.Front{Deadline: now.Add(24 * time.Hour), Contact: "bà Nguyễn Thị Minh Hạnh, chuyên viên", Phone: "+84 999 000 100"}, now)
	require.Equal(t, []any{"Báo cáo định danh điện tử", "Gọi cán bộ", "+84999000100", "Hạn báo cáo: 14h00 ngày 04/12/2026"},
		[]any{head["office"], head["call"], head["tel"], head["due"]})

	require.Equal(t, "Gọi cán bộ, bà Nguyễn Thị Minh Hạnh, chuyên viên, +84 999 000 100", head["aloud"])

	html, head = frontOf(t, web.Front{Tables: true}, now)
	require.Contains(t, html, `accept="image/jpeg,image/png,image/webp,.xlsx,.csv"`)
	require.Equal(t, "image/jpeg,image/png,image/webp,.xlsx,.csv", head["accept"])

	html, head = frontOf(t, web.Front{Contact: "cô Hạnh"}, now)
	require.Equal(t, []any{"", "Liên hệ: cô Hạnh"}, []any{head["call"], head["due"]})
	require.Regexp(t, `<a id="call" [^>]*hidden`, html)
}

// TestOnePageForEachHead: what was worded once is not worded again, and two areas'
// pages are two.
func TestOnePageForEachHead(t *testing.T) {
	office := "Một"
	s := newSite(t, func(o *web.Options) {
		o.Front = func(context.Context, bot.AccountID) (web.Front, error) { return web.Front{Office: office}, nil }
	})
	s.open()
	tag := func() string {
		_, head, _ := do((&phone{site: s}).request(http.MethodGet, "/", "", nil))
		return head.Get("ETag")
	}
	one := tag()
	require.Equal(t, one, tag())
	office = "Hai"
	require.NotEqual(t, one, tag())
}

// TestATapIsWhatThePersonSaid: its label stays in the log below the question, the
// event names the question. Nobody says what begins the page.
func TestATapIsWhatThePersonSaid(t *testing.T) {
	s := newSite(t, nil)
	events := make(chan bot.Event, 10)
	w := s.open()
	s.run(w, func(_ context.Context, ev bot.Event) error { events <- ev; return nil })
	p := s.person(1)
	code, _, _ := p.post("/say", say("client-0000", "/start"))
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, "start", (<-events).Command)
	require.Empty(t, p.log())

	seq, err := w.Send(t.Context(), p.Chat(), bot.Message{Parts: []bot.Para{{Text: "Đúng không?", Asks: true}},
		Buttons: [][]bot.Button{{{Label: "Đúng", Data: "d:1:yes"}}}})
	require.NoError(t, err)
	tap := map[string]string{"client": "client-0001", "data": "d:1:yes", "message": seq, "label": "Đúng 031301004567"}
	for range 2 { // an answer that was lost
		code, _, _ = p.post("/say", tap)
		require.Equal(t, http.StatusOK, code)
		ev := <-events
		require.Equal(t, []string{string(bot.Tapped), "d:1:yes", seq, ""}, []string{string(ev.Kind), ev.Data, ev.Message, ev.Text})
	}
	log := p.log()
	require.Len(t, log, 2)
	require.True(t, log[0].Parts[0].Asks)
	require.Equal(t, []any{"said", true, log[0].Seq, "Đúng " + bot.CitizenMask}, []any{log[1].Kind, log[1].Mine, log[1].Of, log[1].Text})
	tap["client"], tap["label"] = "client-0002", strings.Repeat("x", 201)
	code, _, _ = p.post("/say", tap)
	require.Equal(t, http.StatusBadRequest, code)
}
