package read

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Moment is a time to come as people name it: how long from now, or an hour, of today
// unless a day is named.
type Moment struct {
	In   time.Duration // zero where an hour is named, or a day
	Day  time.Time     // midnight UTC, zero where no day is named
	Hour Hour          // NoHour where none is named
	Part DayPart       // of a day, where it is named and no hour
}

// DayPart is a part of a day; "" is none.
type DayPart string

// The parts of a day.
const (
	Morning   DayPart = "morning"
	Noon      DayPart = "noon"
	Afternoon DayPart = "afternoon"
	Evening   DayPart = "evening"
)

// MomentIn reads the one moment that a text names: "sáng mai 8h", "30 phút nữa". Rest is
// what the text says besides.
func MomentIn(text string, today time.Time) (m Moment, rest string, ok bool) {
	said := hoursInWords.Replace(strings.ToLower(plainText(text)))
	if at := fromNow.FindStringSubmatchIndex(said); at != nil && (at[2] >= 0 || at[8] >= 0) {
		m.In = howLong(said[at[4]:at[5]], said[at[6]:at[7]])
		return m, said[:at[0]] + said[at[1]:], true
	}
	if loneHour.MatchString(said) {
		said += "h"
	}
	due, problem := Dates(said, today)
	if problem.Kind != "" || len(due.Days) > 1 {
		return Moment{}, text, false
	}
	m.Hour = due.Units
	if len(due.Days) == 1 {
		m.Day = due.Days[0]
	}
	if m.Hour == NoHour {
		m.Part = dayPartOf(wordsOf(said))
	}
	return m, due.Rest, m.Hour != NoHour || m.Part != "" || !m.Day.IsZero()
}

// dayPartOf is the part of a day that the words name.
func dayPartOf(words []word) DayPart {
	for _, part := range []DayPart{Morning, Noon, Afternoon, Evening} {
		if has(words, dayParts[part]) {
			return part
		}
	}
	return ""
}

// loneHour is an hour by itself; fromNow is how long from now.
var (
	loneHour = regexp.MustCompile(`^\d{1,2}$`)
	fromNow  = regexp.MustCompile(`(sau |trong |trong vòng )?(\d{1,3}|nửa|nua) ?(phút|phut|p|tiếng|tieng|giờ|gio)\b(?: đồng hồ| dong ho)?( nữa| nua)?`)
)

// hoursInWords are the hours as they are spoken, the longer ones first.
var hoursInWords = strings.NewReplacer("mười một giờ", "11 giờ", "mười hai giờ", "12 giờ", "mười giờ", "10 giờ", "một giờ", "1 giờ", "hai giờ", "2 giờ",
	"ba giờ", "3 giờ", "bốn giờ", "4 giờ", "năm giờ", "5 giờ", "sáu giờ", "6 giờ", "bảy giờ", "7 giờ", "tám giờ", "8 giờ", "chín giờ", "9 giờ")

// howLong is "nửa tiếng", "30 phút".
func howLong(n, unit string) time.Duration {
	one := time.Hour
	if strings.HasPrefix(unit, "p") {
		one = time.Minute
	}
	k, err := strconv.Atoi(n)
	if err != nil {
		return one / 2
	}
	return time.Duration(k) * one
}

// PutsOff tells whether words beside a moment say that something is done then, and nothing
// else: "em báo", "nhắc em nhé".
func PutsOff(beside string) bool {
	words := wordsOf(beside)
	return !wasDone(words) && covered(words, puttingOff, acts, nameless, everyday, politeHeads, politeTails)
}
