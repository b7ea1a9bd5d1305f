package sample

import (
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// Areas lists the areas of the city that exist on the day, in official order
// and without the department's own. They have no ids.
func Areas(day time.Time) []bot.Area {
	var areas []bot.Area
	for _, a := range roster.CityAreas() {
		if a.Name != bot.DirectName && a.ValidOn(day) {
			areas = append(areas, a)
		}
	}
	return areas
}
