package vn

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The forms of a day, folded. A month stands in the middle: "7/25/2025" is no day.
var (
	dayFirst  = regexp.MustCompile(`^(?:ngay )?(\d{1,2})\s*(?:[/.-]|\s|thang)\s*(\d{1,2})\s*(?:[/.-]|\s|nam)\s*(\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[t ][\d:.]+z?)?$`)
)

// Day reads a day in any common form: 1/7/2025, 01-07-25, 2025-07-01, "ngày
// 1 tháng 7 năm 2025". It is midnight UTC, the form in which areas keep days.
func Day(text string) (time.Time, bool) {
	text = strings.Join(strings.Fields(Fold(text)), " ")
	parts, year, day := dayFirst.FindStringSubmatch(text), 3, 1
	if parts == nil {
		parts, year, day = yearFirst.FindStringSubmatch(text), 1, 3
	}
	if parts == nil {
		return time.Time{}, false
	}
	y, _ := strconv.Atoi(parts[year])
	m, _ := strconv.Atoi(parts[2])
	d, _ := strconv.Atoi(parts[day])
	if len(parts[year]) == 2 {
		y += 2000
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, y >= 1900 && t.Day() == d && int(t.Month()) == m
}
