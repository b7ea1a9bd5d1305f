package summary

import (
	"strings"

	"vneidbot/bot"
)

// head is the headline: whose numbers, of when, and the three shares.
func (v voice) head(key string, t Totals, sum bot.Tally) string {
	if sum.Total == 0 {
		return v.say("tonghop.empty", "place", v.place(t), "at", t.At)
	}
	return v.say(key, "when", t.when(key), "first", first(key, t.Round, sum), "change", t.Change.change(),
		"place", v.place(t), "at", t.At, "total", sum.Total, "confirmed", sum.Confirmed,
		"received", sum.Good(), "received_share", share(sum.Good(), sum),
		"succeeded", sum.Succeeded, "succeeded_share", share(sum.Succeeded, sum),
		"reached", sum.Reached, "refused", sum.Refused, "unregistered", sum.NotRegistered, "missing", sum.NotReported) + v.falls(t.Change)
}

// when is the moment of the numbers, and whether they are final.
func (t Totals) when(key string) bot.Text {
	if t.Frozen {
		return bot.T("tonghop.frozen", "at", t.At)
	}
	return bot.T(key+"_live", "at", t.At, "due", t.Round.words(key))
}

// words are the hour behind the moment of the numbers.
func (r Round) words(key string) bot.Text {
	if r.Due.IsZero() {
		return bot.Raw("")
	}
	key += "_due"
	if r.Past {
		key += "_past"
	}
	if r.Today {
		return bot.T(key+"_today", "clock", bot.Clock(r.Due))
	}
	return bot.T(key, "at", r.Due)
}

// first is the share that stands first: of those who have reported, from the
// second round on of those who have told what it asks.
func first(key string, r Round, sum bot.Tally) bot.Text {
	name, n := key+"_reported", sum.Reported()
	if r.Later {
		name, n = key+"_updated", sum.Updated()
	}
	return bot.T(name, "n", n, "total", sum.Total, "share", share(n, sum))
}

// share is with one decimal, of a total that is not 0.
func share(part int, of bot.Tally) bot.PerMille {
	s, _ := bot.Share(part, of.Total)
	return s
}

// place is the title's place in capitals.
func (v voice) place(t Totals) string {
	return strings.ToUpper(v.words.Words(v.lang, t.Place))
}

// notes names what is outside the total, and the statuses in other words where
// no column has them; empty when there is nothing to note.
func (v voice) notes(sum bot.Tally, worded int) string {
	var notes []string
	for _, n := range []struct {
		key   string
		count int
	}{{"tonghop.outside", sum.Outside}, {"tonghop.worded", worded}, {"tonghop.excluded", sum.Excluded}} {
		if n.count > 0 {
			notes = append(notes, v.say(n.key, "n", n.count))
		}
	}
	return strings.Join(notes, " · ")
}

// full is the line of a long table that counts the areas where nobody is
// missing, of those that have units.
func (v voice) full(rows []bot.Row) string {
	full, areas := 0, 0
	for _, r := range rows {
		if r.Total == 0 {
			continue
		}
		areas++
		if r.NotReported == 0 {
			full++
		}
	}
	return v.say("tonghop.full", "n", full, "of", areas)
}
