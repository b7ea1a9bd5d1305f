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
	spokenDay = regexp.MustCompile(`(?i)\bh[oô]m\s+(?:nay|qua|kia|trước|truoc)|\bng[aà]y\s+(?:mai|kia)|(?:sáng|\bsang|\btrưa|\btrua|\bchiều|\bchieu|\btối|\btoi)\s+(?:nay|qua)\b|` +
		`(?:\bk[yỳ]|đợt|\bdot|\btuần|\btuan|\btháng|\bthang)\s+(?:này|nay|trước|truoc|đầu|dau|\d{1,2}\b)|\btoday\b|\byesterday\b`)
	dayOfWeek = regexp.MustCompile(`(?i)(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s+(?:này|tới|tuần\s+này|tuần\s+sau)`)
	thisDay   = regexp.MustCompile(`^(?:hom|sang|trua|chieu|toi) nay$`)
	hourOfDay = regexp.MustCompile(`(?i)(?:(?:tính|tinh|đến|den|lúc|luc)\s+)*\b\d{1,2}(?:h|:|\s*giờ|\s*gio)\s?(?:\d{2}\b)?`)
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
	for _, form := range []*regexp.Regexp{hourOfDay, datedDay, spokenDay, dayOfWeek} {
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
				if due, _ := read.Dates(text, today); len(due.Days) > 0 {
					asked.day = due.Days[0]
				}
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
	folded := vn.Fold(text)
	switch {
	case folded == "today" || thisDay.MatchString(folded):
		return today, false
	case strings.HasSuffix(folded, " qua") || folded == "yesterday":
		return today.AddDate(0, 0, -1), false
	case folded == "ngay mai":
		return today.AddDate(0, 0, 1), false
	case folded == "hom kia":
		return today.AddDate(0, 0, -2), false
	case folded == "ky truoc" || folded == "dot truoc":
		return time.Time{}, true
	}
	return time.Time{}, false
}
