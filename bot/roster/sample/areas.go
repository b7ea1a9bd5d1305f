package sample

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"time"

	"vneidbot/bot"
)

// areasCSV are the areas of Hải Phòng with their codes and days: 15 districts
// until 30/6/2025, 114 communes since.
//
//go:embed areas.csv
var areasCSV string

// DirectArea is the area of the units that report straight to the department.
const DirectArea = "Báo cáo trực tiếp Sở"

// Areas lists the areas of the city that exist on the day, in official order
// and without DirectArea. They have no ids.
func Areas(day time.Time) []bot.Area {
	lines, err := csv.NewReader(strings.NewReader(areasCSV)).ReadAll()
	if err != nil {
		panic("sample: areas.csv: " + err.Error()) // embedded, so a fault of the build
	}
	var areas []bot.Area
	for i, l := range lines[1:] {
		a := bot.Area{Code: l[0], Name: l[1], Sort: i + 1, From: date(l[4]), To: date(l[5])}
		if a.ValidOn(day) {
			areas = append(areas, a)
		}
	}
	return areas
}

func date(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic("sample: areas.csv: " + err.Error())
	}
	return t
}
