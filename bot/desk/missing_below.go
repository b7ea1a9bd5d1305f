package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// belowMissing tells whether words are meant for the list or the call that they are typed
// below: a page of the list, or what came of the call.
func belowMissing(text string) bool {
	_, turns := turnedTo(text, 0)
	return turns || noteOf(text) != "" || saysHour(text)
}

// turnedTo is the page that words name, from 0, and that they name nothing else. The
// next page is the one behind the page that stands above them.
func turnedTo(text string, above int) (page int, ok bool) {
	said := vn.Words(text)
	switch said {
	case "trang sau", "trang tiep", "trang tiep theo", "next page":
		return above + 1, true
	case "trang truoc", "previous page":
		return max(0, above-1), true
	}
	table, rest := read.TableWords(text)
	return table.Page, rest == "" && begins(said, []string{"trang", "page"})
}

// noteOf is what words note about a call, as its buttons do; "" for nothing.
func noteOf(text string) string {
	switch vn.Words(text) {
	case "toi goi", "dang goi":
		return noteCalling
	case "khong nghe may", "khong ai nghe may", "khong nghe", "no answer":
		return noteNoAnswer
	}
	return ""
}

// saysHour tells whether words say when to phone again, and nothing else.
func saysHour(text string) bool {
	said := vn.Words(text)
	if begins(said, []string{"hen", "da goi hen"}) {
		return true
	}
	due, problem := read.Dates(text, time.Time{})
	return problem.Kind == "" && due.Units != read.NoHour && strings.TrimSpace(due.Rest) == ""
}

// noteTyped notes what was typed below a unit that is to be phoned, or goes to a page of
// the list that it stands in.
func (t *deskTurn) noteTyped(c call) (bot.Effects, error) {
	if len(c.fields) < 5 {
		return t.stale()
	}
	seen := c.fields[4]
	switch note := noteOf(c.args); {
	case note != "":
		c.fields = append(c.fields[:4:4], note, seen)
		return t.call(c)
	case saysHour(c.args):
		return t.promise(c)
	}
	c.fields = c.fields[:3]
	return t.tapPile(c)
}

// unnoted says above a list that nothing was noted, unless the words turned its pages: they
// are of a call, and no unit was chosen.
func unnoted(e bot.Effects, turns bool) bot.Effects {
	if !turns && len(e.Say) > 0 {
		e.Say[0].Parts = append([]bot.Part{{Text: bot.T("chuabaocao.which_unit")}}, e.Say[0].Parts...)
	}
	return e
}

// lastBefore is the unit behind which a page of a pile begins, 0 for the first one; of
// one that there is not it is the last page.
func (t *deskTurn) lastBefore(p place, page int) (bot.UnitID, error) {
	q, _, err := t.missingOf(p.scope)
	if err != nil {
		return 0, err
	}
	areas, err := t.records.Piles(q)
	all := 0
	for _, a := range areas {
		all += a.Piles[p.pile]
	}
	skip := min(page, max(0, all-1)/perPile) * perPile
	for _, a := range areas {
		n := a.Piles[p.pile]
		if skip > n {
			skip -= n
			continue
		}
		if skip == 0 {
			return 0, err
		}
		units, err := t.records.Missing(q, a.Area, p.pile)
		if units = collated(units); len(units) < skip {
			return 0, err
		}
		return units[skip-1].ID, err
	}
	return 0, err
}
