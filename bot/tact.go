package bot

import (
	"strconv"
	"time"
)

// Tact is how people are written to whom nobody has answered.
type Tact struct {
	Wakes, Sleeps int           // the hours between which they are
	ADay          int           // reminders of a person on a day that is no deadline's
	Ahead         time.Duration // before the units' hour: the last reminder
}

// bounds are the least and the most of a setting that is a number, and what holds while
// it is not set.
type bounds struct{ least, most, usual int }

// tactful are the settings of Tact. The morning's hour never reaches the evening's.
var tactful = map[Setting]bounds{
	SettingQuietUntil: {0, 11, 7}, SettingQuietFrom: {12, 24, 21}, SettingRemindersADay: {1, 9, 1}, SettingRemindHours: {1, 8, 2},
}

// newTact reads the settings as they are kept.
func newTact(kept map[Setting]string) Tact {
	number := func(s Setting) int {
		n, err := strconv.Atoi(kept[s])
		if b := tactful[s]; err != nil || n < b.least || n > b.most {
			return b.usual
		}
		return n
	}
	return Tact{Wakes: number(SettingQuietUntil), Sleeps: number(SettingQuietFrom), ADay: number(SettingRemindersADay),
		Ahead: time.Duration(number(SettingRemindHours)) * time.Hour}
}

// kept is the value of one of its settings.
func (t Tact) kept(s Setting) string {
	n := map[Setting]int{SettingQuietUntil: t.Wakes, SettingQuietFrom: t.Sleeps, SettingRemindersADay: t.ADay, SettingRemindHours: int(t.Ahead / time.Hour)}
	return strconv.Itoa(n[s])
}

// Awake tells whether people may be written to at that hour of the day.
func (t Tact) Awake(hour int) bool { return hour >= t.Wakes && hour < t.Sleeps }

// Night is when on that day nobody is written to any more.
func (t Tact) Night(p Place, at time.Time) time.Time { return p.At(p.Day(at), t.Sleeps, 0) }

// Morning is the moment, or when people may be written to next.
func (t Tact) Morning(p Place, at time.Time) time.Time {
	switch hour := p.Hour(at); {
	case hour >= t.Sleeps:
		return p.At(p.Day(at).AddDate(0, 0, 1), t.Wakes, 0)
	case hour < t.Wakes:
		return p.At(p.Day(at), t.Wakes, 0)
	}
	return at
}
