package round

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
)

// When a unit's own report is asked about, and for how long that is of use.
const (
	refusedFirst, refusedAgain = 24 * time.Hour, 48 * time.Hour
	refusedUse                 = 72 * time.Hour
	waitingDays, waitingUse    = 3, 5 * 24 * time.Hour
	workBegins, workEnds       = 8, 17
)

// RefusedBetween are the dates of the refusals that are asked about now.
func (c Clock) RefusedBetween() (from, to time.Time) {
	return c.Now.Add(-refusedAgain - refusedUse - 5*24*time.Hour), c.Now.Add(-refusedFirst)
}

// WaitingBetween are the same of registrations that were received.
func (c Clock) WaitingBetween() (from, to time.Time) {
	return c.Now.Add(-waitingUse - 10*24*time.Hour), c.Now.Add(-waitingDays * 24 * time.Hour)
}

// Follow are the letters about what became of units' own reports. Whoever may not be
// written to now is asked later, as long as that is of use.
func (c Clock) Follow(people []bot.Remindable) (letters []Letter) {
	if !c.Awake() || !c.Working(c.Day(c.Now)) {
		return nil
	}
	for person := range persons(people) {
		var l Letter
		for _, r := range person {
			why, about := c.follows(r)
			key := bot.OfUnit(r.Report, why)
			if why == bot.RemindWaiting {
				key = bot.OfUnit("", why) // asked once, however often it is told again
			}
			if why == "" || slices.Contains(r.Within, key) || c.unlessFollowed(r) {
				continue
			}
			l.To, l.For = r.AccountChat, c.useful(time.Time{})
			l.Key = "nhac:" + string(why) + ":" + c.Day(c.Now).Format(time.DateOnly) + ":" + string(r.Account)
			l.Items = append(l.Items, Item{Remindable: r, About: about, Due: c.next(r.Unit.Area)})
			l.Notes = append(l.Notes, bot.Remind{Chase: bot.ChaseID(why), Round: key, Account: r.Account, Units: []bot.UnitID{r.Unit.ID}, Message: l.Key, At: c.Now})
		}
		if len(l.Items) > 0 {
			letters = append(letters, l)
		}
	}
	return letters
}

// follows is what of the unit's report is asked about now, "" for nothing.
func (c Clock) follows(r bot.Remindable) (bot.Reminding, About) {
	switch at := r.Unit.At; r.Unit.Status {
	case bot.Refused:
		first := c.working(at.Add(refusedFirst))
		again := c.working(first.Add(refusedAgain - refusedFirst)) // a day after the first, when that had to wait
		switch {
		case c.within(again, refusedUse):
			return bot.RemindRefused2, Refused
		case c.within(first, again.Sub(first)):
			return bot.RemindRefused, Refused
		}
	case bot.Accepted:
		if c.within(c.waited(at), waitingUse) {
			return bot.RemindWaiting, Waiting
		}
	default:
	}
	return "", ""
}

func (c Clock) within(from time.Time, use time.Duration) bool {
	return !c.Now.Before(from) && c.Now.Before(from.Add(use))
}

// waited is the hour of a report three working days later, within the hours of work.
func (c Clock) waited(at time.Time) time.Time {
	day := c.Day(at)
	for n := 0; n < waitingDays; {
		if day = day.AddDate(0, 0, 1); c.Working(day) {
			n++
		}
	}
	local := at.In(c.Zone)
	return c.At(day, min(max(local.Hour(), workBegins), workEnds), local.Minute())
}

// unlessFollowed tells whether the person is not to be written to now.
func (c Clock) unlessFollowed(r bot.Remindable) bool {
	return c.paused(r.Unit) || c.waits(r) || c.toldToday(r) || c.keptSince(r, c.Began(c.Now)) || r.Reported.After(c.Now.Add(-afterReport)) || c.asksToday(r)
}

// keptKey begins the keys of what was asked at an hour that the person had named, which
// end with that hour.
const keptKey = "u:" + string(bot.RemindPutOff) + ":"

// keptSince tells whether the person was asked about the unit at a named hour of since then.
func (c Clock) keptSince(r bot.Remindable, since time.Time) bool {
	return slices.ContainsFunc(r.Within, func(k bot.RoundKey) bool {
		hour, kept := strings.CutPrefix(string(k), keptKey)
		at, err := strconv.ParseInt(hour, 10, 64)
		return kept && err == nil && !time.Unix(at, 0).Before(since)
	})
}

// asksToday tells whether the round of today asks the same, before its hour.
func (c Clock) asksToday(r bot.Remindable) bool {
	today, since, ok := c.on(r.Unit.Area, c.Day(c.Now))
	return ok && c.Now.Before(today.Units) && bot.Behind(r.Unit.Status, r.Unit.At, since)
}

// next is the next hour of the units of an area, zero for none.
func (c Clock) next(area bot.AreaID) time.Time {
	r, _ := c.Rounds.Of(area).Next(c.Now)
	return r.Units
}

// besides is the reminder before the hour of today that a question of this moment stands
// for as well: nobody is to have both within half an hour.
func (c Clock) besides(r bot.Remindable) (bot.RoundKey, bool) {
	today, _, ok := c.on(r.Unit.Area, c.Day(c.Now))
	key := bot.NewOccasion(today, bot.RemindNear)
	return key, ok && c.Now.Before(today.Units) && !c.near(today).After(c.Now.Add(moment)) && !slices.Contains(r.Within, key)
}

// Kept are the letters to those whose hour has come, and the put-offs that need no
// asking: the unit has reported since, or has no more to do.
func (c Clock) Kept(people []bot.Remindable) (letters []Letter, ends []bot.EndPutOff) {
	for person := range persons(people) {
		var l Letter
		for _, r := range person {
			end := bot.EndPutOff{Account: r.Account, Unit: r.Unit.ID, Until: r.PutOff, At: c.Now}
			switch {
			case r.Reported.After(r.PutAt), r.Unit.Status == bot.Succeeded:
				ends = append(ends, end)
			case c.Awake() || c.Now.Sub(r.PutOff) < spare: // an hour in the night was named on purpose
				l.To, l.Key = r.AccountChat, "nhac:hen:"+stamp(r.PutOff)+":"+string(r.Account)
				l.For = max(c.useful(c.next(r.Unit.Area)), spare)
				item := Item{Remindable: r, About: Asked, Due: c.next(r.Unit.Area)}
				l.Items, l.Ends = append(l.Items, item), append(l.Ends, end)
				l.note("put_off", bot.RoundKey(keptKey+stamp(r.PutOff)), item, c.Now)
				if near, ok := c.besides(r); ok {
					l.note("put_off", near, item, c.Now)
				}
			}
		}
		if len(l.Items) > 0 {
			letters = append(letters, l)
		}
	}
	return letters, ends
}
