package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// promiseWithin is how far ahead a promise is noted.
const promiseWithin = 14 * 24 * time.Hour

// promise asks for an hour that no button offers, and notes it.
func (t *deskTurn) promise(c call) (bot.Effects, error) {
	p, u, e, err := t.phoned(c)
	if u == nil {
		return e, err
	}
	if len(c.fields) < 5 {
		return t.stale()
	}
	if !c.answer {
		return t.askFree("chuabaocao", c, bot.T("chuabaocao.which_hour", "unit", unitName(*u))), nil
	}
	at, wrong := t.promised(c.args)
	if wrong.Key != "" {
		return t.askHour(p, *u, c.fields[4], wrong, t.hoursMeant(c.args)...), nil
	}
	k := bot.Call{Unit: u.ID, Event: t.Event.ID, By: t.Event.From, State: bot.Promised, Promised: at, At: t.Event.At}
	return t.noteCall(p, *u, k, c.fields[4])
}

// askHour asks for another hour of the unit's call, or which one of these.
func (t *deskTurn) askHour(p place, u bot.Unit, seen string, wrong bot.Text, hours ...time.Time) bot.Effects {
	var choices []bot.Choice
	for _, at := range hours {
		choices = append(choices, bot.Choice{Label: bot.Text{Args: bot.Args{"": t.clockOrDay(at)}}, Data: t.placeData(verbCall, p, num(u.ID), promiseNote(at), seen)})
	}
	if len(hours) > 0 {
		wrong = bot.T("chuabaocao.which_of_hours", "unit", unitName(u))
	}
	verb, fields := splitData(t.placeData(verbPromise, p, num(u.ID), seen))
	return t.askFree("chuabaocao", call{name: verb, fields: fields}, wrong, paired(choices)...)
}

// dayParts are the hours that are meant by a part of the day.
var dayParts = []struct {
	word  string
	hours []int
}{{"sang", []int{8, 9, 10, 11}}, {"trua", []int{11, 12, 13}}, {"chieu", []int{14, 15, 16, 17}}, {"toi", []int{18, 19, 20}}, {"", []int{8, 10, 14, 16}}}

// hoursMeant are those to choose from where a part of a day was said, or another day,
// and no hour.
func (t *deskTurn) hoursMeant(words string) (hours []time.Time) {
	due, problem := read.Dates(words, t.day)
	if problem.Kind != "" || due.Units != read.NoHour || len(due.Days) > 1 {
		return nil
	}
	day, said := t.day, " "+vn.Fold(words)+" "
	if len(due.Days) == 1 {
		day = due.Days[0]
	}
	for _, part := range dayParts {
		if !strings.Contains(said, " "+part.word+" ") && (part.word != "" || len(due.Days) == 0) {
			continue
		}
		for _, hour := range part.hours {
			if at := t.Place.At(day, hour, 0); at.After(t.now) && at.Before(t.now.Add(promiseWithin)) {
				hours = append(hours, at)
			}
		}
		return hours
	}
	return nil
}

// aNumber is an hour by itself; soon is how long from now.
var (
	aNumber = regexp.MustCompile(`^\d{1,2}$`)
	soon    = regexp.MustCompile(`(?i)(\d{1,3}|nửa|nua) ?(phút|phut|p|tiếng|tieng|giờ|gio)(?: đồng hồ| dong ho)? (?:nữa|nua)`)
)

// inWords are the hours as they are spoken, the longer ones first.
var inWords = strings.NewReplacer("mười một giờ", "11 giờ", "mười hai giờ", "12 giờ", "mười giờ", "10 giờ", "một giờ", "1 giờ", "hai giờ", "2 giờ",
	"ba giờ", "3 giờ", "bốn giờ", "4 giờ", "năm giờ", "5 giờ", "sáu giờ", "6 giờ", "bảy giờ", "7 giờ", "tám giờ", "8 giờ", "chín giờ", "9 giờ")

// promised reads an hour as it is said on the phone, of today or of a day that is named;
// else it tells what is wrong.
func (t *deskTurn) promised(words string) (at time.Time, wrong bot.Text) {
	said := inWords.Replace(strings.ToLower(strings.TrimSpace(read.Text(words).Text)))
	if in := soon.FindStringSubmatch(said); in != nil {
		return t.now.Add(span(in[1], in[2])).Truncate(time.Minute), wrong
	}
	if aNumber.MatchString(said) {
		said += "h"
	}
	due, problem := read.Dates(said, t.day)
	day := t.day
	switch {
	case problem.Kind != "" || due.Units == read.NoHour || len(due.Days) > 1:
		return at, bot.T("chuabaocao.no_hour")
	case len(due.Days) == 1:
		day = due.Days[0]
	}
	hour := int(due.Units)
	at = t.Place.At(day, hour/60, hour%60)
	if len(due.Days) == 0 && at.Before(t.now) && at.Add(12*time.Hour).After(t.now) && hour < 8*60 {
		at = at.Add(12 * time.Hour) // "hẹn 2 giờ" is said of the afternoon
	}
	switch {
	case at.Before(t.now):
		return at, bot.T("chuabaocao.past_hour", "clock", t.clockOrDay(at))
	case at.After(t.now.Add(promiseWithin)):
		return at, bot.T("chuabaocao.far_hour", "at", at)
	}
	return at, wrong
}

// span is "nửa tiếng", "30 phút".
func span(n, unit string) time.Duration {
	one := time.Hour
	if strings.HasPrefix(strings.ToLower(unit), "p") {
		one = time.Minute
	}
	k, err := strconv.Atoi(n)
	if err != nil {
		return one / 2
	}
	return time.Duration(k) * one
}
