package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/channel/telegram/telegramtest"
	"vneidbot/locales"
	"vneidbot/store/storetest"
)

// wholeGroup is the group of the whole city.
const wholeGroup = "-9999"

// campaign is the program over the days of the letters, with a town of people around it.
type campaign struct {
	t      *testing.T
	cfg    *Config
	app    *App
	look   reminder
	now    time.Time
	began  time.Time // when the program started last
	down   bool      // the program is
	silent bool      // the platform takes no message
	muted  time.Time // since when, while what was written meanwhile is not told; zero else
	chance *rand.Rand

	areas  []bot.AreaID // the last one reports straight to the department
	units  []*simUnit
	people map[string]*simPerson
	said   map[bot.ReportID]*simReport
	rounds []*simRound
	plans  []plan
	forms  map[bot.FormID]bot.Form
	told   map[string]int  // messages that may come once, by who has them and what they say
	asked  map[string]bool // units of which somebody was told an hour
	count  simCount
}

// simPerson is somebody with a phone, who reports for one unit or three.
type simPerson struct {
	account bot.AccountID
	chat    bot.Chat
	units   []*simUnit
	putOff  map[*simUnit]time.Time // when it was said, of what is to be asked still
	days    map[time.Time]int      // messages that nobody asked for
}

// plan is what happens at a moment.
type plan struct {
	at time.Time
	do func()
}

type simCount struct {
	reports, reviews, messages, reminders, forms, sendings, moved, merged, closed, restarts, failed, looks int
	longest                                                                                                time.Duration
	longestAt                                                                                              time.Time
}

// newCampaign is a town of so many units over areas, and the rounds of the letters.
func newCampaign(t *testing.T, seed uint64, units, areas int) *campaign {
	c := &campaign{t: t, chance: rand.New(rand.NewPCG(seed, seed)), people: map[string]*simPerson{}, said: map[bot.ReportID]*simReport{}, forms: map[bot.FormID]bot.Form{}, told: map[string]int{}, asked: map[string]bool{}}
	c.cfg = &Config{TelegramToken: telegramtest.Token, TelegramAPI: telegramtest.New(t).URL(), TelegramRate: 25, DataDir: storetest.Fresh(t),
		HTTPAddr: "127.0.0.1:0", MetricsAddr: "127.0.0.1:0", Zone: "Asia/Ho_Chi_Minh", AccountEvents: 1000, NewSessions: 1000,
		now: func() time.Time { return c.now }}
	c.now = time.Date(2025, 5, 19, 1, 0, 0, 0, time.UTC)
	c.opens()
	t.Cleanup(func() {
		if c.app != nil {
			require.NoError(t, c.app.Close())
		}
	})
	for i := range areas - 1 {
		c.areas = append(c.areas, storetest.Area(t, c.app.store, bot.Area{Name: fmt.Sprintf("Phường Số %03d", i), Sort: i}))
	}
	c.areas = append(c.areas, storetest.Area(t, c.app.store, bot.Area{Name: bot.DirectName, Short: bot.DirectShort, Sort: bot.DirectSort}))
	c.settle(units)
	for i, area := range c.areas {
		c.group(fmt.Sprint("-", i+1), bot.WholeArea(area))
	}
	c.group(wholeGroup, bot.Everything)
	for _, day := range []int{21, 23, 26, 29, 30} {
		c.addRound(0, day, 15, 30)
		c.addRound(c.direct(), day, 16, 0)
	}
	return c
}

func (c *campaign) direct() bot.AreaID { return c.areas[len(c.areas)-1] }

// settle makes the units, and people for most of them: every tenth has nobody who can be
// written to, some have three units.
func (c *campaign) settle(units int) {
	var p *simPerson
	for i := range units {
		area := c.areas[i%len(c.areas)]
		u := &simUnit{name: fmt.Sprintf("Trường số %04d", i)}
		u.id = storetest.Unit(c.t, c.app.store, bot.Unit{Name: u.name, Area: area})
		u.facts = []simFact{{since: storetest.Day, recorded: storetest.Day, area: area}}
		c.units = append(c.units, u)
		if i%10 == 9 {
			continue
		}
		if p == nil || len(p.units) == 3 || c.chance.IntN(5) > 0 {
			id := fmt.Sprint("p", i)
			p = &simPerson{account: bot.AccountID("telegram:" + id), chat: bot.Chat{Channel: "telegram", ID: id}, putOff: map[*simUnit]time.Time{}, days: map[time.Time]int{}}
			c.people[id] = p
		}
		u.who, p.units = p, append(p.units, u)
		u.known = map[bot.AccountID]bool{p.account: true}
		c.write(bot.BindReporter{Account: p.account, Chat: p.chat, Unit: u.id, At: c.now})
	}
}

func (c *campaign) group(id string, scope bot.Scope) {
	c.write(bot.BindGroup{Group: bot.Group{Chat: bot.Chat{Channel: "telegram", ID: id, Group: true}, Title: id, Scope: scope, By: "telegram:1", At: c.now, Lang: "vi"}})
	if !scope.Covers(bot.Everything) { // and an officer
		chat, who := bot.Chat{Channel: "telegram", ID: "o" + id}, bot.AccountID("telegram:o"+id)
		c.write(bot.SetAccount{ID: who, Chat: chat, At: c.now},
			bot.InviteOfficer{Event: id, OfficerCode: bot.OfficerCode{Hash: id, Scope: scope, By: "telegram:1", Expires: c.now.AddDate(1, 0, 0)}, At: c.now},
			bot.SpendCode{Hash: id, Account: who, Chat: chat, At: c.now})
	}
}

// opens starts the program, or starts it again.
func (c *campaign) opens() {
	words, err := locales.New()
	require.NoError(c.t, err)
	c.app, err = New(c.t.Context(), c.cfg, quiet(), words)
	require.NoError(c.t, err)
	c.look, c.down, c.began = reminder{App: c.app}, false, c.now
}

// stops ends the program.
func (c *campaign) stops() {
	require.NoError(c.t, c.app.Close())
	c.app, c.down = nil, true
	c.count.restarts++
}

// write records something a moment later than what was written before.
func (c *campaign) write(list ...bot.Write) {
	_, err := c.app.store.Commit(c.t.Context(), list)
	require.NoError(c.t, err)
	c.now = c.now.Add(time.Millisecond)
}

// may is an hour of a day of May 2025 at the office.
func (c *campaign) may(day, hour, minute int) time.Time {
	return time.Date(2025, 5, day, hour, minute, 0, 0, c.cfg.place().Zone)
}

// plan has something happen at a moment.
func (c *campaign) plan(at time.Time, do func()) {
	at = at.Truncate(time.Millisecond)
	i, _ := slices.BinarySearchFunc(c.plans, at, func(p plan, at time.Time) int { return p.at.Compare(at.Add(1)) })
	c.plans = slices.Insert(c.plans, i, plan{at, do})
}

// within is a chance moment of the time from there on.
func (c *campaign) within(from time.Time, long time.Duration) time.Time {
	return from.Add(time.Duration(c.chance.Int64N(int64(long))))
}
