package summary

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"vneidbot/bot"
)

// Calendar is what goes into a calendar: the rounds of an area.
type Calendar struct {
	Place  bot.Text // whose rounds these are
	Office bot.Place
	Rounds bot.Rounds
	UID    func(bot.RoundID) string // the same for ever, so that a round that was moved moves in calendars too
	At     time.Time
	Ahead  time.Duration // of the alarm on the day itself, in whole hours
}

// iCalendar of RFC 5545: lines end in CRLF and hold at most 75 bytes. The office's
// zone has one offset the whole year.
const (
	icsZone  = "Asia/Ho_Chi_Minh"
	icsLocal = "20060102T150405"
	icsUTC   = "20060102T150405Z"
	icsLine  = 75
)

// ICS writes the calendar as an .ics file, with two alarms for each round: on the
// working day before, and two hours before.
func ICS(words Wording, lang string, c Calendar) []byte {
	v := voice{words: words, lang: lang}
	place := words.Words(lang, c.Place)
	offset := c.At.In(c.Office.Zone).Format("-0700")
	var f icsFile
	f.line("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vneidbot//rounds//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
	f.text("X-WR-CALNAME", v.say("calendar.name", "place", place))
	f.line("BEGIN:VTIMEZONE", "TZID:"+icsZone, "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:"+offset, "TZOFFSETTO:"+offset,
		"END:STANDARD", "END:VTIMEZONE")
	for _, r := range c.Rounds {
		f.round(v, c, r, place)
	}
	f.line("END:VCALENDAR")
	return []byte(f.String())
}

// round is one event: from the units' hour to the areas'.
func (f *icsFile) round(v voice, c Calendar, r bot.Round, place string) {
	title := v.say("calendar.title", "clock", bot.Clock(r.Units))
	f.line("BEGIN:VEVENT", "UID:"+c.UID(r.ID), "DTSTAMP:"+c.At.UTC().Format(icsUTC), fmt.Sprint("SEQUENCE:", max(r.Version-1, 0)),
		"DTSTART;TZID="+icsZone+":"+r.Units.In(c.Office.Zone).Format(icsLocal))
	if r.Areas.After(r.Units) {
		f.line("DTEND;TZID=" + icsZone + ":" + r.Areas.In(c.Office.Zone).Format(icsLocal))
	}
	f.text("SUMMARY", title)
	f.text("DESCRIPTION", v.say("calendar.text", "place", place, "day", bot.Day(r.Units), "units", bot.Clock(r.Units), "areas", bot.Clock(r.Areas)))
	f.line("TRANSP:TRANSPARENT")
	for _, before := range []string{fmt.Sprintf("-P%dD", workingDayBefore(c.Office, r.Day)), fmt.Sprintf("-PT%dH", int(c.Ahead.Hours()))} {
		f.line("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:"+before)
		f.text("DESCRIPTION", title)
		f.line("END:VALARM")
	}
	f.line("END:VEVENT")
}

// workingDayBefore is how many days before a day the last working one is. A
// holiday is never longer than two weeks.
func workingDayBefore(office bot.Place, day time.Time) int {
	const most = 14
	for n := 1; n < most; n++ {
		if office.Working(day.AddDate(0, 0, -n)) {
			return n
		}
	}
	return 1
}

// icsFile is a file being written.
type icsFile struct{ strings.Builder }

// line writes lines, folded between letters where they are too long.
func (f *icsFile) line(lines ...string) {
	for _, l := range lines {
		for len(l) > icsLine {
			cut := icsLine
			for !utf8.RuneStart(l[cut]) {
				cut--
			}
			f.WriteString(l[:cut] + "\r\n")
			l = " " + l[cut:]
		}
		f.WriteString(l + "\r\n")
	}
}

var icsEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

// text is a property with words in it.
func (f *icsFile) text(name, words string) { f.line(name + ":" + icsEscape.Replace(words)) }
