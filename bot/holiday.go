package bot

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// Holidays are the days off that are no weekend, by their day as midnight UTC.
type Holidays map[time.Time]Holiday

// Holiday is one of them.
type Holiday struct {
	Name string
	Sure bool // announced; else what is to be expected
}

// holidays are the public ones of Việt Nam, as far as they are known. They are
// announced year by year: a line of date, name, yes or guess.
//
//go:embed holidays.csv
var holidays string

// PublicHolidays are those that come with the program. They are shared: they are
// not changed.
func PublicHolidays() Holidays { return publicHolidays() }

var publicHolidays = sync.OnceValue(func() Holidays {
	list, err := ReadHolidays(strings.NewReader(holidays))
	if err != nil {
		panic(err) // a test reads them
	}
	return list
})

// ReadHolidays reads lines of date, name and sure, under a heading.
func ReadHolidays(r io.Reader) (Holidays, error) {
	lines := csv.NewReader(r)
	lines.FieldsPerRecord = 3
	rows, err := lines.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, Fail(Invalid, "holidays", err)
	}
	list := make(Holidays, len(rows))
	for _, row := range rows[1:] {
		day, err := time.Parse(time.DateOnly, row[0])
		if _, twice := list[day]; err == nil && (twice || row[1] == "") {
			err = fmt.Errorf("%s is there twice, or has no name", row[0])
		}
		if err != nil {
			return nil, Fail(Invalid, "holidays", err)
		}
		list[day] = Holiday{Name: row[1], Sure: row[2] == "yes"}
	}
	return list, nil
}
