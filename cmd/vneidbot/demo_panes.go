package main

import (
	"net/http"

	"vneidbot/bot"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/desk/page"
	"vneidbot/bot/roster"
	"vneidbot/bot/roster/sample/screen"
)

// The panes of the demonstration.
const (
	phonePane = "dien-thoai"
	groupPane = "nhom"
	deskPane  = "trang"
)

// deskAt is where an officer of the demonstration enters the officers' page, and the
// view that is shown then.
const deskAt = "/demo/trang/"

// panes are the frames side by side: people in private, groups, and the officers' page,
// with what can be tapped to see something.
func (t *terminal) panes(clock *demoClock) *web.Demo {
	say := func(key string, pairs ...any) string { return t.words.Words("vi", bot.T("web.demo."+key, pairs...)) }
	alone := func(path, key string, account bot.AccountID) web.Persona {
		return web.Persona{Path: path, Name: say(key), Account: account, Chat: privateChat(account)}
	}
	in := func(path, name string, account bot.AccountID, chat bot.Chat) web.Persona {
		return web.Persona{Path: path, Name: name, Account: account, Chat: chat}
	}
	ward := say("district_group", "area", demoArea)
	review := deskAt + wardDesk + "?den=/xacnhan%3Floai=sach" // the ten at once, before those one by one
	return &web.Demo{
		Clock:  dayBook{clock, say},
		Sample: demoScreen(roster.Row{Name: "Mầm non Hoa Sen", Code: demoCode}, bot.Accepted, screen.Plain, clock.Now()).JPEG(),
		Steps: []web.Hint{
			{Label: say("step_report"), Pane: phonePane, Says: demoCode + " đã được tiếp nhận"},
			{Label: say("step_totals"), Pane: groupPane, Says: "/tonghop"},
			{Label: say("step_review"), Pane: deskPane, Goes: review},
		},
		Panes: []web.Pane{
			{ID: phonePane, Title: say("phone"), Persons: []web.Persona{
				alone("lan", "reporter", "web:lan"), alone("mai", "second", "web:mai"), alone("binh", "late", onPage.late),
				alone("can-bo-phuong", "officer", wardOfficer), alone("can-bo-thanh-pho", "city_officer", cityOfficer)},
				Hints: []web.Hint{{Label: say("send_sample"), Pane: phonePane, Sends: true}, {Label: say("type", "words", demoCode), Pane: phonePane, Says: demoCode}}},
			{ID: groupPane, Title: say("group"), Persons: []web.Persona{
				in("nhom-phuong", say("in_group", "who", say("officer"), "group", ward), wardOfficer, wardGroup),
				in("nhom-phuong-nam", say("in_group", "who", say("member"), "group", ward), "web:nam", wardGroup),
				in("nhom-thanh-pho", say("in_group", "who", say("city_officer"), "group", say("city_group")), cityOfficer, cityGroup)},
				Hints: []web.Hint{{Label: "/tonghop", Pane: groupPane, Says: "/tonghop"}, {Label: "/chuabaocao", Pane: groupPane, Says: "/chuabaocao"}}},
			{ID: deskPane, Title: say("desk"), Persons: []web.Persona{
				{Name: say("officer"), At: deskAt + wardDesk}, {Name: say("city_officer"), At: deskAt + cityDesk}},
				Hints: []web.Hint{{Label: say("open_review"), Pane: deskPane, Goes: review}, {Label: say("open_units"), Pane: deskPane, Goes: deskAt + wardDesk + "?den=/donvi"},
					{Label: say("open_whole"), Goes: deskAt + wardDesk, Alone: true}}},
		},
	}
}

// The officers of the demonstration, as addresses name them.
const (
	wardDesk = "phuong"
	cityDesk = "thanh-pho"
)

// seats are the addresses by which the demonstration's officers enter their page.
func seats(p *page.Page) map[string]http.Handler {
	return map[string]http.Handler{
		deskAt + wardDesk: web.Here(p.Seat(wardOfficer)),
		deskAt + cityDesk: web.Here(p.Seat(cityOfficer)),
	}
}
