package roster

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// cityCSV are the areas of Hải Phòng with their codes and days: 15 districts
// until 30/6/2025, 114 communes since.
//
//go:embed areas.csv
var cityCSV string

// CityAreas are the areas that a new folder begins with, in the official order:
// those of the city, and the department's own last. They have no ids.
func CityAreas() []bot.Area {
	lines, err := csv.NewReader(strings.NewReader(cityCSV)).ReadAll()
	if err != nil {
		panic("roster: areas.csv: " + err.Error()) // embedded, so a fault of the build
	}
	var areas []bot.Area
	for i, l := range lines[1:] {
		areas = append(areas, bot.Area{Code: l[0], Name: l[1], Sort: i + 1, From: cityDay(l[4]), To: cityDay(l[5])})
	}
	return append(areas, bot.Area{Name: bot.DirectName, Short: bot.DirectShort, Sort: bot.DirectSort})
}

func cityDay(s string) time.Time {
	day, ok := vn.Day(s)
	if !ok && s != "" {
		panic("roster: areas.csv: " + s)
	}
	return day
}
