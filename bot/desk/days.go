package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// A day, or an hour, as people add it to a command: "21/5", "ngày 21.5.2025", "hôm
// qua", "lúc 15h30". No area has such a name.
var (
	datedDay  = regexp.MustCompile(`(?i)(?:(?:ngày|ngay|kỳ|ky|đến|den)\s+)*\b(\d{1,2})(?:[/.-]|\s+(?:tháng|thang)\s+)(\d{1,2})(?:(?:[/.-]|\s+(?:năm|nam)\s+)(\d{4}|\d{2}))?\b`)
	spokenDay = regexp.MustCompile(`(?i)(?:\bng[aà]y\s+)?\bh[oô]m\s+(?:nay|qua|kia|trước|truoc)|\bng[aà]y\s+(?:mai|kia)|(?:sáng|\bsang|\btrưa|\btrua|\bchiều|\bchieu|\btối|\btoi)\s+(?:nay|qua)\b|` +
		`(?:\bk[yỳ]|đợt|\bdot|\bl[aầ]n|\btuần|\btuan|\btháng|\bthang)\s+(?:này|nay|trước|truoc|đầu|dau|\d{1,2}\b)|\btoday\b|\byesterday\b`)
	dayOfWeek = regexp.MustCompile(`(?i)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s+(?:này|tới|trước|tuần\s+(?:này|sau|trước|rồi))|\b(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat)\s+(?:nay|toi|truoc|tuan\s+(?:nay|sau|truoc|roi))\b|(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)`)
	pageOf    = regexp.MustCompile(`(?i)\b(trang\s+\d+)/\d+`) // as a table prints it
	passedDay = regexp.MustCompile(`(?i)\s(?:trước|rồi|truoc|roi)$`)
	thisDay   = regexp.MustCompile(`^(?:hom|sang|trua|chieu|toi) nay$`)
	hourOfDay = regexp.MustCompile(`(?i)(?:(?:tính|tinh|đến|den|lúc|luc)\s+)*\b\d{1,2}(?:[hg:]|\s*giờ|\s*gio)\s?(?:\d{2}\b)?|(?:^|\s)\d{1,2}\.(?:00|1[3-9]|[2-5]\d)(?:\s|$)`)
)

// askedDay is the day that was typed with a command.
type askedDay struct {
	typed bool      // a day or an hour was
	day   time.Time // zero for one that there is not
	last  bool      // the round before
	wrong string    // a day of the calendar that there is not, as it was typed
	hour  bool      // an hour was typed
}

// today tells whether it is this day, at no hour, or nothing was typed.
func (a askedDay) today(day time.Time) bool {
	return !a.typed || a.day.Equal(day) && !a.hour
}

// cutDay takes days and hours out of what was typed with a command. An hour alone is of
// today.
func cutDay(args string, today time.Time) (rest string, asked askedDay) {
	args = pageOf.ReplaceAllString(args, "$1")
	for _, form := range []*regexp.Regexp{hourOfDay, datedDay, dayOfWeek, spokenDay} {
		for at := form.FindStringIndex(args); at != nil; at = form.FindStringIndex(args) {
			text := args[at[0]:at[1]]
			asked.typed = true
			switch form {
			case hourOfDay:
				asked.hour = true
			case datedDay:
				part := datedDay.FindStringSubmatch(text)
				if asked.day = dated(part, today); asked.day.IsZero() {
					asked.wrong = strings.Trim(strings.Join(part[1:], "/"), "/")
				}
			case dayOfWeek:
				asked.day = weekdayAsked(text, today)
			default:
				asked.day, asked.last = saidInWords(text, today)
			}
			args = strings.Trim(args[:at[0]]+" "+args[at[1]:], space)
		}
	}
	if asked.hour && asked.day.IsZero() && !asked.last {
		asked.day = today
	}
	return args, asked
}

// weekdayAsked is a day of the week that was typed: "thứ sáu tuần trước"; alone it is the
// last one, for there are numbers of days that have passed.
func weekdayAsked(text string, today time.Time) time.Time {
	name := passedDay.ReplaceAllString(text, "")
	due, _ := read.Dates(name, today)
	if len(due.Days) == 0 {
		return time.Time{}
	}
	day, words := due.Days[0], len(strings.Fields(name))
	switch passed := name != text; {
	case passed && words == 3: // "thứ sáu tuần" of the week before
		return onWeekdayOf(today.AddDate(0, 0, -7), day.Weekday())
	case passed || words == 2:
		return today.AddDate(0, 0, -(int(today.Weekday())-int(day.Weekday())+7)%7)
	}
	return day
}

// onWeekdayOf is that day in the week of another, which begins on Monday.
func onWeekdayOf(t time.Time, day time.Weekday) time.Time {
	fromMonday := func(d time.Weekday) int { return (int(d) + 6) % 7 }
	return t.AddDate(0, 0, fromMonday(day)-fromMonday(t.Weekday()))
}

// dated is a day that was typed with its month; without a year the nearest one. Zero
// for one that there is not.
func dated(part []string, today time.Time) (nearest time.Time) {
	d, _ := strconv.Atoi(part[1])
	m, _ := strconv.Atoi(part[2])
	y, _ := strconv.Atoi(part[3])
	years := []int{y}
	switch {
	case part[3] == "":
		years = []int{today.Year() - 1, today.Year(), today.Year() + 1}
	case y < 100:
		years[0] += today.Year() / 100 * 100
	}
	for _, y := range years {
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if day.Day() == d && (nearest.IsZero() || day.Sub(today).Abs() < nearest.Sub(today).Abs()) {
			nearest = day
		}
	}
	return nearest
}

// saidInWords is a day that was said in words; zero where nobody knows which one.
func saidInWords(text string, today time.Time) (day time.Time, last bool) {
	folded := strings.Replace(vn.Fold(text), "ngay hom", "hom", 1)
	switch {
	case folded == "today" || thisDay.MatchString(folded):
		return today, false
	case strings.HasSuffix(folded, " qua") || folded == "yesterday":
		return today.AddDate(0, 0, -1), false
	case folded == "ngay mai":
		return today.AddDate(0, 0, 1), false
	case folded == "hom kia":
		return today.AddDate(0, 0, -2), false
	case folded == "ky truoc" || folded == "dot truoc" || folded == "lan truoc":
		return time.Time{}, true
	}
	return time.Time{}, false
}
