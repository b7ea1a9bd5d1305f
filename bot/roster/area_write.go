package roster

import (
	"io"
	"strconv"
	"strings"
	"time"

	"vneidbot/bot"
)

// WriteAreas writes the areas in the columns that ReadAreas knows best.
func WriteAreas(w io.Writer, f Format, areas []bot.Area) error {
	return areaPaper.write(w, f, func(yield func([]string) bool) {
		for _, a := range areas {
			if cells := areaCells(a); !yield(cells[:]) {
				return
			}
		}
	})
}

func areaCells(a bot.Area) [areaColumns]string {
	return [areaColumns]string{
		areaCode: a.Code, areaName: a.Name, areaShort: a.Short, areaSort: strconv.Itoa(a.Sort), areaOffice: a.Office,
		areaContact: a.Contact, areaPhone: a.Phone, areaFrom: dayCell(a.From), areaTo: dayCell(a.To),
		areaEarlier: strings.Join(a.Earlier, "; "),
	}
}

// dayCell is a day as it is written here: 1/7/2025.
func dayCell(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format("2/1/2006")
}
