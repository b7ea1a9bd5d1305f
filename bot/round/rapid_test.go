package round

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// world is a plain model of the records: what was told, reported and put off.
type world struct {
	t      *rapid.T
	rounds bot.Rounds
	now    time.Time
	people []bot.Remindable
	hours  map[string]bot.ToldHour
	told   map[string]bool // person, unit and key of each letter
	done   []bot.RoundKey
}

// TestNobodyIsToldTwiceOrOfWhatIsDone plays weeks of chance: rounds that are made,
// moved and removed, reports, put-offs, hours in which the program is down.
func TestNobodyIsToldTwiceOrOfWhatIsDone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &world{t: rt, now: may(19, 6, 0), hours: map[string]bot.ToldHour{}, told: map[string]bool{}}
		for i, day := range []int{21, 23, 26} {
			w.rounds = append(w.rounds, roundOf(bot.RoundID(i+1), 0, day, 15, 30))
		}
		for i := range rapid.IntRange(1, 6).Draw(rt, "units") {
			r := row(bot.UnitID(i+1), rapid.SampledFrom([]bot.AreaID{5, 6, direct}).Draw(rt, "area"))
			r.Account = bot.AccountID(fmt.Sprint("telegram:", i/2))
			w.people = append(w.people, r)
		}
		for w.now.Before(may(27, 0, 0)) {
			w.now = w.now.Add(rapid.SampledFrom([]time.Duration{5 * time.Minute, 20 * time.Minute, time.Hour, 9 * time.Hour}).Draw(rt, "passes"))
			w.happens()
			for i, r := range w.people {
				if r.Told.Before(office.Began(w.now)) {
					w.people[i].Today = 0
				}
			}
			w.look()
		}
	})
}

// happens changes something, or nothing.
func (w *world) happens() {
	i := rapid.IntRange(0, len(w.people)-1).Draw(w.t, "who")
	r := &w.people[i]
	switch rapid.SampledFrom([]string{"", "", "", "report", "put off", "begin", "move", "remove", "own"}).Draw(w.t, "what") {
	case "report":
		r.Unit.Status, r.Unit.At, r.Reported = rapid.SampledFrom(bot.Statuses()).Draw(w.t, "status"), w.now, w.now
		r.Report, r.Unit.Wants, r.Begun = bot.ReportID(fmt.Sprint(w.now.Unix())), "", time.Time{}
	case "put off":
		r.PutOff, r.PutAt = w.now.Add(30*time.Minute), w.now
	case "begin":
		r.Unit.Wants, r.Begun = rapid.SampledFrom([]bot.Wants{bot.WantsPicture, bot.WantsSending}).Draw(w.t, "wants"), w.now
	case "move":
		if n := rapid.IntRange(0, len(w.rounds)-1).Draw(w.t, "round"); w.rounds[n].InTime(w.now) {
			at := w.rounds[n].Units.Add(time.Hour)
			w.rounds = slices.Clone(w.rounds)
			w.rounds[n].Units, w.rounds[n].Version = at, w.rounds[n].Version+1
		}
	case "remove":
		if n := len(w.rounds) - 1; n > 0 && w.rounds[n].InTime(w.now) && rapid.Bool().Draw(w.t, "really") {
			w.rounds = slices.Clone(w.rounds[:n])
		}
	case "own":
		if day := w.now.In(office.Zone).Day(); day < 26 && !slices.ContainsFunc(w.rounds, func(r bot.Round) bool { return r.Area == direct }) {
			w.rounds = append(slices.Clone(w.rounds), roundOf(50, direct, 26, 16, 0)).Sorted()
		}
	}
}

// look does what the program does, and holds each letter against the rules.
func (w *world) look() {
	c := at(w.now, w.rounds)
	var told []bot.ToldHour
	for _, h := range w.hours {
		told = append(told, h)
	}
	slices.SortFunc(told, func(a, b bot.ToldHour) int { return int(a.Unit.ID - b.Unit.ID) })
	w.take(c, c.Corrections(told), true)
	due := slices.DeleteFunc(slices.Clone(w.people), func(r bot.Remindable) bool { return r.PutOff.IsZero() || r.PutOff.After(w.now) })
	letters, ends := c.Kept(due)
	w.take(c, letters, true)
	w.end(ends)
	for _, l := range letters {
		w.end(l.Ends)
	}
	open, missed := c.Open(w.done)
	w.done = append(w.done, keysOf(missed)...)
	for _, o := range open {
		if !o.Why.ToOfficers() {
			letters, skipped := c.Letters(o.Why, o.Round.Day, []Occasion{o}, w.people)
			w.take(c, letters, false)
			for _, s := range skipped {
				w.within(s.Account, s.Units[0], s.Round)
			}
		}
		w.done = append(w.done, o.Key)
	}
	w.take(c, c.Follow(slices.DeleteFunc(slices.Clone(w.people), func(r bot.Remindable) bool {
		return r.Unit.Status != bot.Refused && r.Unit.Status != bot.Accepted
	})), false)
}

// take holds letters against the rules, and notes them.
func (w *world) take(c Clock, letters []Letter, asked bool) {
	for _, l := range letters {
		require.True(w.t, c.Awake() || asked && l.Items[0].About == Asked, "%v at night", l)
		for _, item := range l.Items {
			if !item.About.corrects() { // an hour that is wrong is mended for all
				require.NotEqual(w.t, bot.Succeeded, item.Unit.Status, "%v of what is done", item)
			}
			if r, _, ok := c.on(item.Unit.Area, c.Day(item.Due)); ok && !item.Due.IsZero() {
				require.Equal(w.t, r.Units, item.Due, "an old hour")
			}
			if !asked && item.About != Half && item.About != Unsent {
				require.False(w.t, item.Reported.After(w.now.Add(-12*time.Hour)), "%v soon after a report", item)
			}
		}
		for _, n := range l.Notes {
			key := fmt.Sprint(n.Account, n.Units[0], n.Round)
			require.False(w.t, w.told[key], "%s twice", key)
			w.told[key] = true
			w.within(n.Account, n.Units[0], n.Round)
			if !n.Due.IsZero() {
				w.hours[fmt.Sprint(n.Account, n.Units[0])] = bot.ToldHour{AccountChat: l.To, Unit: w.unit(n.Units[0]), Round: n.Round, Due: n.Due}
			}
			for i := range w.people {
				if w.people[i].Account == n.Account && n.Chase != "put_off" {
					w.people[i].Told, w.people[i].Today = w.now, w.people[i].Today+1
				}
			}
		}
	}
}

func (w *world) unit(id bot.UnitID) bot.MissingUnit { return w.people[id-1].Unit }

func (w *world) within(who bot.AccountID, unit bot.UnitID, key bot.RoundKey) {
	for i := range w.people {
		if w.people[i].Account == who && w.people[i].Unit.ID == unit {
			w.people[i].Within = append(slices.Clone(w.people[i].Within), key)
		}
	}
}

func (w *world) end(list []bot.EndPutOff) {
	for _, e := range list {
		for i := range w.people {
			if w.people[i].Account == e.Account && w.people[i].Unit.ID == e.Unit {
				w.people[i].PutOff = time.Time{}
			}
		}
	}
}
