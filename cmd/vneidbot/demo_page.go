package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel/console"
	"vneidbot/bot/channel/web"
	"vneidbot/bot/roster"
	"vneidbot/store"
)

// The persons and chats of the demonstration's page.
const (
	wardOfficer bot.AccountID = web.Name + ":can-bo-phuong"
	cityOfficer bot.AccountID = web.Name + ":can-bo-thanh-pho"
)

// What they are called.
var wardName, cityName = "Hạnh", "Minh"

var (
	wardGroup = bot.Chat{Channel: web.Name, ID: "nhom-phuong", Group: true}
	cityGroup = bot.Chat{Channel: web.Name, ID: "nhom-thanh-pho", Group: true}
)

// show runs the page until a signal.
func (c demoCmd) show(t *terminal, demo *Config, clock *demoClock, log *slog.Logger) (err error) {
	if demo.HTTPAddr, err = freeOrAny(c.Addr); err != nil {
		return err
	}
	demo.PublicURL = "http://" + demo.HTTPAddr
	demo.Admins = append(demo.Admins, string(cityOfficer))
	demo.Panes = t.panes(clock)
	app, err := New(t.ctx, demo, log, t.words)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, app.Close()) }()
	clock.follow(t.ctx, app)
	t.tell(bot.T("web.demo.open", "url", demo.PublicURL+"/demo/"))
	return app.Run(t.ctx)
}

// freeOrAny is the address if it is free, else a free port of the same host,
// which must be this machine itself.
func freeOrAny(addr string) (string, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil || host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return "", &configError{"--addr", addr, "addr"}
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		l, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String(), nil
}

func privateChat(account bot.AccountID) bot.Chat {
	channel, id, _ := strings.Cut(string(account), ":")
	return bot.Chat{Channel: channel, ID: id}
}

// cast is who is there beside the newcomer: nobody for whom the place has no room, or the
// round's list would count messages that never came.
type cast struct {
	officer bot.AccountID // of the demonstration's area
	late    bot.AccountID // of a unit that has not reported, whom the round reminds
	group   bot.Chat      // of the area
	city    bot.Chat      // the group of the whole, if there is one
}

var (
	onPage     = cast{wardOfficer, web.Name + ":binh", wardGroup, cityGroup}
	atTerminal = cast{console.OfficerID, console.LateID, console.GroupChat, bot.Chat{}}
)

// seedPeople gives groups and officers their scopes, and the totals something to say.
func seedPeople(ctx context.Context, s *store.Store, dir string, who cast, units []roster.Row, now time.Time) error {
	if bound, err := isBound(ctx, s, who.group); err != nil || bound {
		return err
	}
	scope, err := demoScope(ctx, s, now)
	if err != nil {
		return err
	}
	if err := makeOfficer(ctx, s, who.officer, scope, now); err != nil {
		return err
	}
	if err := bindDemoGroup(ctx, s, who.group, who.officer, now); err != nil {
		return err
	}
	if err := seedReports(ctx, s, units, now); err != nil {
		return err
	}
	if err := seedPictures(ctx, s, dir, who.late, units, now); err != nil {
		return err
	}
	if err := seedOffice(ctx, s, now); err != nil || who.city.ID == "" {
		return err
	}
	return bindGroup(ctx, s, bot.Group{Chat: who.city, Scope: bot.Everything, By: cityOfficer, At: now, Lang: "vi"})
}

// makeOfficer invites the account and lets it accept.
func makeOfficer(ctx context.Context, s *store.Store, who bot.AccountID, scope bot.Scope, now time.Time) error {
	_, _, hash := s.Tokens().OfficerCode("demo:" + string(who))
	_, err := s.Commit(ctx, []bot.Write{
		bot.InviteOfficer{Event: "demo:" + string(who), At: now,
			OfficerCode: bot.OfficerCode{Hash: hash, Scope: scope, By: cityOfficer, Expires: now.Add(time.Hour)}},
		bot.SpendCode{Hash: hash, Account: who, Chat: privateChat(who), At: now},
		bot.SetAccount{ID: who, Name: &wardName, At: now},
		bot.SetAccount{ID: cityOfficer, Chat: privateChat(cityOfficer), Name: &cityName, At: now},
	})
	return err
}

// demoReports is how many units have reported before the demonstration begins.
const demoReports = 1400

// seedReports spreads reports of invented reporters over the roster and the
// last fortnight; those of the demonstration's own area come with pictures. The store
// numbers units in the order of the roster.
func seedReports(ctx context.Context, s *store.Store, units []roster.Row, now time.Time) error {
	var writes []bot.Write
	for i := range demoReports {
		row := (i*7919 + 31) % len(units)
		if units[row].Area == demoArea {
			continue
		}
		account := bot.AccountID(fmt.Sprintf("%s:mau-%d", web.Name, i))
		at := now.Add(-time.Duration(i*14+60) * time.Minute)
		report := bot.FileReport{ID: bot.ReportID(fmt.Sprint("demo-", i)), Draft: bot.DraftID(fmt.Sprint("demo-", i)), Unit: bot.UnitID(row + 1),
			Status: demoStatus(i), Account: account, At: at}
		writes = append(writes, bot.BindReporter{Account: account, Chat: privateChat(account), Unit: report.Unit,
			Invite: s.Tokens().UnitPayload(report.Unit, 1), At: at}, report)
		writes = append(writes, notFollowed(report, now)...)
	}
	_, err := s.Commit(ctx, writes)
	return err
}

// notFollowed notes that nobody asks what has become of the report: nobody sees the phone on
// which that would be asked, and hundreds of such questions would be said before the reminder
// that the newcomer is to see.
func notFollowed(r bot.FileReport, now time.Time) (notes []bot.Write) {
	keys := map[bot.Status][]bot.RoundKey{
		bot.Accepted: {bot.OfUnit("", bot.RemindWaiting)},
		bot.Refused:  {bot.OfUnit(r.ID, bot.RemindRefused), bot.OfUnit(r.ID, bot.RemindRefused2)},
	}
	for _, key := range keys[r.Status] {
		notes = append(notes, bot.Remind{Chase: bot.ChaseID(key.Reminding()), Round: key, Account: r.Account, Units: []bot.UnitID{r.Unit}, At: now, Why: bot.NotLate})
	}
	return notes
}

// demoStatus is the status of the i-th report: most are on their way.
func demoStatus(i int) bot.Status {
	switch n := i * 37 % 100; {
	case n < 45:
		return bot.Accepted
	case n < 75:
		return bot.Succeeded
	case n < 90:
		return bot.Refused
	default:
		return bot.NotRegistered
	}
}
