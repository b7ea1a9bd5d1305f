package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot/vn"
)

// A day, or an hour, as people add it to a command: "21/5", "ngày 21.5.2025", "hôm
// qua", "lúc 15h30". No area has such a name.
var (
	datedDay  = regexp.MustCompile(`(?i)(?:(?:ngày|ngay|kỳ|ky|đến|den)\s+)*\b(\d{1,2})(?:[/.-]|\s+(?:tháng|thang)\s+)(\d{1,2})(?:(?:[/.-]|\s+(?:năm|nam)\s+)(\d{4}|\d{2}))?\b`)
	spokenDay = regexp.MustCompile(`(?i)\bh[oô]m\s+(?:nay|qua|kia|trước|truoc)|(?:sáng|\bsang|\btrưa|\btrua|\bchiều|\bchieu|\btối|\btoi)\s+(?:nay|qua)\b|` +
		`(?:\bk[yỳ]|đợt|\bdot|\btuần|\btuan|\btháng|\bthang)\s+(?:này|nay|trước|truoc|đầu|dau|\d{1,2}\b)|\btoday\b|\byesterday\b`)
	hourOfDay = regexp.MustCompile(`(?i)(?:(?:tính|tinh|đến|den|lúc|luc)\s+)*\b\d{1,2}(?:h|:|\s*giờ|\s*gio)\s?(?:\d{2}\b)?`)
)

// cutDay takes days and hours out of what was typed with a command, and tells
// whether one of them is another than today: of other days there are no numbers,
// and none of another hour.
func cutDay(args string, today time.Time) (rest string, other bool) {
	for _, form := range []*regexp.Regexp{hourOfDay, datedDay, spokenDay} {
		for at := form.FindStringIndex(args); at != nil; at = form.FindStringIndex(args) {
			other = other || form == hourOfDay || !isToday(args[at[0]:at[1]], today)
			args = strings.Trim(args[:at[0]]+" "+args[at[1]:], space)
		}
	}
	return args, other
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
