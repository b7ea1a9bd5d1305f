package round

import (
	"strings"
	"time"

	"vneidbot/bot"
)

// ToldSince is since when hours are looked at that somebody was told.
func (c Clock) ToldSince() time.Time { return c.Now.Add(-missedSince) }

// gone marks the key of a letter that there is no hour any more.
const gone = ":gone"

// Corrections are the letters to those who were told an hour that is another one now.
func (c Clock) Corrections(told []bot.ToldHour) (letters []Letter) {
	if !c.Awake() {
		return nil
	}
	for _, h := range told {
		item, key, wrong := c.correct(h)
		if !wrong || c.paused(h.Unit) {
			continue
		}
		last := len(letters) - 1
		if last < 0 || letters[last].To.Account != h.Account {
			letters, last = append(letters, Letter{To: h.AccountChat, Key: "nhac:doi:" + string(key) + ":" + string(h.Account), For: c.useful(time.Time{})}), last+1
		}
		l := &letters[last]
		l.Items = append(l.Items, item)
		due := item
		if item.About == Gone {
			due.Due = item.Was
		}
		l.note(bot.ChaseID(bot.RemindMoved), key, due, c.Now)
	}
	return letters
}

// Wrong tells whether the hour that was told is another one now.
func (c Clock) Wrong(h bot.ToldHour) bool {
	_, _, wrong := c.correct(h)
	return wrong
}

// correct finds the hour of what was told as it is now. That an hour is mended once is
// seen by the hour that was told last; the key is the moment's, for an hour may come back.
func (c Clock) correct(h bot.ToldHour) (item Item, key bot.RoundKey, wrong bool) {
	day := c.Day(h.Due)
	for _, r := range c.Rounds {
		if r.ID == h.Round.Round() {
			day = r.Day
		}
	}
	item = Item{Remindable: bot.Remindable{AccountChat: h.AccountChat, Unit: h.Unit}, Was: h.Due}
	now, _, ok := c.on(h.Unit.Area, day)
	wasGone := strings.HasSuffix(string(h.Round), gone)
	if !ok {
		item.About = Gone
		return item, bot.NewOccasion(bot.Round{ID: h.Round.Round()}, bot.RemindMoved) + bot.RoundKey("."+stamp(c.Now)+gone), !wasGone
	}
	item.About, item.Due = Moved, now.Units
	same := now.Units.Equal(h.Due)
	if same || wasGone { // of one that is gone nothing is moved
		item.About = Back
	}
	return item, bot.NewOccasion(now, bot.RemindMoved) + bot.RoundKey("."+stamp(c.Now)), (!same || wasGone) && now.Units.After(c.Now.Add(-time.Minute))
}
