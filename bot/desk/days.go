package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot/vn"
)

// A day as people add it to a command: "21/5", "ngày 21.5.2025", "hôm qua". No
// area has such a name.
var (
	datedDay  = regexp.MustCompile(`(?i)(?:(?:ngày|ngay|kỳ|ky)\s+)?\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b`)
	spokenDay = regexp.MustCompile(`(?i)\bh[oô]m\s+(?:nay|qua|kia|trước|truoc)|\bk[yỳ]\s+(?:này|nay|trước|truoc)|\btoday\b|\byesterday\b`)
)

// cutDay takes a day out of what was typed with a command, and tells whether it
// is another one than today: of other days there are no numbers.
func cutDay(args string, today time.Time) (rest string, other bool) {
	for _, day := range []*regexp.Regexp{datedDay, spokenDay} {
		if at := day.FindStringIndex(args); at != nil {
			return strings.Trim(args[:at[0]]+args[at[1]:], space), !isToday(args[at[0]:at[1]], today)
		}
	}
	return args, false
}

func isToday(text string, today time.Time) bool {
	part := datedDay.FindStringSubmatch(text)
	if part == nil {
		folded := vn.Fold(text)
		return strings.HasSuffix(folded, " nay") || folded == "today"
	}
	d, _ := strconv.Atoi(part[1])
	m, _ := strconv.Atoi(part[2])
	y, _ := strconv.Atoi(part[3])
	return d == today.Day() && m == int(today.Month()) && (part[3] == "" || y%100 == today.Year()%100)
}
