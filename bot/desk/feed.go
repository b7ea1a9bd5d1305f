package desk

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"vneidbot/bot"
)

// feed is /feed: an address at which a spreadsheet reads the numbers of a scope.
func feed() command {
	return command{
		name: "feed", asked: "liên kết số liệu|liên kết bảng tính|google sheet|importdata|bảng tính", aliases: []string{"solieu", "banglienket", "importdata"},
		action: action{inPrivate, (*deskTurn).feed}, answers: isPlace, onPage: true,
		taps: []tap{
			{verbFeed, action{inPrivate, (*deskTurn).tapFeed}},
			{verbEndFeed, action{inPrivate, (*deskTurn).tapFeed}},
			{verbDoEndFeed, action{inPrivate, (*deskTurn).tapFeed}},
		},
	}
}

const (
	verbFeed      = "fd"
	verbEndFeed   = "fdx"
	verbDoEndFeed = "fdy"

	feedOfTotals = "t" // what a feed has a row for, in its buttons
	feedOfUnits  = "u"
)

// perUnitWords after /feed ask for the one with a row for each unit.
var perUnitWords = []string{"tung don vi", "theo don vi", "don vi", "by unit", "units"}

// feed answers /feed for the own scope, or for the areas and levels that are named.
func (t *deskTurn) feed(c call) (bot.Effects, error) {
	scope, of := t.who.own(), feedOfTotals
	for _, words := range perUnitWords {
		if cut, ok := cutWords(c.args, words); ok {
			of, c.args = feedOfUnits, cut
			break
		}
	}
	if c.args != "" {
		read, instead, err := t.readScope(c.args, scope, func(s bot.Scope) string { return t.scopeData(verbFeed, s, of) }, c)
		if err != nil || instead != nil {
			return deref(instead), err
		}
		scope = read
	}
	scope, ok := t.who.own().Narrow(scope)
	if !ok {
		return t.refuse(outside)
	}
	return t.showFeed(scope, of)
}

// tapFeed shows a feed, or ends it: whoever taps has to have all of its scope.
func (t *deskTurn) tapFeed(c call) (bot.Effects, error) {
	scope, err := t.tappedScope(c.fields)
	if err != nil || scope.Empty() || len(c.fields) < 3 {
		return t.staleAfter(err)
	}
	if !t.who.own().Covers(scope) {
		return t.refuse(outside)
	}
	if c.name == verbFeed {
		return t.showFeed(scope, c.fields[2])
	}
	return t.endFeed(c, scope)
}

// FeedID names an officer's feed of a scope.
func FeedID(account bot.AccountID, scope bot.Scope, of string) string {
	areas, levels := encodeScope(scope)
	sum := sha256.Sum256([]byte(strings.Join([]string{string(account), areas, levels, of}, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// showFeed makes the feed where there is none, and tells its address. Units by name are
// read by administrators alone.
func (t *deskTurn) showFeed(scope bot.Scope, of string) (bot.Effects, error) {
	switch {
	case of == feedOfUnits && t.who.Role != bot.Admin:
		return t.refuse(notAdmin)
	case t.FeedURL == "":
		return t.answer(bot.T("feed.nowhere")), nil
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	f := bot.Feed{ID: FeedID(t.Event.From, scope, of), Account: t.Event.From, Scope: scope, Units: of == feedOfUnits, Generation: 1, At: t.Event.At}
	var writes []bot.Write
	have, err := t.records.Feed(f.ID)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case have == nil:
		writes = append(writes, bot.SetFeed{Feed: f})
	default:
		f = *have
	}
	e := bot.Effects{Say: []bot.Say{t.sayFeed(f, place, of)}, Writes: append(writes, t.audit("feed", placeObject(scope)))}
	return e, nil
}

// sayFeed is the address with how it is used, and when it was read last.
func (t *deskTurn) sayFeed(f bot.Feed, place bot.Text, of string) bot.Say {
	link := t.FeedURL + t.Tokens.FeedToken(f.ID, f.Generation) + ".csv"
	formula := `=IMPORTDATA("` + link + `")`
	key := "feed.totals"
	if f.Units {
		key = "feed.units"
	}
	parts := []bot.Part{{Text: bot.T(key, "place", place)}, {Text: bot.T("feed.link", "link", bot.Raw(link))}, {Text: bot.T("feed.how", "formula", bot.Raw(formula))}, {Text: bot.T("feed.slow")}}
	if !f.Read.IsZero() {
		parts = append(parts, bot.Part{Text: bot.T("feed.read", "day", bot.Day(f.Read))})
	}
	var other []bot.Choice
	if !f.Units && t.who.Role == bot.Admin {
		other = append(other, button("feed_units", t.scopeData(verbFeed, f.Scope, feedOfUnits)))
	}
	var copied []bot.Choice
	if t.Caps.Buttons && units16(formula) <= copyMost {
		copied = append(copied, bot.Choice{Label: bot.T("button.copy_formula"), Copy: formula})
	}
	end := button("revoke_link", t.scopeData(verbEndFeed, f.Scope, of, num(f.Generation)))
	return t.sayParts(parts, filled(copied, other, []bot.Choice{end})...)
}

// endFeed asks before the address stops working, and then has it so.
func (t *deskTurn) endFeed(c call, scope bot.Scope) (bot.Effects, error) {
	of := c.fields[2]
	have, err := t.records.Feed(FeedID(t.Event.From, scope, of))
	if err != nil {
		return bot.Effects{}, err
	}
	again := []bot.Choice{button("feed_new", t.scopeData(verbFeed, scope, of))}
	if have == nil || len(c.fields) < 4 || c.fields[3] != num(have.Generation) {
		return t.answer(bot.T("feed.ended_before"), again), nil
	}
	if c.name == verbEndFeed {
		return t.ask(bot.T("feed.ask_end"), "revoke_link", t.scopeData(verbDoEndFeed, scope, of, num(have.Generation))), nil
	}
	e := t.answer(bot.T("feed.ended"), again)
	e.Writes = []bot.Write{bot.SetFeed{Feed: *have, Was: have.Generation}, t.audit("feed.thuhoi", placeObject(scope))}
	return e, nil
}

// FeedOf is the feed of a token if it still opens something: the generation is the
// present one, and all of the scope is still its officer's; nil where it does not.
func (d *Desk) FeedOf(ctx context.Context, token string) (f *bot.Feed, err error) {
	id, gen, ok := d.Tokens.ReadFeedToken(token)
	if !ok {
		return nil, nil
	}
	err = d.Records.Snapshot(ctx, func(records Snapshot) error {
		have, err := records.Feed(id)
		if err != nil || have == nil || have.Generation != gen {
			return err
		}
		a, err := d.Account(records, have.Account)
		if err == nil && (who{Account: a}).own().Covers(have.Scope) && (!have.Units || a.Role == bot.Admin) {
			f = have
		}
		return err
	})
	return f, err
}

// FeedRead notes that a feed was read on a day, once.
func FeedRead(f bot.Feed, day string, w bot.ReadFeed) []bot.Write {
	return []bot.Write{w, bot.Audit{Event: "feed:" + f.ID + ":" + day, Account: f.Account, Act: "feed.doc", Object: placeObject(f.Scope), At: w.At}}
}
